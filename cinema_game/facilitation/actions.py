"""Everything that a rater can do: who, when, what. A rater's book is the fold of these (`rules.apply`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from cinema_game.facilitation.rubric import Level
from cinema_game.workshop.actions import Deed
from cinema_game.workshop.actions import Mark as Handle
from cinema_game.workshop.typed import Line, Note
from cx.scenario.base import Id

CALIBRATION = "@calibration"
"""The map with known marks, in the place of a save's id."""

MapId = Annotated[str, StringConstraints(pattern=r"^(@calibration|[A-Za-z0-9][A-Za-z0-9._() -]{0,99})$")]
"""A saved workshop by the name of its folder, or `CALIBRATION`."""
PointId = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Fingerprint = Annotated[str, StringConstraints(min_length=1, max_length=128)]


class OpenBook(Deed):
    """A rater (`who`) begins a book of marks: the first action, and never again."""

    do: Literal["open"] = "open"
    rubric: Fingerprint
    criteria: tuple[Id, ...] = Field(min_length=1, max_length=20)


class AdoptRubric(Deed):
    """From here on the marks follow another rubric; marks of criteria that it does not have rest."""

    do: Literal["adopt"] = "adopt"
    rubric: Fingerprint
    criteria: tuple[Id, ...] = Field(min_length=1, max_length=20)


class Deal(Deed):
    """Further maps come to the end of the blind order; their places are their neutral names."""

    do: Literal["deal"] = "deal"
    maps: tuple[MapId, ...] = Field(min_length=1, max_length=1_000)


class PutMark(Deed):
    """A level for a criterion of a map; a later one replaces it.

    `computed` is the level that the program had filled in, if it had: where `level` differs from it,
    a `reason` is due. `comments` are ids of the bank's sentences, `text` is the rater's own comment.
    """

    do: Literal["mark"] = "mark"
    map: MapId
    criterion: Id
    level: Level
    computed: Level | None = None
    reason: Line | None = None
    comments: tuple[Handle, ...] = Field(default=(), max_length=20)
    text: Note | None = None


class TakeMark(Deed):
    """A mark is taken away; what was computed counts again."""

    do: Literal["take"] = "take"
    map: MapId
    criterion: Id


class Correct(Deed):
    """A point of a map stands for another touchpoint than the program thought (None: for nothing)."""

    do: Literal["correct"] = "correct"
    map: MapId
    point: PointId
    touchpoint: Id | None


class Uncorrect(Deed):
    """What the program thought of a point counts again."""

    do: Literal["uncorrect"] = "uncorrect"
    map: MapId
    point: PointId


class SkipCalibration(Deed):
    """The rater goes to the real maps without the map with known marks, and says why."""

    do: Literal["skip_calibration"] = "skip_calibration"
    reason: Line


class KeepPhrase(Deed):
    """A sentence for the rater's own comment bank; its id is this action's id."""

    do: Literal["keep_phrase"] = "keep_phrase"
    criterion: Id
    text: Line


class DropPhrase(Deed):
    """A sentence leaves the rater's own bank; comments made with it keep it."""

    do: Literal["drop_phrase"] = "drop_phrase"
    phrase: Handle


class Undo(Deed):
    """The last change of a mark or match that still stands is taken back; itself no step to take back."""

    do: Literal["undo"] = "undo"


MarkAction = Annotated[
    OpenBook
    | AdoptRubric
    | Deal
    | PutMark
    | TakeMark
    | Correct
    | Uncorrect
    | SkipCalibration
    | KeepPhrase
    | DropPhrase
    | Undo,
    Field(discriminator="do"),
]
"""Any of them, told apart by `do`."""

MARK_ACTION: TypeAdapter[MarkAction] = TypeAdapter(MarkAction)
