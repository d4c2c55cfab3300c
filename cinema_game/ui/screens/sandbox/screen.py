"""The sandbox: toggle a measure and watch the customers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import partial
from itertools import accumulate

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList, ProgressBar, Static

from cinema_game import card_words as words
from cinema_game.language import N_, _, say
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.phase import GOING, PhaseScreen
from cinema_game.ui.screens.pick import Item, Pick
from cinema_game.ui.screens.plan.card import MeasureCard, card
from cinema_game.ui.screens.plan.catalogue import Standing
from cinema_game.ui.screens.sandbox.figures import after_a_failure, dashboard
from cinema_game.ui.screens.sandbox.lab import Lab, Lived
from cinema_game.ui.screens.sandbox.numbers import effects, touchpoint
from cinema_game.ui.screens.sandbox.switches import Switches
from cinema_game.ui.screens.sandbox.walk import Walk
from cinema_game.ui.session import Session
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.curve import Curve, Picture, Series, legend
from cinema_game.ui.widgets.dashboard import Dashboard
from cinema_game.ui.widgets.phase_strip import PhaseStrip
from cinema_game.ui.widgets.press import Press
from cinema_game.ui.widgets.stage_names import StageNames, Stages
from cinema_game.workshop import actions as do
from cinema_game.workshop.state import Workshop
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.scenario.presets import Chosen, Preset

PATIENCE = 0.5
"""Seconds after which a running simulation shows how far it is."""
_REST = 0.12
"""Seconds after which a highlight is read more closely."""
_HERE = ("phase.undo", "phase.redo", "phase.lobby", "phase.cards")
_NAME, _LONG_NAME = 21, 27
"""Cells for the name of a figure, and on wide screens."""


class SandboxScreen(PhaseScreen):
    """The curve above, switches and figures below, the numbers of a touchpoint beside."""

    PHASE = "plan"
    ACTIONS = (
        Command(
            "sandbox.curve",
            "ctrl+down,s",
            "group(1)",
            N_("Group"),
            N_("Everyone, or one group of customers."),
        ),
        Command("sandbox.back", "ctrl+up", "group(-1)", N_("Group before"), N_("The group before."), False),
        Command("sandbox.round", "ctrl+right,r", "round(1)", N_("Round"), N_("Look at the next round.")),
        Command(
            "sandbox.before",
            "ctrl+left",
            "round(-1)",
            N_("Round before"),
            N_("Look at the round before."),
            False,
        ),
        Command(
            "sandbox.presets", "p", "presets", N_("Presets"), N_("States of this case worth a look."), False
        ),
        Command(
            "sandbox.switch",
            "x",
            "switch",
            N_("One measure"),
            N_("Turn the measure that the preset is about off, and on again."),
            False,
        ),
        Command("sandbox.nothing", "delete", "clear", N_("All off"), N_("Turn every measure off."), False),
        *(command for command in GOING if command.id in _HERE),
    )
    HELP = N_(
        "Turn measures on and off with Space and see at once what thousands of customers make of it: the "
        "solid curve is with the measures, the dotted one without any. Tab goes to the curve, there ← and → "
        "open the numbers of each touchpoint. Ctrl+↓ shows one group of customers, Ctrl+→ another round. "
        "Nothing here counts, and everything can be undone."
    )
    CSS = "SandboxScreen.-narrow PhaseStrip > #where { display: block; }"
    DEFAULT_CSS = """
    SandboxScreen #head { height: 1; padding: 0 1; }
    SandboxScreen #head Press { margin-right: 3; }
    SandboxScreen #legend { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    SandboxScreen #working { width: 24; display: none; }
    SandboxScreen.-working #working { display: block; }
    SandboxScreen Curve { height: 7; }
    SandboxScreen.-tall Curve { height: 13; }
    SandboxScreen Curve:focus { background: $surface; }
    SandboxScreen #below { height: 1fr; }
    SandboxScreen #figures { width: 46; height: 1fr; padding-right: 1; scrollbar-size-vertical: 1; }
    SandboxScreen #reading { display: none; height: auto; padding: 1 1 0 2; }
    SandboxScreen.-tall #reading { display: block; }
    SandboxScreen #numbers { width: 43; height: 1fr; padding: 0 1; background: $surface; display: none; }
    SandboxScreen #numbers { scrollbar-size-vertical: 1; }
    SandboxScreen #numbers Static { height: auto; }
    SandboxScreen.-walking #numbers { display: block; }
    SandboxScreen.-walking #figures { display: none; }
    SandboxScreen.-wide #numbers, SandboxScreen.-full #numbers { display: block; }
    SandboxScreen.-wide #figures, SandboxScreen.-full #figures { display: block; }
    SandboxScreen.-full #figures { width: 52; }
    SandboxScreen.-full #numbers { width: 48; padding: 0 2; }
    SandboxScreen #note { height: 1; padding: 0 2; color: $foreground 80%; }
    SandboxScreen #note { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lab = Lab(session.state, session.scenario)
        self._lived: Lived | None = None
        self._nothing: Lived | None = None
        self._round = session.scenario.rounds.count
        self._group: int | None = None
        self._place = 0
        self._rest: Timer | None = None
        self._preset: Preset | None = None
        self._held: int | None = None

    def body(self) -> Iterable[Widget]:
        """The head, the curve over switches and figures, the numbers."""
        with Horizontal(id="head"):
            yield Press(Content(""), "group(1)", id="group")
            yield Press(Content(""), "round(1)", id="round-of")
            if self.session.scenario.presets:
                yield Press(Content(_("P presets")), "presets", id="presets")
            yield Static(id="legend")
            yield ProgressBar(total=1, show_eta=False, show_percentage=False, id="working")
        yield Walk()
        yield StageNames()
        with Horizontal(id="below"):
            yield Switches(self.session.scenario)
            with VerticalScroll(id="figures", can_focus=False):
                yield Dashboard()
                yield Static(id="reading")
            with VerticalScroll(id="numbers", can_focus=False):
                yield Static(id="number")
        yield Static(id="note")

    def on_mount(self) -> None:
        """The switches have the focus; the customers start to walk."""
        self.query_one(Switches).focus()
        self.set_interval(PATIENCE / 3, self._tell_progress)
        self._show()
        self._live()

    async def recompose(self) -> None:
        """Remember which measure is highlighted."""
        self._held = self.query_one(Switches).highlighted
        await super().recompose()

    async def composed_anew(self) -> None:
        """In another language the same measure is highlighted."""
        switches = self.query_one(Switches)
        switches.show(self.workshop.plan)
        switches.highlighted = self._held
        switches.focus()
        self._show()

    def renew(self, workshop: Workshop) -> None:
        """Another plan: the switches at once, the customers as soon as they have lived through it."""
        self.query_one(Switches).show(workshop.plan)
        self._live()

    @work(exclusive=True, group="run")
    async def _live(self) -> None:
        """Live through the plan; a newer plan takes the place of an older one."""
        lab, plan = self._lab, self.workshop.plan
        slow = self.set_timer(PATIENCE, lambda: self.add_class("-working"))
        try:
            for wanted in (Plan(), plan):
                lived = await self.session.compute(lab.key(wanted), partial(lab.live, wanted))
                if wanted == Plan():
                    self._nothing = lived
            self._lived = lived
        finally:
            slow.stop()
            self.remove_class("-working")
        self.call_later(self._show)

    def _tell_progress(self) -> None:
        if self.has_class("-working"):
            self.query_one("#working", ProgressBar).update(progress=self._lab.progress)

    def _show(self) -> None:
        """Everything as it is known now."""
        scenario, row = self._lab.scenario, self._round - 1
        group = Content.assemble(plain(self._group_name, "bold"), (" ▾", "$accent"))
        self.query_one("#group", Press).update(group)
        name = f"{say(scenario.rounds.name)} {self._round}"
        self.query_one("#round-of", Press).update(Content.assemble(name, (" ▾", "$accent")))
        self.query_one(Switches).show(self.workshop.plan)
        starts = [0, *accumulate(len(stage.touchpoints) for stage in scenario.stages)]
        stages = self.query_one(StageNames)
        stages.columns = Columns(len(scenario.touchpoints))
        here = next(n for n, stage in enumerate(scenario.stages) if self._place < starts[n + 1])
        stages.stages = Stages(tuple(say(stage.name) for stage in scenario.stages), tuple(starts[:-1]), here)
        self._note()
        self._open_up()
        if self._lived is None or self._nothing is None:
            self.query_one("#legend", Static).update(Content(_("The customers are on their way…")))
            return
        lines = (
            Series(_("with the measures"), self._line(self._lived.run)),
            Series(_("doing nothing"), self._line(self._nothing.run), "curve-other", True, "○"),
        )
        self.query_one("#legend", Static).update(legend(lines), layout=False)
        curve = self.query_one(Walk)
        curve.columns = Columns(len(scenario.touchpoints))
        curve.picture = Picture(lines, stages=tuple(starts[:-1]), cursor=self._place)
        figures = list(after_a_failure(self._lived.after, self._nothing.after))
        figures += list(dashboard(self._lived.run, self._nothing.run, row, self._group))
        wide = self.has_class("-full")
        heads = (_("vs nothing") if self.has_class("-tall") else "",)
        self.query_one(Dashboard).put(figures, heads, _LONG_NAME if wide else _NAME)
        numbers = self.query_one("#number", Static)
        width = self.query_one("#numbers").scrollable_content_region.width
        numbers.update(touchpoint(self._lived, self._nothing, scenario, self._place, row, width))

    def _line(self, run: Outcome) -> tuple[float | None, ...]:
        row = self._round - 1
        felt = run.emotion_all[row] if self._group is None else run.emotion[row, :, self._group]
        return tuple(float(value) if math.isfinite(value) else None for value in felt)

    @property
    def _group_name(self) -> str:
        return _("Everyone") if self._group is None else say(self.session.scenario.segments[self._group].name)

    def _note(self) -> None:
        """What the highlighted measure costs and when it acts."""
        measure = self.query_one(Switches).measure
        if measure is not None:
            found = self.session.scenario.intervention(measure)
            said = f"{words.costs(found, 1, self.session.scenario)} {words.start(found)}"
            self.query_one("#note", Static).update(plain(said), layout=False)

    def _open_up(self) -> None:
        """The numbers of the highlighted measure, where there is room for them."""
        measure = self.query_one(Switches).measure
        if measure is not None and self.has_class("-tall"):
            found = self._lab.scenario.intervention(measure)
            parts = [
                plain(say(found.name), "bold"),
                plain(say(found.expected)),
                effects(found, self._lab.scenario),
            ]
            self.query_one("#reading", Static).update(Content("\n\n").join(parts))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self) -> None:
        """The note at once; the numbers when the hand rests."""
        self._note()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST, self._open_up)

    @on(Switches.Toggled)
    def _toggled(self, message: Switches.Toggled) -> None:
        self.toggle(message.intervention)

    def toggle(self, intervention: str) -> None:
        """Turn a measure on from the first round, or off."""
        who = self.session.who
        if intervention in self.workshop.plan.interventions:
            self.do(do.Drop(who=who, intervention=intervention))
        else:
            self.do(do.Choose(who=who, intervention=intervention, round=1))

    @on(Switches.Shifted)
    def _shifted(self, message: Switches.Shifted) -> None:
        """Another round in which a measure starts."""
        choices = {choice.intervention: choice for choice in self.workshop.plan.choices}
        choice = choices.get(message.intervention)
        if choice is None:
            return
        start = choice.round + message.by
        if 1 <= start <= self.session.scenario.rounds.count:
            who, place = self.session.who, choice.touchpoint
            self.do(do.Choose(who=who, intervention=choice.intervention, touchpoint=place, round=start))

    @on(OptionList.OptionSelected)
    def _read(self, event: OptionList.OptionSelected) -> None:
        """The card of a measure, with its numbers."""
        event.stop()
        if event.option_id is None:
            return
        id_, scenario = event.option_id, self._lab.scenario
        measure = scenario.intervention(id_)
        status = "chosen" if id_ in self.workshop.plan.interventions else "free"
        said = card(measure, scenario, 1, Standing(status))
        content = Content.assemble(said, "\n\n", effects(measure, scenario))
        self.app.push_screen(
            MeasureCard(content, status), lambda toggle: self.toggle(id_) if toggle else None
        )

    @on(Walk.Walked)
    def _walked(self, message: Walk.Walked) -> None:
        self._go(self._place + message.by)

    @on(Curve.Touched)
    def _touched(self, message: Curve.Touched) -> None:
        self.query_one(Walk).focus()
        self._go(message.index)

    def _go(self, place: int) -> None:
        self._place = max(0, min(len(self._lab.scenario.touchpoints) - 1, place))
        self._show()

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        """On a narrow screen the numbers take the place of the figures while the hand is on the curve."""
        self.set_class(isinstance(self.focused, Walk), "-walking")
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """The panels follow the width."""
        self.call_after_refresh(self._show)

    def action_group(self, way: int) -> None:
        """Everyone, or one group of customers."""
        groups = [None, *range(len(self.session.scenario.segments))]
        self._group = groups[(groups.index(self._group) + way) % len(groups)]
        self._show()

    def action_round(self, way: int) -> None:
        """Another round."""
        count = self.session.scenario.rounds.count
        self._round = (self._round - 1 + way) % count + 1
        self._show()

    def action_clear(self) -> None:
        """Turn everything off."""
        for intervention in self.workshop.plan.interventions:
            self.do(do.Drop(who=self.session.who, intervention=intervention))

    def action_presets(self) -> None:
        """Pick one of the states that the case's author found worth a look."""
        presets = self.session.scenario.presets
        if not presets:
            self.refuse(_("This case has no presets. Turn measures on and off with Space."))
            return
        items = [Item(preset.id, say(preset.name)) for preset in presets]
        chosen = self._preset.id if self._preset is not None else None
        self.app.push_screen(Pick(_("Which state of the case?"), items, chosen), self._take)

    def _take(self, id_: str | None) -> None:
        """The preset's measures, and no others."""
        preset = next((one for one in self.session.scenario.presets if one.id == id_), None)
        if preset is None:
            return
        self.action_clear()
        for chosen in preset.plan:
            self._turn_on(chosen)
        self._preset = preset
        words = say(preset.text)
        if preset.switch is not None:
            name = say(self.session.scenario.intervention(preset.switch).name)
            words = _("{text} X turns “{name}” off and on again.").format(text=words, name=name)
        self.notify(plain(words).plain, title=plain(say(preset.name)).plain, markup=False, timeout=15)

    def _turn_on(self, chosen: Chosen) -> None:
        id_, place, who = chosen.intervention, chosen.touchpoint, self.session.who
        self.do(do.Choose(who=who, intervention=id_, touchpoint=place, round=chosen.round))

    def action_switch(self) -> None:
        """The one measure that the preset is about: off, and on again as it was."""
        preset = self._preset
        if preset is None or preset.switch is None:
            self.refuse(_("Pick a preset with P first: it says which measure this key turns off."))
            return
        if preset.switch in self.workshop.plan.interventions:
            self.do(do.Drop(who=self.session.who, intervention=preset.switch))
        else:
            self._turn_on(next(one for one in preset.plan if one.intervention == preset.switch))

    def action_undo(self) -> None:
        """Take the last switch back."""
        self.do(do.Undo(who=self.session.who, phase="plan"))

    def action_redo(self) -> None:
        """Do it again."""
        self.do(do.Redo(who=self.session.who, phase="plan"))

    def _strip(self) -> PhaseStrip:
        """No phases here: everything is open."""
        return PhaseStrip(say(self.session.scenario.title), self.workshop.team, _("Sandbox"), [])
