"""Everything that can happen in a workshop: who, when, what.

A workshop is the fold of these (`rules.apply`). Each is a small frozen model; the union
`Action` is told apart by `do`. Its id and its time come by themselves:
`Choose(who="Anna", intervention="honest_sound")` is a whole action.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal, Self
from uuid import uuid4

from pydantic import AwareDatetime, Field, StringConstraints, TypeAdapter, model_validator

from cinema_game.workshop.typed import Line, Name, Note
from cx.journey.point import ALL, Curve, Evidence, Feeling, Importance, Key, Version
from cx.scenario.base import Frozen, Id
from cx.scenario.lessons import Phase
from cx.scenario.text import Language
from cx.scenario.touchpoints import Kind
from cx.scoring.forecast import Forecast

TRAINER = "@trainer"
"""Who acts when the class acts: may lock, inject, rewind and go on for a team."""

Mode = Literal["play", "sandbox", "tutorial"]
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-z._:-]{1,64}$")]
"""A name made by the program: an action, a point, a purchase, a question."""
Seed = Annotated[int, Field(ge=0, lt=2**63)]

Customers = Annotated[int, Field(ge=1, le=1_000_000)]
"""Simulated ones. A tournament, which saves nothing, may ask for so many."""


def _new_mark() -> str:
    return uuid4().hex


def _now() -> datetime:
    return datetime.now(UTC)


class Deed(Frozen):
    """What every action says: its own id, when and who (a member's name or `TRAINER`)."""

    id: Mark = Field(default_factory=_new_mark)
    at: AwareDatetime = Field(default_factory=_now)
    who: Name


class Second(Frozen):
    """The second team at one keyboard, and the company that it plays."""

    owner: Id
    team: Name
    members: tuple[Name, ...] = Field(min_length=1, max_length=8)


class Begin(Deed):
    """A workshop begins: the first action, and never again."""

    do: Literal["begin"] = "begin"
    scenario: Id
    fingerprint: str = Field(max_length=128, description="Of the scenario's files, to notice a change.")
    seed: Seed = Field(description="Of the customers' draws, the same for every team of a class.")
    draw: Seed = Field(description="The class's draw of hidden parameters, events and deck.")
    team: Name
    members: tuple[Name, ...] = Field(min_length=1, max_length=8)
    language: Language
    mode: Mode = "play"
    customers: Customers = 20_000
    second: Second | None = Field(
        default=None, description="Another team at the same keyboard; None: one team alone."
    )


class Move(Deed):
    """The team looks at another phase."""

    do: Literal["move"] = "move"
    phase: Phase


class Lock(Deed):
    """The team fixes its research, map or plan of this round. A plan's lock fixes all three."""

    do: Literal["lock"] = "lock"
    phase: Phase


class BuyEvidence(Deed):
    """A research method is bought; what is known cannot be given back."""

    do: Literal["buy_evidence"] = "buy_evidence"
    method: Id
    segments: tuple[Id, ...] = Field(default=(), max_length=12)


class PinEvidence(Deed):
    """A card of evidence is pinned to a point of the map."""

    do: Literal["pin_evidence"] = "pin_evidence"
    evidence: Mark = Field(description="`PURCHASE` or `PURCHASE:CARD`.")
    point: Mark


class UnpinEvidence(Deed):
    """A card of evidence is taken off a point."""

    do: Literal["unpin_evidence"] = "unpin_evidence"
    evidence: Mark
    point: Mark


class AddPoint(Deed):
    """A card of the deck (`ref`) or an own point (`name`) comes on the map; its id is this action's id."""

    do: Literal["add_point"] = "add_point"
    stage: Id
    ref: Id | None = None
    name: Line | None = None
    kind: Kind = "direct"
    index: int | None = Field(
        default=None, ge=0, le=1_000, description="Place within the stage; None: the last."
    )

    @model_validator(mode="after")
    def _a_card_or_a_name(self) -> Self:
        if (self.ref is None) == (self.name is None):
            raise ValueError("a point is either a card of the deck (ref) or the team's own (name)")
        return self


class Entry(Frozen):
    """What changes on a point: only the fields that are given; `clear` empties text and choices."""

    name: Line | None = None
    need: Line | None = None
    comment: Note | None = None
    kind: Kind | None = None
    screen: Id | None = None
    team: Id | None = None
    importance: Importance | None = None
    evidence: Evidence | None = None
    clear: tuple[Literal["need", "comment", "screen", "team"], ...] = ()


class EditPoint(Deed):
    """Fields of a point are filled in."""

    do: Literal["edit_point"] = "edit_point"
    point: Mark
    entry: Entry


class Feel(Deed):
    """A point of an emotion curve is set (None wipes it)."""

    do: Literal["feel"] = "feel"
    point: Mark
    value: Feeling | None
    curve: Curve = ALL
    version: Version = "as_is"


class MarkKey(Deed):
    """A point becomes a key moment, another kind of it, or none."""

    do: Literal["mark_key"] = "mark_key"
    point: Mark
    key: Key | None


class MovePoint(Deed):
    """A point goes to another place of the journey."""

    do: Literal["move_point"] = "move_point"
    point: Mark
    stage: Id
    index: int | None = Field(default=None, ge=0, le=1_000)


class RemovePoint(Deed):
    """A point leaves the map; a card goes back to the deck."""

    do: Literal["remove_point"] = "remove_point"
    point: Mark


class CorrectMatch(Deed):
    """In the debrief: a point stands for another touchpoint than the program thought (None: for nothing)."""

    do: Literal["correct_match"] = "correct_match"
    point: Mark
    touchpoint: Id | None


class TrustMatch(Deed):
    """What the program thought of a point counts again."""

    do: Literal["trust_match"] = "trust_match"
    point: Mark


class Choose(Deed):
    """An intervention is chosen for the present round (in the sandbox for any round)."""

    do: Literal["choose"] = "choose"
    intervention: Id
    touchpoint: Id | None = None
    round: int | None = Field(default=None, ge=1, le=40, description="Sandbox only; None: the present one.")


class Drop(Deed):
    """A choice of the present round (in the sandbox: any) is taken back."""

    do: Literal["drop"] = "drop"
    intervention: Id


class Refuse(Deed):
    """A joint measure that the other team proposed is not wanted. To agree is to choose it as well."""

    do: Literal["refuse"] = "refuse"
    intervention: Id


class HandOver(Deed):
    """The laptop goes to the other team; what is private stays with each."""

    do: Literal["hand_over"] = "hand_over"


class Predict(Deed):
    """A forecast is written for the coming reveal: a member's own, or (None) the whole team's."""

    do: Literal["predict"] = "predict"
    member: Name | None = None
    forecast: Forecast


class LockForecast(Deed):
    """A forecast is fixed: a member's own, or (None) the whole team's."""

    do: Literal["lock_forecast"] = "lock_forecast"
    member: Name | None = None


class Reveal(Deed):
    """The round is played; from here on its result may be seen."""

    do: Literal["reveal"] = "reveal"


class NextRound(Deed):
    """The next round begins: new money, locks open again."""

    do: Literal["next_round"] = "next_round"


class Answer(Deed):
    """An answer to a question of a micro-debrief or of the debrief; a later one replaces it."""

    do: Literal["answer"] = "answer"
    question: Mark
    text: Note


class Inject(Deed):
    """The trainer lets an event happen in the present round."""

    do: Literal["inject"] = "inject"
    event: Id


class Undo(Deed):
    """The last change made in a phase (None: the present one) is taken back."""

    do: Literal["undo"] = "undo"
    phase: Phase | None = None


class Redo(Deed):
    """What was taken back last in a phase (None: the present one) is done again."""

    do: Literal["redo"] = "redo"
    phase: Phase | None = None


class Checkpoint(Deed):
    """The present state can be come back to."""

    do: Literal["checkpoint"] = "checkpoint"
    name: Line


class Rewind(Deed):
    """The workshop goes back to a checkpoint; the log of what happened stays."""

    do: Literal["rewind"] = "rewind"
    to: int = Field(ge=1, description="Sequence number of the checkpoint.")


Action = Annotated[
    Begin
    | Move
    | Lock
    | BuyEvidence
    | PinEvidence
    | UnpinEvidence
    | AddPoint
    | EditPoint
    | Feel
    | MarkKey
    | MovePoint
    | RemovePoint
    | CorrectMatch
    | TrustMatch
    | Choose
    | Drop
    | Refuse
    | HandOver
    | Predict
    | LockForecast
    | Reveal
    | NextRound
    | Answer
    | Inject
    | Undo
    | Redo
    | Checkpoint
    | Rewind,
    Field(discriminator="do"),
]
"""Any of them. `ACTION.validate_json(line)` reads one; `action.model_dump_json()` writes it."""

ACTION: TypeAdapter[Action] = TypeAdapter(Action)
