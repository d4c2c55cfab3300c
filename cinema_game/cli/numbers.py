"""Whole numbers on the command line, with their bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cyclopts import Parameter, Token
from cyclopts.validators import Number

_WHOLE = re.compile(r"[+-]?\d[\d_]{0,99}", re.ASCII)


def within(least: int, most: int) -> Parameter:
    """A parameter that takes whole numbers from `least` to `most`, and no 1.5 for a 2."""
    return Parameter(validator=Number(gte=least, lte=most), converter=_whole)


def _whole(_type: Any, tokens: Sequence[Token]) -> int:
    word = tokens[0].value.strip()
    if _WHOLE.fullmatch(word) is None:
        raise ValueError(word)
    return int(word)
