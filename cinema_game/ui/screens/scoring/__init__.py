"""The scoring room: a facilitator marks the maps of a class, blind, row by row."""
