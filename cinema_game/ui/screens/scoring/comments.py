"""The comment bank of a row: ready sentences on Space, own words on Enter, own sentences to keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.book import Mark
from cinema_game.facilitation.rubric import Criterion
from cinema_game.language import N_, _, say
from cinema_game.store.errors import StoreError
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.screens.scoring.room import Room
from cinema_game.ui.widgets.field import Field
from cinema_game.ui.widgets.rows import Row, Rows, sentence
from cinema_game.workshop.refusal import RuleBroken
from cinema_game.workshop.typed import LINE_LIMIT, NOTE_LIMIT, TextRefused, clean


@dataclass(frozen=True)
class Said:
    """What is said of a mark: ids of the bank, own words."""

    comments: tuple[str, ...]
    text: str | None


class Comments(Dialog[Said | None]):
    """Space takes a sentence or leaves it out; Ctrl+N keeps the comment; Esc changes nothing."""

    ACTIONS = (
        Command("comments.done", "ctrl+n", "done", N_("Keep"), N_("Keep the comment beside the mark.")),
        Command(
            "comments.toggle", "space", "pick", N_("Take it"), N_("Take this sentence, or leave it out.")
        ),
        Command(
            "comments.keep",
            "insert,ctrl+s",
            "keep",
            N_("Into the bank"),
            N_("Keep the words below as a sentence of your own bank."),
        ),
        Command(
            "comments.drop",
            "delete",
            "drop",
            N_("Drop"),
            N_("Take a sentence of your own out of the bank."),
            show=False,
        ),
        CLOSE,
    )
    HELP = N_(
        "Take ready sentences with Space, write your own words below and press Enter. A sentence you will "
        "need again goes into your own bank with Ins. Esc leaves the comment as it was."
    )
    AUTO_FOCUS = "#bank"
    DEFAULT_CSS = """
    Comments > Vertical { width: 94%; max-width: 110; height: auto; max-height: 92%; padding: 1 2;
        background: $surface; border: round $primary; }
    Comments Static { height: auto; }
    Comments #title { text-style: bold; margin-bottom: 1; }
    Comments VerticalScroll { height: auto; max-height: 12; scrollbar-size-vertical: 1; }
    Comments #own { margin-top: 1; }
    Comments #wrong { color: $warning; }
    """

    def __init__(self, room: Room, criterion: Criterion, mark: Mark | None) -> None:
        super().__init__()
        self._room = room
        self._row = criterion
        self._taken = list(mark.comments) if mark is not None else []
        self._text = (mark.text if mark is not None else None) or ""

    def body(self) -> Iterable[Widget]:
        """The bank, own words."""
        with Vertical():
            yield Static(plain(say(self._row.name)), id="title")
            with VerticalScroll(can_focus=False):
                yield Rows(scrolls=True, id="bank")
            yield Static(Content(_("Your own words")), id="own", classes="quiet")
            yield Field(self._text, id="words", compact=True)
            yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        """The sentences."""
        self._show()

    @property
    def bank(self) -> dict[str, str]:
        """Sentences for this row, the shipped ones first."""
        own = {one.id: one.text for one in self._room.book.phrases if one.criterion == self._row.id}
        return {**{one.id: say(one.text) for one in self._row.comments}, **own}

    def _show(self) -> None:
        self.query_one(Rows).show(self._lines)

    def _lines(self, width: int) -> Iterable[Row]:
        if not self.bank:
            yield from sentence(_("The bank is empty. Write below and press Ins to fill it."), width)
        for id_, text in self.bank.items():
            sign = ("[✓] ", "bold $accent") if id_ in self._taken else ("[ ] ", "$foreground 60%")
            words = Content.assemble(sign, plain(text))
            for number, line in enumerate(words.wrap(max(8, width - 4))):
                yield Row(line if not number else Content.assemble("    ", line), id_)

    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_pick()

    def action_pick(self) -> None:
        """Take the sentence under the cursor, or leave it out."""
        if (id_ := self.query_one(Rows).cursor) is not None:
            self._taken = (
                [one for one in self._taken if one != id_] if id_ in self._taken else [*self._taken, id_]
            )
            self._show()

    def action_keep(self) -> None:
        """The words below become a sentence of the rater's own bank, taken at once."""
        if (text := self._clean(LINE_LIMIT)) is None:
            return
        action = do.KeepPhrase(who=self._room.book.rater, criterion=self._row.id, text=text)
        if self._carry_out(action):
            self._taken.append(action.id)
            self.query_one(Input).value = ""
            self._show()

    def action_drop(self) -> None:
        """A sentence of the rater's own leaves the bank."""
        id_ = self.query_one(Rows).cursor
        if id_ not in {one.id for one in self._room.book.phrases}:
            self._tell(_("Only sentences of your own can be dropped."))
        elif self._carry_out(do.DropPhrase(who=self._room.book.rater, phrase=str(id_))):
            self._taken = [one for one in self._taken if one != id_]
            self._show()

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Give what is said."""
        text = None
        if self.query_one(Input).value.strip() and (text := self._clean(NOTE_LIMIT)) is None:
            return
        self.dismiss(Said(tuple(self._taken), text))

    def _clean(self, limit: int) -> str | None:
        try:
            return clean(self.query_one(Input).value, limit)
        except TextRefused as refused:
            self._tell(say(refused.message))
            return None

    def _carry_out(self, action: do.MarkAction) -> bool:
        try:
            self._room.do(action)
        except (RuleBroken, StoreError) as refused:
            self._tell(say(refused.message))
            return False
        self._tell("")
        return True

    def _tell(self, sentence_: str) -> None:
        self.query_one("#wrong", Static).update(plain(sentence_))
