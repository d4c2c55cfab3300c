"""The state of a team's workshop: what was done, never what came of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from cinema_game.workshop.actions import Customers, Mark, Mode, Seed
from cinema_game.workshop.typed import Line, Name, Note
from cx.journey.map import JourneyMap
from cx.journey.point import MapPoint
from cx.model.plan import Choice, Plan
from cx.scenario.base import Frozen, Id
from cx.scenario.lessons import Phase
from cx.scenario.text import Language
from cx.scoring.forecast import Forecast

PHASES: tuple[Phase, ...] = (
    "briefing",
    "research",
    "map",
    "plan",
    "forecast",
    "reveal",
    "result",
    "debrief",
)
"""In the order of play; the strip on top of the screens."""

Lockable = Literal["research", "map", "plan", "forecast"]
Did = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,32}$")]
"""The `do` of an action."""


class Purchase(Frozen):
    """Evidence that was bought. What it found is computed from it, the seed and the draw."""

    id: Mark = Field(description="`METHOD.N`, N the number of the purchase.")
    method: Id
    segments: tuple[Id, ...] = ()
    round: int


class Prediction(Frozen):
    """A forecast of a round, by a member or (None) by the whole team."""

    round: int
    member: Name | None
    forecast: Forecast
    locked: bool = False


class Happening(Frozen):
    """An event that the trainer injected."""

    event: Id
    round: int
    taken: float = Field(default=0, description="Money it took; never more than the team could spare.")


class Reply(Frozen):
    """An answer given to a question of the micro-debrief or debrief."""

    question: Mark
    text: Note
    who: Name
    round: int


class Sealed(Frozen):
    """The map as it was when it was locked in a round."""

    round: int
    map: JourneyMap


class Step(Frozen):
    """How to go one change back (or forward): what was there before.

    A change of the map (also by research: a pin) names a point, its place and the point as it
    was (None: it was not there); a change of the plan keeps the choices as they were.
    """

    phase: Literal["map", "plan"]
    did: Did = Field(description="The action's `do`, to be told in the interface.")
    point: Mark | None = None
    place: int = 0
    before: MapPoint | None = None
    choices: tuple[Choice, ...] | None = None


class Seat(Frozen):
    """What belongs to one of two teams at one keyboard alone: the other does not see it."""

    owner: Id
    team: Name
    members: tuple[Name, ...]
    phase: Phase = "briefing"
    locks: tuple[Lockable, ...] = ()
    map: JourneyMap = JourneyMap()
    sealed: tuple[Sealed, ...] = ()
    plan: Plan = Plan()
    purchases: tuple[Purchase, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    answers: tuple[Reply, ...] = ()
    corrections: tuple[tuple[Mark, Id | None], ...] = ()
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


class Refused(Frozen):
    """A joint measure that one team proposed in a round, and the other did not want."""

    intervention: Id
    round: int


class Saved(Frozen):
    """A checkpoint: the workshop as it was after action number `sequence`.

    `name` is None for those that come by themselves: at the start of a round and before a reveal.
    """

    sequence: int
    name: Line | None
    at: AwareDatetime
    state: Workshop


class Workshop(Frozen):
    """Who plays what, and all that was decided. Equal states are equal values; JSON round trips.

    Results are not here: `results` computes them from this.
    """

    scenario: Id
    fingerprint: str = Field(max_length=128)
    seed: Seed
    draw: Seed
    customers: Customers
    team: Name
    members: tuple[Name, ...]
    language: Language
    mode: Mode
    owner: Id | None = Field(
        default=None, description="The company that the team at the keyboard plays; None: the first."
    )
    other: Seat | None = Field(
        default=None, description="The team that waits, where two share a keyboard; else nobody."
    )
    refused: tuple[Refused, ...] = ()

    sequence: int = Field(default=1, ge=1, lt=2**31, description="Actions accepted so far.")
    round: int = 1
    phase: Phase = "briefing"
    locks: tuple[Lockable, ...] = Field(default=(), description="Phases locked in the present round.")
    revealed: int = Field(default=0, description="Rounds revealed so far.")

    map: JourneyMap = JourneyMap()
    sealed: tuple[Sealed, ...] = ()
    plan: Plan = Plan()
    purchases: tuple[Purchase, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    injected: tuple[Happening, ...] = ()
    answers: tuple[Reply, ...] = ()
    corrections: tuple[tuple[Mark, Id | None], ...] = Field(
        default=(), description="What the team says its points stand for: point, touchpoint (None: nothing)."
    )

    done: tuple[Step, ...] = Field(default=(), description="What can be undone, the last at the end.")
    undone: tuple[Step, ...] = Field(default=(), description="What can be redone, the next at the end.")
    saved: tuple[Saved, ...] = ()

    began: AwareDatetime
    last_at: AwareDatetime
    last_by: Name
    last_did: Did

    @property
    def judged_map(self) -> JourneyMap:
        """The map that is scored: the one locked last, else the present one."""
        return self.sealed[-1].map if self.sealed else self.map

    @property
    def solo(self) -> bool:
        """One member plays for the team: their forecast is the team's."""
        return len(self.members) == 1

    def refused_now(self, intervention: str) -> bool:
        """Whether a joint measure was turned down in the present round."""
        return Refused(intervention=intervention, round=self.round) in self.refused

    @property
    def shared(self) -> bool:
        """Two teams share the keyboard."""
        return self.other is not None

    @property
    def sandbox(self) -> bool:
        """Everything is open and nothing is locked."""
        return self.mode == "sandbox"

    def locked(self, phase: Phase) -> bool:
        """Whether a phase of the present round is fixed."""
        return phase in self.locks

    def prediction(self, round_: int, member: str | None = None) -> Prediction | None:
        """The forecast of a member (None: the team) for a round, if one was written."""
        return next((p for p in self.predictions if p.round == round_ and p.member == member), None)
