"""The side panel of wide screens: all that the team wrote about the point under the hand."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cinema_game.language import _, say
from cinema_game.ui.feelings import feeling
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.map.rows import ROWS, Column, figure
from cinema_game.ui.screens.map.sheet import Sheet, version_name
from cx.journey.point import ALL, MapPoint, Version

_SAID_ELSEWHERE = {"emotion", "need"}


class Detail(VerticalScroll):
    """Shows one slot of a sheet."""

    DEFAULT_CSS = """
    Detail { width: 38; padding: 0 2; background: $surface; display: none; }
    Detail > Static { height: auto; }
    """
    can_focus = False

    def compose(self) -> ComposeResult:
        """Filled by `show`."""
        yield Static(id="point")

    def show(self, sheet: Sheet, index: int, notes: tuple[Content, ...] = ()) -> None:
        """Show the slot at `index`; `notes` are what pinned evidence says of it."""
        stage = sheet.stage(index)
        point = sheet.point(index)
        parts = [Content.styled(say(stage.name), "$foreground 65%")]
        if point is None:
            parts.append(Content(_("No touchpoint yet. What does the customer meet here? Ins adds one.")))
        else:
            parts += [
                plain(sheet.names[point.id], "bold $accent"),
                Content(""),
                *_feelings(sheet, point),
                Content(""),
            ]
            parts += [_need(point), Content(""), *_fields(sheet, point), *_rest(point, notes)]
        self.query_one("#point", Static).update(Content("\n").join(parts))


def _feelings(sheet: Sheet, point: MapPoint) -> list[Content]:
    """What is written on every curve."""
    rows = []
    versions: tuple[Version, Version] = ("as_is", "to_be")
    for version in versions:
        written = point.emotion if version == "as_is" else point.target
        for curve in sorted(written, key=lambda name: (name != ALL, name)):
            shown = feeling(written[curve])
            words = Content.styled(f"{figure(written[curve])} {shown.word}", shown.style)
            whose = plain(f"  {sheet.curve_name(curve)}, {version_name(version)}", "$foreground 65%")
            rows.append(Content.assemble(words, whose))
    return rows or [Content.styled(_("No feeling written yet: + and − set it."), "$foreground 65%")]


def _need(point: MapPoint) -> Content:
    if not point.need:
        return Content.styled(_("What does the customer need here? Enter writes it."), "$foreground 65%")
    return Content.assemble((_("Needs: "), "$foreground 65%"), plain(point.need))


def _fields(sheet: Sheet, point: MapPoint) -> list[Content]:
    rows = []
    for row in ROWS:
        if row.id not in _SAID_ELSEWHERE:
            text, _style = row.cell(Column(sheet, point))
            rows.append(Content.assemble((f"{_(row.label):<14}", "$foreground 65%"), plain(text)))
    return rows


def _rest(point: MapPoint, notes: tuple[Content, ...]) -> list[Content]:
    rest = [Content(""), plain(point.comment)] if point.comment else []
    return [*rest, Content(""), *notes] if notes else rest
