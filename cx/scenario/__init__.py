"""What an author writes: the scenario, its models, its reader and its checks."""
