"""What the rules of play allow and what each action does, one file a concern."""
