"""The terminal: app, commands, screens, widgets, themes."""
