"""When each chosen measure acts: preparation, growth, full effect and wear as a strip of weeks."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from cinema_game.language import say
from cinema_game.ui.plain import plain
from cinema_game.workshop.happenings import known
from cinema_game.workshop.state import Workshop
from cx.model.action import actions, first_week
from cx.model.plan import Plan
from cx.scenario.scenario import Scenario

_HEIGHTS = "▁▂▃▄▅▆▇█"
_PREPARED, _AT_RISK = "┄", "!"


@dataclass(frozen=True)
class Row:
    """A measure in time. `strength` by week, 0..1; `begin` and `launch` are weeks from 0."""

    id: str
    name: str
    begin: int
    launch: int
    strength: tuple[float, ...]
    risky: bool
    status: str
    """`running` since an earlier round, `chosen` in this one, `tried` when it is only highlighted."""


def rows(state: Workshop, scenario: Scenario, tried: str | None) -> tuple[Row, ...]:
    """What acts when, with the events that the team has heard of; `tried` comes last if it is not chosen."""
    plan = state.plan
    if tried is not None and tried not in plan.interventions:
        plan = plan.add(tried, state.round)
    heard = tuple(
        (occurrence.event, first_week(scenario, occurrence.round) + occurrence.event.week - 1)
        for occurrence in known(state, scenario)
    )
    weeks = scenario.rounds.count * scenario.rounds.weeks
    return tuple(
        Row(
            id=act.intervention.id,
            name=say(act.intervention.name),
            begin=act.begin,
            launch=act.launch,
            strength=tuple(float(value) for value in act.strength),
            risky=act.intervention.readiness is not None,
            status=_status(state.plan, act.intervention.id, state.round),
        )
        for act in actions(scenario, plan, weeks, heard)
    )


def _status(plan: Plan, id_: str, round_: int) -> str:
    choice = next((choice for choice in plan.choices if choice.intervention == id_), None)
    return "tried" if choice is None else "chosen" if choice.round == round_ else "running"


class TimeLine(Widget):
    """One line a measure under a scale of rounds; the latest rows are shown if there is not room for all."""

    COMPONENT_CLASSES = {
        "time--scale",
        "time--name",
        "time--lead",
        "time--chosen",
        "time--running",
        "time--tried",
    }
    DEFAULT_CSS = """
    TimeLine { height: 6; padding: 0 1; }
    TimeLine > .time--scale { color: $foreground 60%; }
    TimeLine > .time--name { color: $foreground; }
    TimeLine > .time--lead { color: $foreground 45%; }
    TimeLine > .time--chosen { color: $accent; }
    TimeLine > .time--running { color: $primary; }
    TimeLine > .time--tried { color: $foreground 60%; }
    """

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(id="timeline")
        self._scenario = scenario
        self._rows: tuple[Row, ...] = ()
        self._present = 1

    def show(self, found: tuple[Row, ...], present: int) -> None:
        """Other rows, in another round."""
        self._rows, self._present = found, present
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The scale, then a measure a line."""
        name = min(28, max(14, self.size.width // 3))
        room = self.size.width - name - 1
        if y == 0:
            return self._scale(name + 1, room)
        shown = self._rows[-(self.size.height - 1) :]
        if y > len(shown):
            return Strip.blank(self.size.width, self.rich_style)
        return self._line(shown[y - 1], name, room)

    def _scale(self, before: int, room: int) -> Strip:
        rounds, quiet = self._scenario.rounds, self._part("scale")
        long = room // rounds.count > len(say(rounds.name)) + 3
        segments = [Segment(" " * before, quiet)]
        for round_ in range(1, rounds.count + 1):
            start = (round_ - 1) * room // rounds.count
            wide = round_ * room // rounds.count - start
            label = f"{say(rounds.name)} {round_}" if long else str(round_)
            style = self._part("chosen") if round_ == self._present else quiet
            segments.append(Segment(("│" + plain(label).plain)[:wide].ljust(wide), style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _line(self, row: Row, name: int, room: int) -> Strip:
        label = plain(row.name).truncate(name, ellipsis=True, pad=True).plain
        weeks = len(row.strength)
        cells = [self._cell(row, place * weeks // room, (place + 1) * weeks // room) for place in range(room)]
        segments = [Segment(label + " ", self._part("tried" if row.status == "tried" else "name"))]
        segments += [Segment(text, self._part(style)) for text, style in cells]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    @staticmethod
    def _cell(row: Row, first: int, after: int) -> tuple[str, str]:
        """The glyph of one column, which stands for the weeks from `first` until before `after`."""
        after = max(after, first + 1)
        if after <= row.begin:
            return " ", "lead"
        if row.launch >= after:
            return _PREPARED, "lead"
        if row.risky and first <= row.launch < after:
            return _AT_RISK, row.status
        value = min(1.0, max(row.strength[first:after]))
        return _HEIGHTS[max(0, min(7, round(value * 8) - 1))], row.status

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(f"time--{name}")
