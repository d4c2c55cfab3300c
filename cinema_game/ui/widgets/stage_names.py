"""The names of the stages beneath a curve, each as long as its stage."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.columns import Columns


@dataclass(frozen=True)
class Stages:
    """Names of the stages and the index of the first touchpoint of each; `here` is the one to lift out."""

    names: tuple[str, ...] = ()
    firsts: tuple[int, ...] = ()
    here: int | None = None


class StageNames(Widget):
    """Draws `Stages` over the same `Columns` as the curve above."""

    DEFAULT_CSS = "StageNames { height: 1; width: 1fr; color: $foreground 60%; }"

    stages: var[Stages] = var(Stages())
    columns: var[Columns] = var(Columns(0))

    def watch_stages(self) -> None:
        """Other stages."""
        self.refresh()

    def watch_columns(self) -> None:
        """Other places."""
        self.refresh()

    def render(self) -> Content:
        """The line: a name is cut where the next stage begins."""
        room, stages = self.size.width, self.stages
        line = Content(" " * self.columns.gutter)
        edges = [self.columns.left(first, room) for first in (*stages.firsts, self.columns.count)]
        for number, (name, left, right) in enumerate(zip(stages.names, edges, edges[1:], strict=False)):
            line = line.pad_right(max(0, left - line.cell_length))
            words = plain(name, "bold $accent" if number == stages.here else "")
            line = Content.assemble(line, words.truncate(max(0, right - left - 1), ellipsis=True))
        return line.truncate(room)
