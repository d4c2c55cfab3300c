"""How much a scenario may be. Every message that refuses something for its size names the number."""

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
DIAGNOSTICS = 500
"""Faults told in one run."""
DIGITS = 15
"""Digits of a number."""
