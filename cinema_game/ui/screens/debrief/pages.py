"""The leaves of the debrief and its large question."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from cinema_game.language import N_, _
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.plain import plain
from cx.scenario.lessons import Page

Leaf = Page | Literal["scores"]

NAMES: dict[Leaf, str] = {
    "feelings": N_("Feelings"),
    "happened": N_("What happened"),
    "why": N_("Why"),
    "what_if": N_("What if"),
    "reality": N_("Reality"),
    "monday": N_("Monday"),
    "scores": N_("Scores"),
}


class Chosen(Message):
    """A person wants to see a leaf."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self.leaf = leaf


class Tab(Static):
    """One leaf of the strip; a click goes there."""

    DEFAULT_CSS = """
    Tab { width: auto; height: 1; padding: 0 2 0 0; color: $foreground 60%; }
    Tab.-here { color: $accent; text-style: bold; }
    Tab:hover { background: $panel-lighten-1; }
    """

    def __init__(self, leaf: Leaf, number: int) -> None:
        super().__init__(Content(f"{number} {_(NAMES[leaf])}" if leaf != "scores" else _(NAMES[leaf])))
        self.leaf = leaf

    def on_click(self, event: Click) -> None:
        """Ask to go there."""
        event.stop()
        self.post_message(Chosen(self.leaf))


class Pages(Horizontal):
    """The strip of leaves."""

    DEFAULT_CSS = "Pages { height: 1; padding: 0 2; margin: 0 0 1 0; }"

    leaf: var[Leaf] = var("feelings")

    def compose(self) -> ComposeResult:
        """All seven."""
        for number, leaf in enumerate(NAMES, start=1):
            yield Tab(leaf, number)

    def watch_leaf(self) -> None:
        """Lift the present one out."""
        for tab in self.query(Tab):
            tab.set_class(tab.leaf == self.leaf, "-here")

    def on_mount(self) -> None:
        """Lift the first one out."""
        self.watch_leaf()

    def beside(self, by: int) -> Leaf:
        """The leaf so many pages on, staying within the strip."""
        leaves = list(NAMES)
        return leaves[max(0, min(leaves.index(self.leaf) + by, len(leaves) - 1))]


class Question(Commanded, Widget, can_focus=True):
    """The question in large."""

    ACTIONS = (
        Command("question.answer", "enter", "answer", N_("Answer"), N_("Write your answer.")),
        Command(
            "question.after", "down", "another(1)", N_("Next question"), N_("The next question of this page.")
        ),
        Command(
            "question.before",
            "up",
            "another(-1)",
            N_("Question before"),
            N_("The question before."),
            show=False,
        ),
    )
    DEFAULT_CSS = """
    Question { height: auto; width: 1fr; padding: 1 3; border-left: outer $panel-lighten-2; }
    Question:focus { border-left: outer $accent; }
    """

    class Another(Message):
        """Another question of the page is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Answering(Message):
        """A person wants to answer."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked = ("", 0, 0)

    def ask(self, text: str, place: int, count: int) -> None:
        """Ask this, the question number `place` of `count`."""
        self._asked = (text, place, count)
        self.refresh(layout=True)

    def render(self) -> Content:
        """The question, and which of how many it is."""
        text, place, count = self._asked
        which = "  " + "●".join(("○" * place, "○" * (count - place - 1))) if count > 1 else ""
        return Content.assemble(
            plain(text, "bold"), (f"\n\n{which.strip()}" if which else "", "$foreground 60%")
        )

    def action_answer(self) -> None:
        """Go to the answer."""
        self.post_message(self.Answering())

    def action_another(self, by: int) -> None:
        """Another question of the page."""
        self.post_message(self.Another(by))

    def on_click(self) -> None:
        """The mouse goes to the question as well."""
        self.focus()
