"""Thousands of plans under hundreds of draws, on one processor or many machines, to the same bits."""
