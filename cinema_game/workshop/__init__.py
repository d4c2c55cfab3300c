"""The rules of play, pure: a workshop is the fold of its actions."""
