"""Two maps side by side, and the truth between them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.feelings import signed
from cinema_game.ui.matching import name_of
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.map.rows import KEYS
from cinema_game.ui.screens.pick import Item, Pick
from cinema_game.ui.screens.reveal.picture import firsts, own_feeling, stages, values
from cinema_game.ui.screens.scoring.room import Room, Sheet
from cinema_game.ui.screens.scoring.screen import ROOM, RoomScreen
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.curve import Curve, Picture, Series, legend
from cinema_game.ui.widgets.rows import Row, Rows, heading, sentence
from cinema_game.ui.widgets.stage_names import StageNames
from cinema_game.ui.widgets.working import Working
from cx.journey.point import MapPoint

_SIDE, _MIDDLE = 14, 56


class BesideScreen(RoomScreen):
    """Left one map, right another one, in the middle what customers live through."""

    ACTIONS = (
        Command(
            "beside.next",
            "right,pagedown",
            "other(1)",
            N_("Next on the right"),
            N_("Another map on the right."),
        ),
        Command(
            "beside.before", "left,pageup", "other(-1)", N_("Before"), N_("The map before on the right.")
        ),
        Command(
            "beside.choose", "f3,c", "choose", N_("Choose"), N_("Choose the map on the right from a list.")
        ),
        *ROOM,
        Command("beside.leave", "escape", "leave", N_("Back"), N_("Back to the map.")),
    )
    HELP = N_(
        "Each line is a touchpoint of the journey: in the middle what customers feel there, on both sides "
        "what the two maps say, with ✕ for painful and ◆ for decisive moments. A dash was not drawn. Below "
        "stand points that stand for nothing, and the levels row by row."
    )
    DEFAULT_CSS = """
    BesideScreen #head { height: 1; padding: 0 2; background: $panel; }
    BesideScreen #legend { height: 1; padding: 0 2; }
    BesideScreen #curve { height: 6; padding: 0 1; }
    BesideScreen #stages { height: 1; padding: 0 1; }
    BesideScreen #table { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    BesideScreen.-tall #curve { height: 11; }
    """

    def __init__(self, room: Room, map_: str) -> None:
        super().__init__(room)
        self.left = map_
        others = [other for other in room.maps if other != map_]
        self.right = others[0]

    def body(self) -> Iterable[Widget]:
        """Curves above, the table below."""
        yield Working(id="working")
        yield Static(id="legend")
        yield Curve(id="curve")
        yield StageNames(id="stages")
        with VerticalScroll(id="table", can_focus=False):
            yield Rows(scrolls=True, id="rows")

    def on_mount(self) -> None:
        """Show both."""
        self.query_one(Rows).focus()
        self._fetch()

    async def composed_anew(self) -> None:
        """In another language the same two."""
        self.renew()

    @work(exclusive=True, group="fetch")
    async def _fetch(self) -> None:
        with self.query_one(Working).during():
            for map_ in (self.left, self.right):
                await self.judged(self.room.sheet(map_))
        self.call_later(self.renew)

    def renew(self) -> None:
        """Both as they are now."""
        sheets = self.room.sheets
        if self.left not in sheets or self.right not in sheets:
            return
        left, right = sheets[self.left], sheets[self.right]
        lines = (
            Series(self.room.name(self.left), _line(left), "accent", mark="◀"),
            Series(self.room.name(self.right), _line(right), "secondary", mark="▶")
            if left.scenario.id == right.scenario.id
            else Series(self.room.name(self.right), (), "secondary", mark="▶"),
            Series(_("customers"), values(left.truth.felt()), "curve-other", True, "○"),
        )
        columns = Columns(len(left.scenario.touchpoints))
        self.query_one(Curve).columns = self.query_one(StageNames).columns = columns
        self.query_one(Curve).picture = Picture(lines, stages=firsts(left.scenario))
        self.query_one(StageNames).stages = stages(left.scenario, None)
        self.query_one("#legend", Static).update(legend(lines))
        self.query_one(Rows).show(lambda width: self._rows(left, right, width))

    def _rows(self, left: Sheet, right: Sheet, width: int) -> Iterable[Row]:
        if left.scenario.id != right.scenario.id:
            yield from sentence(_("These two maps are of different scenarios; choose another one."), width)
            return
        middle = max(16, min(_MIDDLE, width - 2 * _SIDE - 2))
        felt = left.truth.felt()
        drawn = tuple(_by_touchpoint(sheet) for sheet in (left, right))
        heads = (_("left"), _("customers"), _("right"))
        yield Row(
            Content.styled(f"{heads[0]:>{_SIDE}} {heads[1]:^{middle}} {heads[2]:<{_SIDE}}", "$foreground 60%")
        )
        for place, point in enumerate(left.scenario.touchpoints):
            value = float(felt[place])
            name = f"{signed(value) if math.isfinite(value) else '—':>5}  {say(point.name)}"
            yield _across(_cell(drawn[0].get(point.id)), plain(name), _cell(drawn[1].get(point.id)), middle)
        yield from heading(_("Points that stand for nothing"))
        for sheet in (left, right):
            extra = [name_of(sheet.map.point(id_), sheet.scenario) for id_ in sheet.score.matching.extra]
            who = self.room.name(sheet.id)
            yield from sentence(f"{who}: {', '.join(extra) or '—'}", width)
        yield from heading(_("Row by row"))
        for criterion in self.room.rubric.criteria:
            cells = [
                "–" if level is None else str(level)
                for level in (self._level(left, criterion.id), self._level(right, criterion.id))
            ]
            name_row = plain(say(criterion.name))
            yield _across(Content(cells[0]), name_row, Content(cells[1]), middle)

    def _level(self, sheet: Sheet, criterion: str) -> int | None:
        mark = self.room.book.mark(sheet.id, criterion)
        return sheet.computed(criterion) if mark is None else mark.level

    def action_other(self, by: int) -> None:
        """Another map on the right."""
        others = [map_ for map_ in self.room.maps if map_ != self.left]
        self.right = others[(others.index(self.right) + by) % len(others)]
        self._fetch()

    @work(exclusive=True, group="choose")
    async def action_choose(self) -> None:
        """Choose the map on the right."""
        items = [Item(map_, self.room.name(map_)) for map_ in self.room.maps if map_ != self.left]
        chosen = await self.app.push_screen_wait(Pick(_("Which map on the right?"), items, self.right))
        if chosen is not None:
            self.right = chosen
            self._fetch()

    def action_leave(self) -> None:
        """Back to the map."""
        self.app.pop_screen()


def _by_touchpoint(sheet: Sheet) -> dict[str, MapPoint]:
    return {one.touchpoint: sheet.map.point(one.point) for one in sheet.score.matching.matches}


def _line(sheet: Sheet) -> tuple[float | None, ...]:
    drawn = _by_touchpoint(sheet)
    ids = [point.id for point in sheet.scenario.touchpoints]
    return tuple(own_feeling(drawn[id_]) if id_ in drawn else None for id_ in ids)


def _cell(point: MapPoint | None) -> Content:
    if point is None:
        return Content.styled("—", "$foreground 50%")
    own = own_feeling(point)
    key = f"{KEYS[point.key][0]} " if point.key is not None else ""
    return Content.assemble((key, "bold $accent"), signed(own, 0) if own is not None else "·")


def _across(left: Content, middle: Content, right: Content, width: int) -> Row:
    middle = middle.truncate(width - 2, ellipsis=True)
    return Row(
        Content.assemble(
            " " * (_SIDE - left.cell_length),
            left,
            "  ",
            middle,
            " " * (width - middle.cell_length),
            right,
        )
    )
