"""Every sentence of the program exists in Russian, and what is compiled is what was written."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("cx", "cinema_game", "benchmarks")
"""Each may say what one before it has put into Russian."""
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def written(package: str) -> list[Path]:
    return sorted((ROOT / package / "locale" / "ru" / "LC_MESSAGES").glob("*.po"))


def marked(package: str) -> list[tuple[str, int, str | tuple[str, ...]]]:
    """Every sentence that the code marks, where it stands."""
    return [
        (file, line, message)
        for file, line, message, _comments, _context in extract_from_dir(
            str(ROOT / package), method_map=[("**.py", "python")], keywords=KEYWORDS
        )
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_marked_sentence_has_its_russian(package: str) -> None:
    known = {
        message.id
        for other in PACKAGES[: PACKAGES.index(package) + 1]
        for path in written(other)
        for message in catalogue(path)
        if message.string and not message.fuzzy
    }
    flat = {part for id_ in known for part in (id_ if isinstance(id_, tuple) else (id_,))}
    missing = [
        f"{file}:{line}: {message!r}"
        for file, line, message in marked(package)
        if (message if isinstance(message, str) else message[0]) not in flat
    ]
    assert not missing, "\n".join(missing)


def test_nothing_is_translated_that_is_said_nowhere() -> None:
    said = {
        message if isinstance(message, str) else message[0]
        for package in PACKAGES
        for _, _, message in marked(package)
    }
    idle = [
        f"{path.name}: {id_[:90]}"
        for package in PACKAGES
        for path in written(package)
        if path.name != "help.po"  # Of docstrings, and of the library that prints them.
        for message in catalogue(path)
        if (id_ := message.id if isinstance(message.id, str) else message.id[0]) and id_ not in said
    ]
    assert not idle, "\n".join(idle)


@pytest.mark.parametrize(
    "path", [path for package in PACKAGES for path in written(package)], ids=lambda p: p.name
)
def test_placeholders_survive_translation(path: Path) -> None:
    for message in catalogue(path):
        for string in message.string if isinstance(message.string, tuple) else (message.string,):
            if message.id and string:
                ids = message.id if isinstance(message.id, tuple) else (message.id,)
                allowed = {name for id_ in ids for name in PLACEHOLDER.findall(str(id_))}
                assert set(PLACEHOLDER.findall(str(string))) <= allowed, (message.id, string)


@pytest.mark.parametrize(
    "path", [path for package in PACKAGES for path in written(package)], ids=lambda p: p.name
)
def test_compiled_is_what_was_written(path: Path) -> None:
    by_another = BytesIO()
    write_mo(by_another, catalogue(path))
    by_another.seek(0)
    with path.with_suffix(".mo").open("rb") as file:
        told = f"run `make translations`: {path.name} is newer"
        assert strings(read_mo(file)) == strings(read_mo(by_another)), told


def strings(of: Catalog) -> list[tuple[list[str], list[str]]]:
    def listed(words: str | list[str] | tuple[str, ...]) -> list[str]:
        return [words] if isinstance(words, str) else list(words)

    return sorted((listed(message.id), listed(message.string or "")) for message in of if message.id)
