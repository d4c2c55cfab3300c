"""What came of workshops: every run of the game is made here, once, whoever asks for it."""
