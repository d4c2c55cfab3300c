"""Whom to ask: the segments that a method wants chosen."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from cinema_game.language import N_, _, n_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import CLOSE, Dialog
from cinema_game.ui.widgets.options import Options
from cx.scenario.measures import Method
from cx.scenario.people import Segment


class Whom(Dialog[tuple[str, ...] | None]):
    """Space ticks a segment, Enter buys when the right number is ticked; None if nothing is bought."""

    ACTIONS = (
        Command("whom.tick", "space", "tick", N_("Tick"), N_("Ask this segment, or do not."), priority=True),
        Command("whom.buy", "enter,ctrl+n", "buy", N_("Buy"), N_("Buy the research."), priority=True),
        CLOSE,
    )
    HELP = N_("Choose whom to ask with Space, then buy with Enter. Esc goes back without buying.")
    DEFAULT_CSS = """
    Whom > Vertical { width: 66; height: auto; padding: 1 3; background: $surface; border: round $primary; }
    Whom Static { height: auto; }
    Whom #terms { margin-bottom: 1; }
    Whom OptionList { height: auto; max-height: 12; border: none; background: $surface; padding: 0; }
    Whom Button { margin-top: 1; }
    Whom #count { margin-top: 1; color: $accent; }
    """

    def __init__(self, method: Method, segments: tuple[Segment, ...], terms: str) -> None:
        super().__init__()
        self._method = method
        self._segments = segments
        self._terms = terms
        self._many = min(method.choose_segments, len(segments))
        self._ticked: set[str] = set()

    def body(self) -> Iterable[Widget]:
        """The method, the segments, how many are still missing."""
        with Vertical():
            yield Static(plain(say(self._method.name), "bold"))
            yield Static(plain(self._terms), id="terms")
            yield Options(
                *(Option(self._line(one), id=one.id) for one in self._segments), id="whom", markup=False
            )
            yield Static(self._count(), id="count")
            yield Button(_("Buy"), id="buy", variant="primary", compact=True)

    def action_tick(self) -> None:
        """Tick the highlighted segment, or take the tick away."""
        option = self.query_one("#whom", OptionList).highlighted_option
        if option is not None and option.id is not None:
            self._toggle(option.id)

    @on(Button.Pressed)
    def action_buy(self) -> None:
        """Buy, if the right number is ticked."""
        if len(self._ticked) == self._many:
            self.dismiss(tuple(one.id for one in self._segments if one.id in self._ticked))
        else:
            self.query_one("#count", Static).update(Content.styled(self._missing(), "bold $warning"))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._toggle(str(event.option_id))

    def _toggle(self, id_: str) -> None:
        self._ticked ^= {id_}
        choices = self.query_one("#whom", OptionList)
        segment = next(one for one in self._segments if one.id == id_)
        choices.replace_option_prompt(id_, self._line(segment))
        self.query_one("#count", Static).update(self._count())

    def _line(self, segment: Segment) -> Content:
        mark = ("■ ", "bold $accent") if segment.id in self._ticked else ("□ ", "")
        person = plain(f"  {say(segment.person)}", "$foreground 60%")
        return Content.assemble(mark, plain(say(segment.name)), person)

    def _count(self) -> Content:
        if len(self._ticked) == self._many:
            return Content(_("Enter buys."))
        return Content(self._missing())

    def _missing(self) -> str:
        wanted = n_("Choose {n} segment with Space", "Choose {n} segments with Space", self._many)
        return f"{wanted}: {len(self._ticked)} / {self._many}"
