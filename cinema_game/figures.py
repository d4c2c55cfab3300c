"""Numbers as people of each language write them: thin space and decimal comma in Russian, a real minus."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime

from cinema_game.language import _, current

_THIN = "\u202f"


def number(value: float, digits: int = 0, *, sign: bool = False) -> str:
    """`-1234.5` as `−1,234.5` or `−1 234,5`; a dash where there is no number."""
    if not math.isfinite(value):
        return "—"
    rounded = round(value, digits) + 0.0
    text = f"{abs(rounded):,.{digits}f}"
    if current() == "ru":
        text = text.replace(",", _THIN).replace(".", ",")
    mark = "−" if rounded < 0 else "+" if sign and rounded > 0 else ""
    return mark + text


def percent(share: float, digits: int = 0, *, sign: bool = False) -> str:
    """A share 0..1 as a percentage, with the space that Russian puts before the sign."""
    gap = _THIN if current() == "ru" else ""
    return number(share * 100, digits, sign=sign) + (gap + "%" if math.isfinite(share) else "")


def interval(low: float, high: float, digits: int = 0) -> str:
    """`low…high`."""
    return f"{number(low, digits)}…{number(high, digits)}"


def when(moment: datetime) -> str:
    """A moment as people say it: `today 14:10`, otherwise the date."""
    local = _local(moment)
    days = (datetime.now().astimezone().date() - local.date()).days
    clock = f"{local:%H:%M}"
    if days == 0:
        return _("today {clock}").format(clock=clock)
    if days == 1:
        return _("yesterday {clock}").format(clock=clock)
    return day(local)


def day(moment: datetime) -> str:
    """A date as each language writes it."""
    local = _local(moment)
    return f"{local:%d.%m.%Y}" if current() == "ru" else f"{local:%Y-%m-%d}"


def _local(moment: datetime) -> datetime:
    """By the clock of this place; at the ends of the calendar, which has no room to shift, as it is."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return moment


def decimals(values: Iterable[float]) -> int:
    """How many decimals a row of figures wants: none for whole numbers, else one."""
    return 0 if all(value == int(value) for value in values) else 1
