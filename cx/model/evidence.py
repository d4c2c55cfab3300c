"""What an outcome keeps of its run, to make tables and differences when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass

from cx.model.exact import Doubles
from cx.model.happening import Happening
from cx.model.plan import Plan
from cx.model.record import Page, Roll


@dataclass(frozen=True)
class Evidence:
    """Sums by replicate, pages of recorded visits, the customers at the end, and what was run."""

    emotion: Doubles
    """(rounds, T, S + K) sums of felt emotion by segment, then by replicate."""
    met: Doubles
    """(rounds, T, S + K) encounters."""
    pages: tuple[Page, ...]
    roll: Roll
    plan: Plan
    happenings: tuple[Happening, ...]
