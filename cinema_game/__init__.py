"""The workshop: rules of play, saves, terminal, reports, command line."""
