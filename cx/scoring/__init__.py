"""The three scores, kept apart: map, forecast, result."""
