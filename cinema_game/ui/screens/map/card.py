"""The card of a point: everything the team wants to write about it. Closing it keeps what was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.feelings import FULL, feeling
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import Dialog
from cinema_game.ui.screens.map.rows import (
    EVIDENCE,
    KEYS,
    KINDS,
    NONE,
    ROWS,
    STRONGEST_IMPORTANCE,
    dots,
    figure,
)
from cinema_game.ui.screens.map.sheet import Sheet, version_name
from cinema_game.ui.widgets.field import Field, LongField
from cinema_game.ui.widgets.picker import HEAD, Picker
from cinema_game.workshop.actions import Entry
from cinema_game.workshop.typed import LINE_LIMIT, NOTE_LIMIT, TextRefused, clean
from cx.journey.point import Key, MapPoint

_CHOICES = ("kind", "screen", "team", "importance", "evidence")


@dataclass(frozen=True)
class Written:
    """What a card was closed with: the changed fields, the feeling and the key moment as they are to be."""

    entry: Entry
    feeling: int | None
    key: Key | None


class PointCard(Dialog[Written | None]):
    """A form of one line a field."""

    ACTIONS = (
        Command(
            "card.keep", "escape", "keep", N_("Done"), N_("Keep what is written and go back to the map.")
        ),
        Command("card.done", "ctrl+n", "keep", N_("Done"), N_("Keep it."), False, False),
        Command("card.up", "up", "field(-1)", N_("Up"), N_("To the field above."), False, False),
        Command("card.down", "down", "field(1)", N_("Down"), N_("To the field below."), False, False),
        Command("card.next", "tab", "field(1)", N_("Next field"), N_("To the next field."), palette=False),
    )
    HELP = N_(
        "↑ and ↓ go from field to field, ← and → change a choice. Esc keeps everything and closes the card."
    )
    DEFAULT_CSS = """
    PointCard > Vertical {
        width: 76; max-width: 98%; height: auto; max-height: 90%; padding: 1 2;
        background: $surface; border: round $primary;
    }
    PointCard .field { height: 1; }
    PointCard .field > Static { width: 17; color: $foreground 65%; }
    PointCard Input { width: 1fr; }
    PointCard #title { height: auto; margin-bottom: 1; }
    PointCard #note { height: 4; margin-top: 1; }
    PointCard #comment { height: 4; border: none; padding: 0; background: $panel; }
    PointCard #wrong { height: auto; color: $warning; }
    """

    def __init__(self, sheet: Sheet, point: MapPoint, row: str) -> None:
        super().__init__()
        self._sheet = sheet
        self._point = point
        self._row = row
        self._draft = point

    def body(self) -> Iterable[Widget]:
        """The fields from top to bottom."""
        sheet, point = self._sheet, self._draft
        stage = next(stage for stage in sheet.scenario.stages if stage.id == point.stage)
        self._emotion = self._feelings()
        keys: list[tuple[Key | None, Content]] = [(key, plain(f"{s} {_(w)}")) for key, (s, w) in KEYS.items()]
        self._key: Picker[Key | None] = Picker(_label("key"), keys, point.key, id="key")
        with Vertical():
            title = plain(sheet.names[point.id], "bold $accent")
            yield Static(Content.assemble(title, ("  " + say(stage.name), "$foreground 65%")), id="title")
            if point.ref is None:
                yield from _typed(_("name"), "name", point.name or "", "")
            yield from _typed(
                _("need"), "need", point.need or "", _("what the customer needs here, in their words")
            )
            yield self._emotion
            yield self._picker("importance", {step: dots(step) for step in range(STRONGEST_IMPORTANCE + 1)})
            yield self._picker("kind", {kind: _(name) for kind, name in KINDS.items()})
            yield self._picker(
                "screen", {None: NONE, **{one.id: say(one.name) for one in sheet.scenario.screens}}
            )
            yield self._picker(
                "team", {None: NONE, **{one.id: say(one.name) for one in sheet.scenario.teams}}
            )
            yield self._picker(
                "evidence", {name: f"{sign} {_(word)}" for name, (sign, word) in EVIDENCE.items()}
            )
            yield self._key
            with Horizontal(classes="field", id="note"):
                yield Static(Content(_("comment")))
                yield LongField(point.comment or "", id="comment", compact=True, tab_behavior="focus")
            yield Static(id="wrong")

    def on_mount(self) -> None:
        """The field of the row where the hand was."""
        self.query_one(f"#{self._row}", Widget).focus()

    async def recompose(self) -> None:
        """Another language; what is being written stays."""
        texts = {field: self._raw(field)[0] or None for field in ("name", "need", "comment")}
        written: dict[str, object] = {**texts, **{field: self._value(field) for field in _CHOICES}}
        written["emotion" if self._sheet.version == "as_is" else "target"] = (
            {} if self._emotion.value is None else {self._sheet.curve: self._emotion.value}
        )
        self._draft = self._point.model_copy(update={**written, "key": self._key.value})
        await super().recompose()

    def action_field(self, way: int) -> None:
        """The next field or the one before."""
        self.focus_next() if way > 0 else self.focus_previous()

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Close the card with what is written; a text that cannot be kept is told about first."""
        try:
            texts = {field: self._text(field) for field in ("name", "need", "comment")}
        except TextRefused as refused:
            self.query_one("#wrong", Static).update(plain(say(refused.message)))
            return
        self.dismiss(Written(self._entry(texts), self._emotion.value, self._key.value))

    def _entry(self, texts: dict[str, str | None]) -> Entry:
        """Only what has changed."""
        point = self._point
        fields: dict[str, object] = {**texts, **{field: self._value(field) for field in _CHOICES}}
        changed = {name: value for name, value in fields.items() if value != getattr(point, name)}
        clear = [name for name, value in changed.items() if value is None and name != "name"]
        return Entry.model_validate(
            {**{n: v for n, v in changed.items() if v is not None}, "clear": tuple(clear)}
        )

    def _raw(self, field: str) -> tuple[str, int]:
        """What is typed in a field, and its limit; a card of the deck has no name of its own."""
        if field == "comment":
            return self.query_one("#comment", TextArea).text, NOTE_LIMIT
        if field == "name" and self._point.ref is not None:
            return "", LINE_LIMIT
        return self.query_one(f"#{field}", Input).value, LINE_LIMIT

    def _text(self, field: str) -> str | None:
        """A typed field, cleaned; None when it is blank, but an own point never loses its name."""
        typed, limit = self._raw(field)
        if not typed.strip():
            return self._point.name if field == "name" else None
        return clean(typed, limit, lines=field == "comment")

    def _value(self, field: str) -> object:
        return self.query_one(f"#{field}", Picker).value

    def _picker(self, row: str, choices: dict[object, str]) -> Picker[object]:
        shown = [(value, plain(text)) for value, text in choices.items()]
        return Picker(_label(row), shown, getattr(self._draft, row), id=row)

    def _feelings(self) -> Picker[int | None]:
        sheet = self._sheet
        choices: list[tuple[int | None, Content]] = []
        for step in range(-FULL, FULL + 1):
            shown = feeling(step)
            whose = (f"   {sheet.curve_name(sheet.curve)}, {version_name(sheet.version)}", "$foreground 65%")
            choices.append((step, Content.assemble((f"{figure(step)} {shown.word}", shown.style), whose)))
        none: tuple[None, Content] = (None, Content("—"))
        middle = FULL
        choices.insert(middle, none)
        return Picker(
            _label("emotion"), choices, self._draft.feeling(sheet.curve, sheet.version), id="emotion"
        )


def _label(row: str) -> str:
    return next(_(one.label) for one in ROWS if one.id == row)


def _typed(label: str, field: str, value: str, placeholder: str) -> Iterable[Widget]:
    with Horizontal(classes="field"):
        yield Static(Content(label.ljust(HEAD)))
        yield Field(
            value,
            placeholder=placeholder,
            id=field,
            max_length=LINE_LIMIT,
            compact=True,
            select_on_focus=False,
        )
