"""What can be taken out of the game: tables and files for people and for programs."""
