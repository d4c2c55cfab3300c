"""Who changed which mark when: a rater's whole book told line by line, what was replaced included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.book import Book, Mark
from cinema_game.facilitation.rules import apply
from cinema_game.language import N_
from cinema_game.workshop.refusal import RuleBroken
from cx.message import Message


@dataclass(frozen=True)
class Entry:
    """One line of the audit."""

    at: datetime
    rater: str
    map: str | None
    """A save's id or `CALIBRATION`; None where no map is concerned."""
    criterion: str | None
    point: str | None
    before: int | None
    """The level that stood there: a mark, else what was computed."""
    after: int | None
    """The level that stands now; None where no mark does."""
    said: Message
    """What was done, without the names of map and row."""


def audit(books: Iterable[Sequence[do.MarkAction]]) -> tuple[Entry, ...]:
    """All that was done in some books, the oldest first; what one rater did stays in its order.

    A clock may go back: what was done after it counts as done at the latest time that it had shown.
    """
    timed = [
        (latest, entry)
        for log in books
        for told in [tuple(_told(log))]
        for latest, entry in zip(accumulate((entry.at for entry in told), max), told, strict=True)
    ]
    return tuple(entry for _latest, entry in sorted(timed, key=lambda one: one[0]))


def _told(log: Sequence[do.MarkAction]) -> Iterable[Entry]:
    book: Book | None = None
    for action in log:
        try:
            after = apply(book, action)
        except RuleBroken:
            # A journal with a loss in it: what came before this action is not known any more.
            continue
        yield _entry(book or after, after, action)
        book = after


def _entry(before: Book, after: Book, action: do.MarkAction) -> Entry:
    map_, criterion, point = _about(before, action)
    old = new = None
    if map_ is not None and criterion is not None:
        old, new = before.mark(map_, criterion), after.mark(map_, criterion)
    return Entry(
        at=action.at,
        rater=after.rater,
        map=map_,
        criterion=criterion,
        point=point,
        before=_level(old, new),
        after=None if new is None else new.level,
        said=_said(action, old),
    )


def _about(book: Book, action: do.MarkAction) -> tuple[str | None, str | None, str | None]:
    match action:
        case do.PutMark() | do.TakeMark():
            return action.map, action.criterion, None
        case do.Correct() | do.Uncorrect():
            return action.map, None, action.point
        case do.Undo():
            step = book.done[-1]
            return step.map, step.criterion, step.point
    return None, None, None


def _level(old: Mark | None, new: Mark | None) -> int | None:
    if old is not None:
        return old.level
    return None if new is None else new.computed


def _said(action: do.MarkAction, old: Mark | None) -> Message:
    match action:
        case do.OpenBook():
            return Message(N_("began to mark"))
        case do.AdoptRubric():
            return Message(N_("went on with another rubric"))
        case do.Deal():
            return Message(N_("took in maps: {count}"), {"count": len(action.maps)})
        case do.SkipCalibration():
            return Message(N_("skipped the calibration map: {reason}"), {"reason": action.reason})
        case do.KeepPhrase():
            return Message(N_("kept a sentence: “{text}”"), {"text": action.text})
        case do.DropPhrase():
            return Message(N_("dropped a sentence of the own bank"))
        case do.Correct():
            return Message(
                N_("said what a point stands for: {touchpoint}")
                if action.touchpoint
                else N_("said that a point stands for nothing"),
                {"touchpoint": action.touchpoint},
            )
        case do.Uncorrect():
            return Message(N_("left a match to the program again"))
        case do.TakeMark():
            return Message(N_("took the mark {before} away"), {"before": "—" if old is None else old.level})
        case do.Undo():
            return Message(N_("took the last change back"))
        case do.PutMark():
            return _marked(action, old)


def _marked(action: do.PutMark, old: Mark | None) -> Message:
    params = {
        "level": action.level,
        "before": None if old is None else old.level,
        "computed": action.computed,
        "reason": action.reason,
    }
    if action.computed is not None and action.level != action.computed:
        return Message(N_("marked {level} in place of the computed {computed}: {reason}"), params)
    if old is not None:
        return Message(N_("marked {level} in place of {before}"), params)
    return Message(N_("marked {level}"), params)
