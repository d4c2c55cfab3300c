"""A plan: which interventions start in which round."""

from __future__ import annotations

from typing import Self

from cx.scenario.base import Frozen


class Choice(Frozen):
    """One intervention, started at the beginning of a round (1 = the first), perhaps at one touchpoint."""

    intervention: str
    round: int = 1
    touchpoint: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `ID[@ROUND[:TOUCHPOINT]]`; ValueError with a sentence if it is not of that form."""
        name, _, rest = text.strip().partition("@")
        round_, _, touchpoint = rest.partition(":")
        if not name or ("@" in text and not round_.isascii()) or ("@" in text and not round_.isdigit()):
            raise ValueError(
                f"“{text}” is not a choice: write ID, ID@ROUND or ID@ROUND:TOUCHPOINT, e.g. honest_sound@2"
            )
        return cls(intervention=name, round=int(round_ or 1), touchpoint=touchpoint or None)

    def __str__(self) -> str:
        return f"{self.intervention}@{self.round}" + (f":{self.touchpoint}" if self.touchpoint else "")


class Plan(Frozen):
    """Interventions by round, in the order of choosing. Immutable: `add` gives a new plan.

    `waits` are weeks by which everything chosen in a round starts later, because the
    team waited for its research.
    """

    choices: tuple[Choice, ...] = ()
    waits: tuple[tuple[int, float], ...] = ()

    def add(self, intervention: str, round: int = 1, touchpoint: str | None = None) -> Plan:
        """This plan with one more intervention."""
        choice = Choice(intervention=intervention, round=round, touchpoint=touchpoint)
        return self.model_copy(update={"choices": (*self.choices, choice)})

    def without(self, intervention: str) -> Plan:
        """This plan without an intervention, whatever its round."""
        rest = tuple(choice for choice in self.choices if choice.intervention != intervention)
        return self.model_copy(update={"choices": rest})

    def until(self, round: int) -> Plan:
        """What was chosen up to and including a round."""
        return Plan(
            choices=tuple(choice for choice in self.choices if choice.round <= round),
            waits=tuple(wait for wait in self.waits if wait[0] <= round),
        )

    @property
    def interventions(self) -> tuple[str, ...]:
        """Their ids, in the order of choosing."""
        return tuple(choice.intervention for choice in self.choices)

    def __len__(self) -> int:
        return len(self.choices)


class PlanError(ValueError):
    """A plan that the scenario does not allow; the message says what, where and what to do."""
