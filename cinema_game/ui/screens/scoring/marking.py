"""The rows of the rubric with their marks, and what the levels of a row mean."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.message import Message

from cinema_game.facilitation.book import Book
from cinema_game.facilitation.calibration import Known
from cinema_game.facilitation.rubric import LEVELS, Criterion, Rubric
from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.scoring.room import Sheet
from cinema_game.ui.widgets.rows import Row, Rows, sentence

_STATE = 20
_DOTS = 9


class RubricRows(Rows):
    """A row a criterion; digits and + − mark the one under the cursor."""

    ACTIONS = (
        Command(
            "rubric.mark",
            "0",
            "mark(0)",
            N_("Rate"),
            N_("Mark this row; what each level means stands below."),
            key_name="0–4",
        ),
        *(
            Command(f"rubric.mark{n}", str(n), f"mark({n})", N_("Rate"), N_("Mark this row."), False, False)
            for n in LEVELS[1:]
        ),
        Command(
            "rubric.confirm",
            "space",
            "confirm",
            N_("Confirm"),
            N_("Make the computed level your own mark, and go to the next row."),
        ),
        Command("rows.open", "enter", "open", N_("Why"), N_("What the computed level is made of.")),
        Command("rubric.raise", "plus,equals_sign", "lift(1)", N_("Raise"), N_("A level up."), False, False),
        Command("rubric.lower", "minus", "lift(-1)", N_("Lower"), N_("A level down."), False, False),
        Command(
            "rubric.take",
            "delete,backspace",
            "take",
            N_("Take away"),
            N_("Take your mark away; what was computed counts again."),
            show=False,
        ),
    )

    class Marked(Message):
        """A level is wanted for the row under the cursor."""

        def __init__(self, criterion: str, level: int) -> None:
            super().__init__()
            self.criterion = criterion
            self.level = level

    class Lifted(Message):
        """The row under the cursor shall be some levels higher or lower."""

        def __init__(self, criterion: str, by: int) -> None:
            super().__init__()
            self.criterion = criterion
            self.by = by

    class Taken(Message):
        """The mark of the row under the cursor shall go."""

        def __init__(self, criterion: str) -> None:
            super().__init__()
            self.criterion = criterion

    class Confirmed(Message):
        """The computed level of the row under the cursor shall be the rater's own."""

        def __init__(self, criterion: str) -> None:
            super().__init__()
            self.criterion = criterion

    def action_confirm(self) -> None:
        """Ask for the computed level."""
        if self.cursor is not None:
            self.post_message(self.Confirmed(self.cursor))

    def action_mark(self, level: int) -> None:
        """Ask for a level."""
        if self.cursor is not None:
            self.post_message(self.Marked(self.cursor, level))

    def action_lift(self, by: int) -> None:
        """Ask for a level higher or lower."""
        if self.cursor is not None:
            self.post_message(self.Lifted(self.cursor, by))

    def action_take(self) -> None:
        """Ask for the mark to go."""
        if self.cursor is not None:
            self.post_message(self.Taken(self.cursor))


def rubric_rows(rubric: Rubric, book: Book, map_: str, sheet: Sheet | None, width: int) -> Iterable[Row]:
    """A line a criterion: its name, the level that counts, and whose it is."""
    room = max(16, width - _STATE - _DOTS - 3)
    for criterion in rubric.criteria:
        mark = book.mark(map_, criterion.id)
        computed = None if sheet is None else sheet.computed(criterion.id)
        level = computed if mark is None else mark.level
        name = plain(say(criterion.name)).truncate(room - 1, ellipsis=True)
        full = level or 0
        yield Row(
            Content.assemble(
                name,
                " " * (room - name.cell_length),
                (f"{'–' if level is None else level} ", "bold"),
                ("●" * full + "○" * (LEVELS[-1] - full), "$accent" if mark is not None else "$curve-other"),
                "   ",
                _state(
                    level,
                    computed,
                    marked=mark is not None,
                    noted=bool(mark and (mark.text or mark.comments)),
                ),
            ),
            criterion.id,
        )


def _state(level: int | None, computed: int | None, *, marked: bool, noted: bool) -> Content:
    if not marked:
        words = _("not marked") if level is None else _("computed")
        return Content.styled(words, "$foreground 60%")
    words = _("yours")
    if computed is not None and computed != level:
        words = _("yours, computed {n}").format(n=computed)
    return Content.assemble((words, "$accent"), " ✎" if noted else "")


def anchors(
    criterion: Criterion, book: Book, map_: str, sheet: Sheet | None, known: Known | None, width: int
) -> Iterable[Row]:
    """A sentence for each level of a row, and what was said of the mark.

    `known` is the right answer on the calibration map; it is told once the row is marked.
    """
    mark = book.mark(map_, criterion.id)
    computed = None if sheet is None else sheet.computed(criterion.id)
    for level, anchor in enumerate(criterion.anchors):
        mine, theirs = mark is not None and mark.level == level, computed == level
        sign = "●" if mine else "◦" if theirs else " "
        style = "$accent" if mine else "$foreground" if theirs and mark is None else "$foreground 70%"
        words = Content.assemble((f"{sign} {level} ", "bold $accent"), plain(say(anchor), style))
        for number, line in enumerate(words.wrap(max(8, width - 4))):
            yield Row(line if not number else Content.assemble("    ", line), f"level:{level}")
    if mark is not None and known is not None:
        yield from _answer(known, mark.level, width)
    if mark is not None and mark.reason:
        yield from sentence(plain(_("Your reason: {reason}").format(reason=mark.reason)), width)
    if mark is not None:
        for comment in comments_of(criterion, book, mark.comments):
            yield from sentence(plain(f"✎ {comment}"), width)
        if mark.text:
            yield from sentence(plain(f"✎ {mark.text}"), width)


def _answer(known: Known, given: int, width: int) -> Iterable[Row]:
    if known.level is None:
        told = Content("")
    elif known.level == given:
        told = Content.styled(_("Right: {level}.").format(level=known.level), "bold $emotion-good")
    else:
        told = Content.styled(_("The right level is {level}.").format(level=known.level), "bold $emotion-bad")
    words = " ".join(say(why) for why in known.why)
    yield from sentence(Content.assemble(told, " ", plain(words)), width)


def comments_of(criterion: Criterion, book: Book, ids: Iterable[str]) -> list[str]:
    """The sentences of the bank behind ids, shipped ones and the rater's own; dropped ones are left out."""
    bank = {phrase.id: say(phrase.text) for phrase in criterion.comments}
    bank |= {phrase.id: phrase.text for phrase in book.phrases}
    return [bank[id_] for id_ in ids if id_ in bank]
