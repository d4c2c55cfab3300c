"""Judging a class: rubric, marks, agreement and all that can be computed of a team; pure, as play is."""
