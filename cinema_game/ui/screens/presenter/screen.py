"""The wall: nothing is on it that a key has not called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command
from cinema_game.ui.plain import plain
from cinema_game.ui.screens.frame import GameScreen
from cinema_game.ui.screens.presenter.slide import Slide, Step, steps
from cinema_game.ui.widgets.columns import Columns
from cinema_game.ui.widgets.curve import Curve, legend
from cinema_game.ui.widgets.large import Large
from cinema_game.ui.widgets.stage_names import StageNames

AROUND = 5
"""Lines above and below the letters."""
MARGIN = 4
"""Cells beside them."""


class Presenter(GameScreen):
    """Goes through slides; each begins with its question."""

    ACTIONS = (
        Command(
            "presenter.on",
            "space,enter,right,pagedown",
            "go(1)",
            N_("Show more"),
            N_("The answer, then the curve, then the next question."),
        ),
        Command("presenter.back", "left,pageup,backspace", "go(-1)", N_("Back"), N_("One picture back.")),
        Command(
            "presenter.next",
            "down,n",
            "question(1)",
            N_("Next question"),
            N_("The next question; what this one hides stays hidden."),
        ),
        Command(
            "presenter.before",
            "up,p",
            "question(-1)",
            N_("Question before"),
            N_("The question before."),
            show=False,
        ),
        Command(
            "presenter.dark",
            "full_stop,b",
            "dark",
            N_("Dark"),
            N_("An empty wall, so that people look at each other; again: back."),
            key_name=".",
        ),
        Command("presenter.close", "escape", "dismiss", N_("Close"), N_("Back to where you came from.")),
    )
    HELP = N_(
        "For the projector: a question in large letters, and nothing else until you press Space. Then the "
        "answer, then the curve. ↑↓ choose a question without showing what it hides; a full stop makes the "
        "wall dark."
    )
    CSS_PATH = "presenter.tcss"

    def __init__(self, slides: Callable[[], Sequence[Slide]], begin: str = "") -> None:
        """`slides` makes them in the language of the moment; `begin` is the id of the first to show."""
        super().__init__()
        self._make = slides
        self._slides = tuple(slides())
        ids = [slide.id for slide in self._slides]
        self.place = ids.index(begin) if begin in ids else 0
        self.step = 0

    def body(self) -> Iterable[Widget]:
        """Where we are, the letters, the curve."""
        yield Static(id="about")
        with Vertical(id="wall"):
            yield Large(id="large")
            yield Static(id="note")
            yield Static(id="legend")
            yield Curve(id="curve")
            yield StageNames(id="stages")

    def on_mount(self) -> None:
        """The first question."""
        self._show()

    def on_resize(self) -> None:
        """Another room breaks the text elsewhere."""
        self.step = min(self.step, len(self.steps) - 1)
        self._show()

    async def recompose(self) -> None:
        """The pictures anew as well."""
        self._slides = tuple(self._make())
        await super().recompose()

    async def composed_anew(self) -> None:
        """In another language the same picture."""
        self.step = min(self.step, len(self.steps) - 1)
        self._show()

    @property
    def slide(self) -> Slide:
        """The one that is shown."""
        return self._slides[self.place]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its pictures in the room there is."""
        return steps(self.slide, self.size.width - MARGIN, self.size.height - AROUND)

    def action_go(self, by: int) -> None:
        """The next picture or the one before, into the neighbouring slide where this one ends."""
        if self.has_class("-dark"):
            self.remove_class("-dark")
        elif 0 <= self.step + by < len(self.steps):
            self.step += by
        elif 0 <= self.place + by < len(self._slides):
            self.place += by
            self.step = 0 if by > 0 else len(self.steps) - 1
        self._show()

    def action_question(self, by: int) -> None:
        """Another question, covered."""
        self.place = max(0, min(self.place + by, len(self._slides) - 1))
        self.step = 0
        self._show()

    def action_dark(self) -> None:
        """An empty wall, or what was there."""
        self.toggle_class("-dark")

    @on(Click)
    def _clicked(self, event: Click) -> None:
        self.action_go(1 if event.button == 1 else -1)

    def _show(self) -> None:
        if not self.is_mounted or not self.query(Large):
            return
        step, slide = self.steps[self.step], self.slide
        self.set_class(step.curve, "-curve")
        self.set_class(step.curve and not step.text, "-bare")
        self.set_class(step.hidden, "-told")
        dots = "●" * (self.step + 1) + "○" * (len(self.steps) - self.step - 1)
        which = _("{n} of {of}").format(n=self.place + 1, of=len(self._slides))
        self.query_one("#about", Static).update(
            Content.assemble(plain(slide.about), (f"   {which}   ", "$foreground 60%"), (dots, "$accent"))
        )
        self.query_one(Large).text = step.text
        self.query_one("#note", Static).update(plain(step.note))
        if step.curve and slide.picture is not None:
            columns = Columns(max(len(one.values) for one in slide.picture.series))
            self.query_one(Curve).columns = self.query_one(StageNames).columns = columns
            self.query_one(Curve).picture = slide.picture
            self.query_one(StageNames).stages = slide.stages
            self.query_one("#legend", Static).update(legend(slide.picture.series))
