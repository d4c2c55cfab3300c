"""The line above the curve: whose curve it is, what else is drawn, and how much of the journey is covered."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from cinema_game.language import _, n_
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.map.sheet import Sheet, version_name
from cinema_game.ui.widgets.curve import Series, legend
from cinema_game.ui.widgets.press import Press


class Head(Horizontal):
    """Two switches, the legend of the other curves, the counters."""

    DEFAULT_CSS = """
    Head { height: 1; padding: 0 1; }
    Head > #others { width: 1fr; height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    Head > #counts { width: auto; color: $foreground 80%; }
    Head > #version { margin-left: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Filled by `show`."""
        yield Press(Content(""), "curve(1)", id="curve")
        yield Press(Content(""), "version", id="version")
        yield Static(id="others")
        yield Static(id="counts")

    def show(self, sheet: Sheet, others: tuple[Series, ...], *, locked: bool) -> None:
        """Show the curve under the hand, the other curves, the counters; drawn anew only if they changed."""
        shown = (sheet.curve, sheet.version, counts(sheet), [one.name for one in others], locked)
        if shown == self._shown:
            return
        self._shown = shown
        curve = Content.assemble(
            ("●", "$accent"), " ", plain(sheet.curve_name(sheet.curve), "bold"), (" ▾", "$accent")
        )
        self.query_one("#curve", Press).update(curve)
        version = Content.assemble(version_name(sheet.version), (" ▾", "$accent"))
        self.query_one("#version", Press).update(version)
        self.query_one("#others", Static).update(legend(others))
        lock = [Content.styled(_("locked"), "bold $accent")] if locked else []
        self.query_one("#counts", Static).update(Content(" · ").join([*lock, *map(Content, counts(sheet))]))


def counts(sheet: Sheet) -> list[str]:
    """Coverage, and nothing about right or wrong."""
    points = sheet.map.points
    indirect = sum(point.kind == "indirect" for point in points)
    return [
        n_("{n} point", "{n} points", len(points)),
        n_("{n} indirect", "{n} indirect", indirect),
        n_("{n} key moment", "{n} key moments", len(sheet.map.keys)),
    ]
