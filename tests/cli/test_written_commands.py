"""Every command line that the documents show can be given, and both readmes show the same ones."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from cinema_game.cli.app import application

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "README.ru.md", *(ROOT / "docs").glob("*.md")])
FENCED = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


def written(page: Path) -> list[list[str]]:
    """The command lines of a page, without comments and without what the shell does with the output."""
    lines = [line for block in FENCED.findall(page.read_text("utf-8")) for line in block.splitlines()]
    split = [shlex.split(line.partition(" > ")[0], comments=True) for line in lines]
    return [words[1:] for words in split if words[:1] == ["cinema-game"]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_of_a_page_can_be_given(page: Path) -> None:
    for words in written(page):
        application().parse_args(words, exit_on_error=False, print_error=False)


def test_both_readmes_show_the_same_command_lines() -> None:
    english, russian = (written(ROOT / name) for name in ("README.md", "README.ru.md"))
    assert english
    assert english == russian


def test_every_command_is_shown_in_the_readme() -> None:
    shown = {words[0] for words in written(ROOT / "README.md") if words}
    everything = {name for name in application().resolved_commands() if not name.startswith("-")}
    assert everything - shown <= {"play"}
