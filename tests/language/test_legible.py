"""No sign that the program says becomes a question mark under any code page."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from cinema_game.legible import legible

ROOT = Path(__file__).parents[2]
PAGES = ["ascii", "iso8859-1", "cp1251", "cp866", "koi8-r", "iso8859-5"]


def said() -> str:
    """All that is said in both languages: catalogues, and the texts of the shipped cases."""
    parts = [path.read_text("utf-8") for path in (ROOT / "scenarios").rglob("*.yaml")]
    for path in (*(ROOT / "cinema_game").rglob("*.po"), *(ROOT / "cx").rglob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="ru"):
                parts += [str(message.id), str(message.string)]
    return "".join(sorted(set("".join(parts)) - set("?\ufffd")))


@pytest.mark.parametrize("page", PAGES)
def test_whatever_is_said_has_other_words(page: str) -> None:
    lost = [sign for sign in said() + "▁▂▃▄▅▆▇█┌┼╭━┃⣀κα" if "?" in legible(sign, page)]
    assert not lost


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("ascii", 'Yolki "A" -> 5 - 3 >= 2... 1 234 rub. *o'),
        ("iso8859-1", "Yolki «A» -> 5 - 3 >= 2... 1 234 rub. *o"),
        ("koi8-r", 'Ёлки "A" -> 5 - 3 ≥ 2... 1 234 rub. *o'),
        ("cp1251", "Ёлки «A» -> 5 - 3 >= 2… 1 234 rub. *o"),
        ("utf-8", "Ёлки «A» → 5 − 3 ≥ 2… 1\u202f234 ₽ ●○"),
    ],
)
def test_other_words_are_the_nearest(page: str, shown: str) -> None:
    assert legible("Ёлки «A» → 5 − 3 ≥ 2… 1\u202f234 ₽ ●○", page) == shown


def test_halves_of_characters_are_no_reason_to_stop() -> None:
    assert legible("a\udcffb", "utf-8") == "a\ufffdb"
    assert legible("a\udcffb", "cp866") == "a?b"
