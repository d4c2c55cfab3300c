"""How much a scenario may be. Every message that refuses something for its size names the number.

What is counted in `cx.model` grows with these: one chunk of customers holds an array for every touchpoint
and every firm. Whatever they allow can be played; what a run may be beside that, `cx.model.work` says.
"""

from __future__ import annotations

BYTES = 2_000_000
"""Size of one file; the largest case that ships is about a tenth of it."""
DEPTH = 40
"""Levels of lists and mappings inside each other; the format itself needs eight."""
NODES = 200_000
"""Values in all files of a scenario together, with every alias counted at its full size."""
ALIASES = 500
"""References (`*name`) in one file."""
REPAIRS = 25
"""Faulty lines after which the reader stops looking for more faults of syntax."""
READ_AGAIN = 5_000_000
"""Characters of a file that are read again to look past faulty lines: in a large file fewer are mended."""
DIAGNOSTICS = 500
"""Faults told in one run."""
DIGITS = 15
"""Digits of a number."""

TEXT = 8_000
"""Characters of a text."""
SOURCE = 300
"""Characters of the origin of a number."""
FACE = 8
"""Characters of a segment's face."""

SEGMENTS = 12
OWNERS = 8
THIRD_PARTIES = 8
SCREENS = 60
TEAMS = 60
STAGES = 40
TOUCHPOINTS = 200
"""Of a stage, and of all stages together."""
SYNONYMS = 40
DECOYS = 100
INTERVENTIONS = 120
LINKS = 120
"""Other interventions that one needs, boosts or excludes, or that soften an event."""
EVENTS = 120
RIVALS = 20
METHODS = 30
NAMES = 40
"""People of a segment."""
RULES = 8
ROUNDS = 40
WEEKS = 53
"""Of a round."""
HORIZON = 520
"""Weeks over which a plan is valued."""
PER_ROUND = 20
"""Interventions that a team may start in one round."""
CELLS = 25_000
"""Weeks, of the game or to the horizon, times touchpoints; the cases that ship have a sixth."""
HISTORY = 60
"""Points of the briefing's chart."""
CARDS = 200
VOICES = 100
"""Sentences of a segment at a touchpoint in one mood."""
AGENDAS = 20
STEPS = 100
"""Of an agenda."""
QUESTIONS = 200
PRESETS = 20
PEOPLE = 100_000
"""Customers whom a method of research looks at."""
HOURS = 1_440
"""Minutes of play or of an agenda."""

MONEY = 1e12
TIME = 1e6
"""Minutes, hours, weeks, months: of a wait, a delay, a repair."""
VISITS = 1_000
"""Visits a year, people who come together."""
