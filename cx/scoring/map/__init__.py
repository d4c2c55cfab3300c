"""How well a map shows the truth, part by part."""
