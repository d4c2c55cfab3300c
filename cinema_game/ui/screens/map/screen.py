"""The map: the team draws the journey, and the curve moves under its hand."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, _
from cinema_game.ui.feelings import FULL
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.confirm import Confirm
from cinema_game.ui.screens.map.card import PointCard, Written
from cinema_game.ui.screens.map.deck import Deck
from cinema_game.ui.screens.map.desk import Desk
from cinema_game.ui.screens.map.detail import Detail
from cinema_game.ui.screens.map.drawing import DRAWING
from cinema_game.ui.screens.map.grid import Grid, Place
from cinema_game.ui.screens.map.head import Head
from cinema_game.ui.screens.map.lifting import lifted
from cinema_game.ui.screens.map.lines import OTHER, series_of
from cinema_game.ui.screens.map.locking import meaning
from cinema_game.ui.screens.map.overview import Overview, Whole
from cinema_game.ui.screens.map.pinned import doubts, notes, purchases
from cinema_game.ui.screens.map.rows import KEYS, ROWS
from cinema_game.ui.screens.map.sheet import Sheet
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.screens.research.found import evidence_of
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.accumulated import Accumulated, Gathered
from cinema_game.ui.widgets.curve import Curve, Picture
from cinema_game.workshop import actions as do
from cinema_game.workshop.state import Workshop
from cx.journey.point import ALL, MapPoint, Version
from cx.journey.point import Curve as CurveId

if TYPE_CHECKING:
    from cx.research.evidence import Evidence


_HIGH = 34
"""Rows of a screen from which needs have more than one line."""


class MapScreen(PhaseScreen):
    """The curve above, the grid below, the point under the hand beside."""

    PHASE = "map"
    ACTIONS = (*DRAWING, *GOING)
    HELP = N_(
        "Draw the journey as the customer lives it, from the first thought to what is told afterwards. "
        "Ins takes a touchpoint from the deck or makes one of your own; + and − lift and lower the feeling. "
        "Enter writes down the rest; Space marks the most painful and the most decisive points. "
        "Ctrl+← and Ctrl+→ move a point, Ctrl+↓ goes to the curve of one group, "
        "Ctrl+E switches between as is and to be. "
        "Ctrl+N locks the map and goes on."
    )
    DEFAULT_CSS = """
    MapScreen #map { height: 1fr; }
    MapScreen Curve { height: 1fr; min-height: 5; }
    MapScreen #invitation { height: 1fr; content-align: center middle; text-align: center; padding: 0 4; }
    MapScreen #invitation { display: none; }
    MapScreen.-empty #invitation { display: block; }
    MapScreen.-empty Curve, MapScreen.-empty Accumulated, MapScreen.-empty Overview { display: none; }
    MapScreen.-wide Detail, MapScreen.-full Detail { display: block; }
    MapScreen.-full Detail { width: 52; }
    MapScreen #hint { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._curve: CurveId = ALL
        self._version: Version = "as_is"
        self._place = Place()
        self._found: dict[str, Evidence] = {}

    def body(self) -> Iterable[Widget]:
        """Head, curve, sum, overview, grid, hint; beside them the point."""
        with Horizontal(id="map"):
            with Desk():
                yield Head()
                yield Static(self._invitation(), id="invitation")
                yield Curve()
                yield Accumulated()
                yield Overview()
                grid = Grid(self._sheet(self.workshop))
                grid.set_reactive(Grid.place, self._place)
                yield grid
                yield Static(id="hint")
            yield Detail()

    def on_mount(self) -> None:
        """The hand is on the grid."""
        self.query_one(Grid).focus()
        self._draw()
        self._find_out()

    @work(exclusive=True, group="evidence")
    async def _find_out(self) -> None:
        """What pinned evidence says, computed beside the screen."""
        wanted = purchases(self.workshop.map.points) - set(self._found)
        for purchase in self.workshop.purchases:
            if purchase.id in wanted:
                self._found[purchase.id] = await evidence_of(self.session, purchase)
        if wanted:
            self.call_later(self.renew, self.workshop)

    async def composed_anew(self) -> None:
        """In another language the hand stays where it was."""
        self.query_one(Grid).focus()
        self._draw()

    def on_resize(self) -> None:
        """High screens have room for longer needs."""
        self.query_one(Grid).need_lines = 1 if self.size.height < _HIGH else 3

    def renew(self, workshop: Workshop) -> None:
        """Another map; the hand stays on its point."""
        grid = self.query_one(Grid)
        held = grid.sheet.point(grid.place.column)
        grid.show(self._sheet(workshop), held.id if held else None)
        self._draw()

    @property
    def _hand(self) -> MapPoint | None:
        """The point under the hand."""
        grid = self.query_one(Grid)
        return grid.sheet.point(grid.place.column)

    def _sheet(self, workshop: Workshop) -> Sheet:
        found = doubts(workshop.map.points, self._found)
        return Sheet(workshop.map, self.session.scenario, self._curve, self._version, found)

    @on(Grid.Placed)
    def _draw(self) -> None:
        """Everything above and beside the grid follows it."""
        grid = self.query_one(Grid)
        sheet, place = grid.sheet, grid.place
        self._place = place
        self.set_class(not sheet.map.points, "-empty")
        series = series_of(sheet)
        curve = self.query_one(Curve)
        marks = tuple((i, KEYS[s.point.key][0]) for i, s in enumerate(sheet.slots) if s.point and s.point.key)
        curve.picture = Picture(series, stages=sheet.starts, cursor=place.column, marks=marks)
        curve.columns = grid.columns
        accumulated = self.query_one(Accumulated)
        accumulated.columns = grid.columns
        accumulated.gathered = Gathered(sheet.gathered(), _("sum"), place.column)
        self.query_one(Overview).whole = Whole(
            series[0].values,
            sheet.starts,
            (place.first, place.first + grid.fits),
            place.column,
            grid.head_width,
        )
        self.query_one(Head).show(sheet, series[1:], locked=self.workshop.locked("map"))
        point = sheet.point(place.column)
        said = notes(point, self._found, sheet.scenario) if point else ()
        self.query_one(Detail).show(sheet, place.column, said)
        self.query_one("#hint", Static).update(self._hint(sheet, place), layout=False)

    @on(Overview.Pressed)
    def _go(self, message: Overview.Pressed) -> None:
        self.query_one(Grid).go_to(message.index)

    @on(Curve.Touched)
    def _touch(self, message: Curve.Touched) -> None:
        """The mouse lifts the curve to where it is pressed."""
        self.query_one(Grid).go_to(message.index)
        if (point := self._hand) is not None:
            self._feel(point, round(message.value * FULL))

    def action_lift(self, step: int) -> None:
        """Raise or lower the feeling, or whatever the hand's row holds."""
        if (point := self._hand) is None:
            self.action_add()
            return
        row = ROWS[self._place.row].id
        if row == "key":
            self.action_key()
        elif (entry := lifted(self.session.scenario, point, row, step)) is not None:
            self.do(do.EditPoint(who=self.session.who, point=point.id, entry=entry))
        else:
            now = point.feeling(self._curve, self._version)
            self._feel(point, max(-FULL, min(FULL, (now or 0) + step)))

    def _feel(self, point: MapPoint, value: int | None) -> None:
        if value != point.feeling(self._curve, self._version):
            self.do(
                do.Feel(
                    who=self.session.who,
                    point=point.id,
                    value=value,
                    curve=self._curve,
                    version=self._version,
                )
            )

    def action_wipe(self) -> None:
        """Nothing is known of the feeling."""
        if (point := self._hand) is not None:
            self._feel(point, None)

    def action_key(self) -> None:
        """No key moment, the most painful, the most decisive, and round again."""
        if (point := self._hand) is not None:
            kinds = list(KEYS)
            self.do(
                do.MarkKey(
                    who=self.session.who, point=point.id, key=kinds[(kinds.index(point.key) + 1) % len(kinds)]
                )
            )

    def action_card(self) -> None:
        """The card of the point; where there is none yet, the deck."""
        point = self._hand
        if point is None:
            self.action_add()
            return
        sheet = self.query_one(Grid).sheet
        card = PointCard(sheet, point, ROWS[self._place.row].id)
        self.app.push_screen(card, partial(self._keep, point))

    @on(Grid.Opened)
    def _opened(self) -> None:
        self.action_card()

    def _keep(self, point: MapPoint, written: Written | None) -> None:
        """What a card was closed with becomes true."""
        if written is None:
            return
        if written.entry.model_fields_set - {"clear"} or written.entry.clear:
            self.do(do.EditPoint(who=self.session.who, point=point.id, entry=written.entry))
        self._feel(point, written.feeling)
        if written.key != point.key:
            self.do(do.MarkKey(who=self.session.who, point=point.id, key=written.key))

    def action_add(self) -> None:
        """Open the deck at the stage of the hand."""
        grid = self.query_one(Grid)
        self.app.push_screen(Deck(self.session, grid.sheet.slots[grid.place.column].stage, self._put))

    def _put(self, stage: str, ref: str | None, name: str | None) -> bool:
        """A new point goes right of the hand, or at the end of another stage; the hand goes to it."""
        held = self._hand
        index = None
        if held is not None and held.stage == stage:
            index = [point.id for point in self.workshop.map.of(stage)].index(held.id) + 1
        action = do.AddPoint(who=self.session.who, stage=stage, ref=ref, name=name, index=index)
        if not self.do(action):
            return False
        grid = self.query_one(Grid)
        grid.show(grid.sheet, action.id)
        return True

    def action_remove(self) -> None:
        """Take the point off the map."""
        if (point := self._hand) is not None:
            name = self.query_one(Grid).sheet.names[point.id]
            if self.do(do.RemovePoint(who=self.session.who, point=point.id)):
                words = plain(_("{name} is off the map. Ctrl+Z brings it back.").format(name=name))
                self.notify(words.plain, markup=False, timeout=4)

    def action_shift(self, way: int) -> None:
        """One place earlier or later; at the border of a stage into the next stage."""
        point = self._hand
        if point is None:
            return
        stages = [stage.id for stage in self.session.scenario.stages]
        fellows = [other.id for other in self.workshop.map.of(point.stage)]
        index, stage = fellows.index(point.id) + way, stages.index(point.stage)
        if not 0 <= index < len(fellows):
            stage += way
            if not 0 <= stage < len(stages):
                return
            index = 0 if way > 0 else len(self.workshop.map.of(stages[stage]))
        self.do(do.MovePoint(who=self.session.who, point=point.id, stage=stages[stage], index=index))

    def action_curve(self, way: int) -> None:
        """The curve of everyone or of one group of customers."""
        curves = [ALL, *(segment.id for segment in self.session.scenario.segments)]
        self._curve = curves[(curves.index(self._curve) + way) % len(curves)]
        self.renew(self.workshop)

    def action_version(self) -> None:
        """As is, or as it is to be."""
        self._version = OTHER[self._version]
        self.renew(self.workshop)

    def action_next(self) -> None:
        """Ask before the map is locked, then go on."""
        if self.workshop.locked("map") or self.workshop.sandbox:
            super().action_next()
        else:
            sheet = self.query_one(Grid).sheet
            question = Confirm(_("Lock the map?"), meaning(sheet), _("Lock the map"))
            self.app.push_screen(question, self._lock)

    def _lock(self, lock: bool | None) -> None:
        if lock and self.do(do.Lock(who=self.session.who, phase="map")):
            super().action_next()

    def _hint(self, sheet: Sheet, place: Place) -> Content:
        """What the hand is on, and what the row is about."""
        point = sheet.point(place.column)
        if point is None:
            return Content.assemble(
                ("▸ ", "$accent"), _("Nothing here yet. Enter or Ins adds a touchpoint to this stage.")
            )
        said = notes(point, self._found, sheet.scenario)
        if said and (ROWS[place.row].id == "evidence" or point.id in sheet.doubts):
            return Content.assemble(("▸ ", "$accent"), plain(sheet.names[point.id], "bold"), "  ", said[0])
        about = (" · " + _(ROWS[place.row].about), "$foreground 65%")
        return Content.assemble(("▸ ", "$accent"), plain(sheet.names[point.id], "bold"), about)

    def _invitation(self) -> Content:
        return Content.assemble(
            (_("Walk the way of your customer."), "bold $accent"),
            "\n\n",
            _("Where does it begin, long before they reach you? Where does it end, once they are home?"),
            "\n",
            _("Ins takes the first touchpoint from the deck. What the deck lacks, you type."),
        )
