"""Where scenarios lie: those that ship, and any folder or file of an author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

MAIN = "scenario.yaml"
"""The file of a scenario folder that holds its head."""


def shipped_places() -> tuple[Path, ...]:
    """The folder with the scenarios that ship: inside the installed package, else the checkout's."""
    here = Path(__file__).parent
    for place in (here / "shipped", here.parents[1] / "scenarios"):
        if place.is_dir():
            return (place,)
    return ()


def in_place(place: Path) -> Iterator[Path]:
    """The scenarios of a place, by name: folders with a `scenario.yaml`, and single YAML files."""
    try:
        found = sorted(place.iterdir())
    except OSError:
        return
    for path in found:
        if (path / MAIN).is_file() or (path.suffix in (".yaml", ".yml") and path.is_file()):
            yield path


def shipped() -> dict[str, Path]:
    """Name → folder (or file) of every scenario that ships."""
    return {path.stem: path for place in shipped_places() for path in in_place(place)}


def located(name_or_path: str | Path) -> Path:
    """The path meant by a shipped name or a path; a name comes first, `./name` is always a path."""
    if isinstance(name_or_path, str) and "/" not in name_or_path and "\\" not in name_or_path:
        found = shipped().get(name_or_path)
        if found is not None:
            return found
    return Path(name_or_path)


def parts(path: Path, keys: frozenset[str]) -> list[tuple[str | None, Path]]:
    """The files of a scenario with the top-level key that each holds; None for the main file.

    A folder holds `scenario.yaml` and perhaps `<key>.yaml` files; a part named alone
    stands for its whole folder; any other file is a scenario in one piece.
    """
    whole = path
    if path.is_file() and (path.name == MAIN or (path.stem in keys and (path.parent / MAIN).is_file())):
        whole = path.parent
    if not whole.is_dir():
        return [(None, path)]
    beside = sorted(other for other in whole.glob("*.yaml") if other.stem in keys)
    return [(None, whole / MAIN), *((other.stem, other) for other in beside)]
