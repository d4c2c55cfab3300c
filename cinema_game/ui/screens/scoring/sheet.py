"""One map on the desk: its drawing, the rows of the rubric, and what each level means."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on, work
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.facilitation import actions as do
from cinema_game.facilitation.actions import CALIBRATION
from cinema_game.facilitation.book import Mark
from cinema_game.facilitation.calibration import gaps, in_words
from cinema_game.facilitation.rubric import LEVELS, Criterion
from cinema_game.language import N_, _, n_, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.scoring.asking import Asking
from cinema_game.ui.screens.scoring.marking import RubricRows, anchors, rubric_rows
from cinema_game.ui.screens.scoring.points import picture, point_rows, stages
from cinema_game.ui.screens.scoring.room import Room, Sheet
from cinema_game.ui.screens.scoring.screen import ROOM, RoomScreen
from cinema_game.ui.screens.why_score import WhyScore
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.curve import Curve
from cinema_game.ui.widgets.rows import Rows
from cinema_game.ui.widgets.stage_names import StageNames
from cinema_game.ui.widgets.working import Working


class SheetScreen(RoomScreen):
    """Marks one map; PgDn goes on to the next."""

    ACTIONS = (
        Command("sheet.next", "pagedown,ctrl+n", "turn(1)", N_("Next map"), N_("The next map.")),
        Command(
            "sheet.points",
            "f2,m",
            "points",
            N_("Points"),
            N_("The points of the map one by one, or the rubric."),
        ),
        Command(
            "sheet.comment",
            "f3,c",
            "comment",
            N_("Comment"),
            N_("Ready sentences and your own for this row."),
        ),
        Command("sheet.before", "pageup", "turn(-1)", N_("Map before"), N_("The map before."), show=False),
        Command(
            "sheet.matches",
            "f4,g",
            "matches",
            N_("Matches"),
            N_("What each point of the map stands for; correct what was not recognised."),
            show=False,
        ),
        Command(
            "sheet.beside",
            "f5,b",
            "beside",
            N_("Two maps"),
            N_("This map beside another one, the truth between them."),
            show=False,
        ),
        Command(
            "sheet.scores",
            "f6,s",
            "scores",
            N_("Scores"),
            N_("All that was computed of this team, number by number."),
            show=False,
        ),
        *ROOM,
        Command("sheet.leave", "escape", "leave", N_("All maps"), N_("Back to the list."), show=False),
    )
    HELP = N_(
        "Go through the rows with ↑↓ and mark with 0–4, or raise and lower with + −. What the program can "
        "measure it has filled in; to replace it, mark another level and say why. Enter tells what a "
        "computed level is made of. PgDn goes to the next map. Each mark is on the disk when you see it."
    )
    CSS_PATH = "sheet.tcss"

    def __init__(self, room: Room, map_: str, criterion: str | None = None) -> None:
        super().__init__(room)
        self.map = map_
        self._criterion = criterion

    def body(self) -> Iterable[Widget]:
        """Head, curve, rubric, levels, points."""
        with Horizontal(id="head"):
            yield Static(id="which")
            yield Working(id="working")
        yield Curve(id="curve")
        yield StageNames(id="stages")
        with Container(id="desk"):
            with Vertical(id="judging"):
                with VerticalScroll(id="rubric", can_focus=False):
                    yield RubricRows(id="rows")
                yield Static(id="question")
                with VerticalScroll(id="levels", can_focus=False):
                    yield Rows(id="anchors")
            with VerticalScroll(id="drawn", can_focus=False):
                yield Rows(scrolls=True, id="points")

    def on_mount(self) -> None:
        """Show the map, and reckon what is not known yet."""
        self._fetch()

    async def recompose(self) -> None:
        """Remember the row."""
        self._criterion = self.query_one(RubricRows).cursor
        await super().recompose()

    async def composed_anew(self) -> None:
        """In another language the same row."""
        self._stand()

    @property
    def sheet(self) -> Sheet | None:
        """What is known of the map; None as long as it is reckoned."""
        return self.room.sheets.get(self.map)

    @property
    def criterion(self) -> Criterion:
        """The row under the cursor."""
        cursor = self.query_one(RubricRows).cursor
        ids = self.room.rubric.ids
        return self.room.rubric.criterion(cursor if cursor in ids else ids[0])

    @property
    def mark(self) -> Mark | None:
        """The mark of the row under the cursor."""
        return self.room.book.mark(self.map, self.criterion.id)

    @work(exclusive=True, group="fetch")
    async def _fetch(self) -> None:
        self._stand()
        with self.query_one(Working).during():
            if await self.judged(self.room.sheet(self.map)) is None:
                return
        self.call_later(self._stand)

    def _stand(self) -> None:
        """Show everything, the cursor on the row that is asked for."""
        self.renew()
        rows = self.query_one(RubricRows)
        if self._criterion in self.room.rubric.ids:
            rows.cursor = self._criterion
            self._criterion = None
        if not self.has_class("-points"):
            rows.focus()
        self._levels()

    def renew(self) -> None:
        """Everything as it is now."""
        room, sheet = self.room, self.sheet
        left = len(room.left(self.map))
        told = n_("{n} row to mark", "{n} rows to mark", left) if left else "✓ " + _("marked")
        about = (
            _("curve: the map ──●, customers ┄┄○")
            if sheet is not None
            else _("the program is looking at it…")
        )
        self.query_one("#which", Static).update(
            Content.assemble(
                plain(room.name(self.map), "bold $accent"),
                "   ",
                (told, "bold"),
                ("   " + about, "$foreground 65%"),
            )
        )
        self.query_one(RubricRows).show(
            lambda width: rubric_rows(room.rubric, room.book, self.map, self.sheet, width)
        )
        self._levels()
        if sheet is not None:
            columns = Columns(len(sheet.map.points))
            curve, names = self.query_one(Curve), self.query_one(StageNames)
            curve.columns = names.columns = columns
            curve.picture, names.stages = picture(sheet), stages(sheet)
            self.query_one("#points", Rows).show(lambda width: point_rows(sheet, width))

    def _levels(self) -> None:
        criterion = self.criterion
        known = self.room.known if self.map == CALIBRATION else None
        answer = known.known.get(criterion.id) if known is not None else None
        self.query_one("#question", Static).update(plain(say(criterion.how), "bold"))
        shown = self.query_one("#anchors", Rows)
        shown.show(lambda width: anchors(criterion, self.room.book, self.map, self.sheet, answer, width))
        shown.can_focus = False
        self.query_one("#levels", VerticalScroll).scroll_home(animate=False)
        if self.map == CALIBRATION and self.mark is not None:
            self.query_one("#levels", VerticalScroll).scroll_end(animate=False)

    @on(Rows.Moved)
    def _moved(self, message: Rows.Moved) -> None:
        if isinstance(message.rows, RubricRows):
            self._levels()

    @on(RubricRows.Marked)
    def _marked(self, message: RubricRows.Marked) -> None:
        self._put(message.criterion, message.level)

    @on(RubricRows.Lifted)
    def _lifted(self, message: RubricRows.Lifted) -> None:
        mark = self.room.book.mark(self.map, message.criterion)
        level = mark.level if mark is not None else self._computed(message.criterion)
        start = (-1 if message.by > 0 else 1) if level is None else level
        self._put(message.criterion, max(LEVELS[0], min(LEVELS[-1], start + message.by)))

    @on(RubricRows.Confirmed)
    def _confirmed(self, message: RubricRows.Confirmed) -> None:
        level = self._computed(message.criterion)
        if level is None:
            self.refuse(_("Nothing was computed in this row. Mark it with 0–4."))
            return
        if self.room.book.mark(self.map, message.criterion) is None:
            self._keep(message.criterion, level, level, None)
        rows = self.query_one(RubricRows)
        keys = rows.keys
        rows.cursor = keys[min(keys.index(message.criterion) + 1, len(keys) - 1)]

    @on(RubricRows.Taken)
    def _taken(self, message: RubricRows.Taken) -> None:
        self.do(do.TakeMark(who=self.room.book.rater, map=self.map, criterion=message.criterion))

    def _computed(self, criterion: str) -> int | None:
        return None if self.sheet is None else self.sheet.computed(criterion)

    @work(exclusive=True, group="mark")
    async def _put(self, criterion: str, level: int) -> None:
        """Mark a row; what replaces a computed level is asked for its reason first."""
        if self.sheet is None:
            self.refuse(_("The program is still looking at this map. A moment, please."))
            return
        mark, computed = self.room.book.mark(self.map, criterion), self._computed(criterion)
        reason = mark.reason if mark is not None and mark.level == level else None
        if computed is not None and level != computed and reason is None:
            question = _(
                "The program has computed {computed}, you say {level}. What does the program not see?"
            )
            reason = await self.app.push_screen_wait(
                Asking(question.format(computed=computed, level=level), mark.reason or "" if mark else "")
            )
            if reason is None:
                return
        self._keep(criterion, level, computed, reason)

    def _keep(self, criterion: str, level: int, computed: int | None, reason: str | None) -> None:
        mark = self.room.book.mark(self.map, criterion)
        self.do(
            do.PutMark(
                who=self.room.book.rater,
                map=self.map,
                criterion=criterion,
                level=level,
                computed=computed,
                reason=reason,
                comments=mark.comments if mark is not None else (),
                text=mark.text if mark is not None else None,
            )
        )
        if self.map == CALIBRATION and mark is None and self.room.known is not None:
            found = gaps(self.room.book, self.room.known)
            if len(found) == len(self.room.rubric.criteria):
                self.notify(say(in_words(found)), markup=False, timeout=8)

    @on(Rows.Opened)
    def _opened(self, message: Rows.Opened) -> None:
        if isinstance(message.rows, RubricRows):
            self._why(message.key)
        else:
            self.action_matches()

    def _why(self, criterion: str) -> None:
        if self.sheet is None:
            return
        mark = self.room.book.mark(self.map, criterion)
        if self.map == CALIBRATION and mark is None:
            self.refuse(_("First your own mark: then you see the right one and why."))
            return
        self.app.push_screen(WhyScore(self.room.name(self.map), (self.sheet.row(criterion),)))

    @work(exclusive=True, group="scores")
    async def action_scores(self) -> None:
        """All that can be computed of this team, what it played included."""
        if self.sheet is None or self.map == CALIBRATION:
            self.refuse(_("There are no scores of this map."))
            return
        map_, money = self.map, self.sheet.scenario.money.currency
        with self.query_one(Working).during():
            whole = await self.judged(self.room.whole(map_))
        if whole is not None and self.is_active:
            self.app.push_screen(WhyScore(self.room.name(map_), whole.scores, money))

    def action_points(self) -> None:
        """The points of the map, or the rubric again."""
        self.toggle_class("-points")
        (self.query_one("#points") if self.has_class("-points") else self.query_one(RubricRows)).focus()

    def action_turn(self, by: int) -> None:
        """Another map, in the rater's own order."""
        every = (CALIBRATION, *self.room.maps)
        place = every.index(self.map) + by if self.map in every else 0
        if not 0 <= place < len(every):
            self.notify(_("This is the last map.") if by > 0 else _("This is the first map."), timeout=2)
            return
        self.map = every[place]
        self._criterion = self.room.rubric.ids[0]
        self._fetch()

    @work(exclusive=True, group="comment")
    async def action_comment(self) -> None:
        """Ready sentences and own words for the row under the cursor."""
        from cinema_game.ui.screens.scoring.comments import Comments

        criterion, mark = self.criterion, self.mark
        level = mark.level if mark is not None else self._computed(criterion.id)
        if level is None:
            self.refuse(_("Mark the row first, then say something to it."))
            return
        said = await self.app.push_screen_wait(Comments(self.room, criterion, mark))
        self.renew()
        if said is not None:
            self.do(
                do.PutMark(
                    who=self.room.book.rater,
                    map=self.map,
                    criterion=criterion.id,
                    level=level,
                    computed=self._computed(criterion.id),
                    reason=mark.reason if mark is not None else None,
                    comments=said.comments,
                    text=said.text,
                )
            )

    @work(exclusive=True, group="matches")
    async def action_matches(self) -> None:
        """What each point of the map stands for."""
        from cinema_game.ui.screens.matches import Matches
        from cinema_game.ui.screens.scoring.desk import RoomDesk

        if self.sheet is None or self.map == CALIBRATION:
            self.refuse(_("The matches of this map cannot be corrected."))
            return
        await self.app.push_screen_wait(Matches(RoomDesk(self.room, self.map)))
        self.renew()

    def action_beside(self) -> None:
        """Two maps with the truth between them."""
        from cinema_game.ui.screens.scoring.beside import BesideScreen

        if self.sheet is not None and len(self.room.maps) > 1 and self.map != CALIBRATION:
            self.app.push_screen(BesideScreen(self.room, self.map))
        else:
            self.refuse(_("There is no other map to lay beside this one."))

    def action_leave(self) -> None:
        """Back to the list."""
        self.app.pop_screen()
