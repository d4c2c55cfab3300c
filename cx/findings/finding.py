"""What a finding is: a published fact, how it is looked for among simulated customers, and its band."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Literal

from cx.scenario.text import Text

if TYPE_CHECKING:
    from cx.findings.laboratory import Laboratory

Origin = Literal["emergent", "imposed"]
"""Whether a fact follows from forms made for other reasons, or from one that was given its shape or size."""
Status = Literal["confirmed", "recalled"]
"""Whether what is quoted was read in the source or its abstract (or computed), or is known from memory."""


@dataclass(frozen=True)
class Estimate:
    """A measured value with its 95 % Monte-Carlo interval: what other customers would have given."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Band:
    """Where a measured value is accepted, ends excluded: an effect above 0 is one."""

    low: float = -inf
    high: float = inf

    def holds(self, value: float) -> bool:
        """Whether the value is accepted; what is no number never is."""
        return self.low < value < self.high

    def surely(self, estimate: Estimate) -> bool:
        """Whether the whole interval is accepted."""
        return self.holds(estimate.low) and self.holds(estimate.high)


@dataclass(frozen=True)
class Part:
    """One number of a finding. `id` names it for programs, `name` says what is measured."""

    id: str
    name: Text
    band: Band
    origin: Origin = "emergent"


Measurement = Callable[["Laboratory"], tuple[Estimate, ...]]
"""Measures the parts of a finding, in their order."""


@dataclass(frozen=True)
class Finding:
    """A published fact and the experiment that looks for it."""

    id: str
    number: int
    title: Text
    what_is_run: Text
    """The experiment in a sentence."""
    why: Text
    """From which form of the model the fact follows, or which form imposes it."""
    citation: Text
    status: Status
    parts: tuple[Part, ...]
    measure: Measurement

    @property
    def origin(self) -> Origin:
        """`imposed` as soon as one part is."""
        return "imposed" if any(part.origin == "imposed" for part in self.parts) else "emergent"


@dataclass(frozen=True)
class Result:
    """A part of a finding and what was measured."""

    part: Part
    estimate: Estimate

    @property
    def holds(self) -> bool:
        """Whether the measured value lies in the band."""
        return self.part.band.holds(self.estimate.value)

    @property
    def surely(self) -> bool:
        """Whether the whole interval does."""
        return self.part.band.surely(self.estimate)


@dataclass(frozen=True)
class Verdict:
    """What came of a finding."""

    finding: Finding
    results: tuple[Result, ...]

    @property
    def holds(self) -> bool:
        """Whether every part holds."""
        return all(result.holds for result in self.results)


def above(low: float) -> Band:
    """Greater than `low`."""
    return Band(low=low)


def below(high: float) -> Band:
    """Less than `high`."""
    return Band(high=high)
