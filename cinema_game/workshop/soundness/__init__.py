"""Whether a state that came from a file is one that play can lead to, one concern a file."""
