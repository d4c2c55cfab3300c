"""Text for the back row: the largest letters in which a text fits the room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size as Room
from textual.reactive import reactive
from textual.widget import Widget

from cinema_game.ui.large_letters import HEIGHT, WIDTH, known, point
from cinema_game.ui.plain import plain

_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"


@dataclass(frozen=True)
class Size:
    """How a point of a letter is drawn: so many points in a cell, or so many cells to a point."""

    across: float
    """Cells to a point, ½ or whole."""
    down: float
    """Lines to a point, ½ or whole."""

    @property
    def letter(self) -> int:
        """Cells from one letter to the next."""
        return round((WIDTH + 1) * self.across)

    @property
    def line(self) -> int:
        """Lines from one line of letters to the next."""
        return round((HEIGHT + 1) * self.down)


SIZES = (Size(2, 1), Size(1, 0.5), Size(0.5, 0.5))
"""From the largest on."""


def broken(text: str, letters: int) -> list[str]:
    """The text in lines of so many letters, broken at spaces that may break; a longer word is cut."""
    lines: list[str] = []
    for word in _words(text):
        while len(word) > letters:
            lines.append(word[: letters - 1] + "-")
            word = word[letters - 1 :]
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def fitting(text: str, width: int, height: int) -> Size | None:
    """The largest size in which the text fits; None if it fits in none.

    No word is cut where a smaller size can do without.
    """
    longest = max(map(len, _words(text)), default=0)
    fits = [
        size
        for size in SIZES
        if width >= 2 * size.letter and len(broken(text, width // size.letter)) * size.line <= height
    ]
    whole = [size for size in fits if longest * size.letter <= width]
    return next(iter(whole or fits), None)


def parts(text: str, width: int, height: int) -> list[str]:
    """A text sentence by sentence, as many at once as fit in large letters."""
    found: list[str] = []
    for sentence in _sentences(text):
        together = f"{found[-1]} {sentence}" if found else sentence
        if found and fitting(together, width, height) is not None:
            found[-1] = together
        else:
            found.append(sentence)
    return found


def _words(text: str) -> list[str]:
    """Words at plain spaces and line ends; figures and what is held together by other spaces stay whole."""
    return [word for word in plain(text).plain.replace("\n", " ").replace("\t", " ").split(" ") if word]


def _sentences(text: str) -> list[str]:
    """Cut after a full stop, a question mark or a colon that ends a word; the sign stays."""
    sentences: list[list[str]] = [[]]
    for word in _words(text):
        sentences[-1].append(word)
        if word.rstrip("”»\"')")[-1:] in (".", "?", "!", ":", "…") and len(word) > 2:
            sentences.append([])
    return [" ".join(words) for words in sentences if words]


def drawn(line: str, size: Size) -> list[str]:
    """One line of letters as `size.line` lines of cells."""
    return ["".join(_cells(letter, row, size) for letter in line).rstrip() for row in range(size.line)]


def _cells(letter: str, row: int, size: Size) -> str:
    """The cells of one letter in one line; a sign without a picture stands small in the middle."""
    if known(letter) is None:
        shown = letter if row == size.line // 2 else ""
        return shown.center(size.letter - max(0, cell_len(shown) - len(shown)))
    across, down = size.across, size.down
    if across < 1:
        pairs = range(0, WIDTH + 1, 2)
        return "".join(
            _QUARTERS[
                sum(
                    _ink(letter, 2 * row + below, column + right) << (2 * below + right)
                    for below in (0, 1)
                    for right in (0, 1)
                )
            ]
            for column in pairs
        )
    columns = range(WIDTH + 1)
    if down < 1:
        pairs_down = (
            (_ink(letter, 2 * row, column), _ink(letter, 2 * row + 1, column)) for column in columns
        )
        return "".join(" ▀▄█"[above + 2 * below] * int(across) for above, below in pairs_down)
    return "".join(" █"[_ink(letter, int(row / down), column)] * int(across) for column in columns)


def _ink(letter: str, row: int, column: int) -> bool:
    return row < HEIGHT and column < WIDTH and point(letter, row, column)


def lettered(text: str, width: int, height: int) -> Sequence[str]:
    """The lines of a text in the largest letters that fit; in ordinary ones if none do."""
    size = fitting(text, width, height)
    if size is None:
        return [line.plain for line in plain(text).wrap(max(1, width))][: max(1, height)]
    return [row for line in broken(text, width // size.letter) for row in drawn(line, size)]


class Large(Widget):
    """Shows one text as large as its own room allows; of its own height, a third of the screen at most."""

    DEFAULT_CSS = "Large { width: 1fr; height: 1fr; text-wrap: nowrap; }"

    text: reactive[str] = reactive("", layout=True)

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Large.text, text)

    def get_content_height(self, _container: Room, viewport: Room, width: int) -> int:
        """The lines of the largest letters that fit a third of the screen."""
        return len(lettered(self.text, width, viewport.height // 3))

    def render(self) -> Content:
        """The letters."""
        return plain("\n".join(lettered(self.text, self.size.width, self.size.height)), "bold")
