"""Saved workshops: accepted means on the disk; opening mends what can be mended and says so."""
