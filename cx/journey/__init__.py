"""What a team draws: the journey map, and how its points are matched with the truth."""
