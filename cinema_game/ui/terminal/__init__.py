"""Between the terminal and the game: what keys and pastes mean, and how the terminal is left as it was."""
