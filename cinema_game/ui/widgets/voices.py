"""What customers say and what is in the news, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from cinema_game.ui.plain import plain
from cinema_game.ui.widgets.rows import Row, Rows


@dataclass(frozen=True)
class Said:
    """Words with their quotation marks, who said them, the sign of the feeling and its colour: plain."""

    words: str
    who: str
    glyph: str
    style: str
    news: bool = False


def spoken(said: Said, width: int, *, new: bool) -> Iterable[Row]:
    """The lines of one voice: the words, and who it was beside or beneath them."""
    style = "bold" if said.news else "" if new else "$foreground 75%"
    content = plain(said.words, style)
    who = plain(said.who, "$foreground 60%")
    if content.cell_length + who.cell_length + 4 <= width:
        gap = " " * (width - content.cell_length - who.cell_length - 2)
        yield Row(Content.assemble((said.glyph, said.style), " ", content, gap, who))
        return
    for number, line in enumerate(content.wrap(max(8, width - 2))):
        yield Row(Content.assemble((said.glyph if number == 0 else " ", said.style), " ", line))
    yield Row(Content.assemble("  ", who))


class Voices(Rows):
    """Shows voices and news; set them with `tell`."""

    def tell(self, said: Sequence[Said]) -> None:
        """Show these, the first on top."""
        self.show(
            lambda width: [
                row for place, one in enumerate(said) for row in spoken(one, width, new=place == 0)
            ]
        )
