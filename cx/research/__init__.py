"""Evidence: what each method of research finds when it asks the simulated customers themselves."""
