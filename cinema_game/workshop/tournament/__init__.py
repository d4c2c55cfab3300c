"""Does the score measure anything? Players of known skill play a scenario on many class draws."""
