"""Where scenarios lie: those that ship, and any folder or file of an author."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

MAIN = "scenario.yaml"
"""The file of a scenario folder that holds its head."""


_SUFFIXES = (".yaml", ".yml")


def ordinary(path: Path) -> bool:
    """Whether there is a file; a path that cannot even be asked about is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


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
        if ordinary(path / MAIN) or (path.suffix in _SUFFIXES and ordinary(path)):
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


def unknown_name(name_or_path: str | Path) -> bool:
    """Whether a bare name was given that is neither a scenario that ships nor anything on disk."""
    wanted = str(name_or_path)
    bare = not {"/", "\\", "."} & set(wanted)
    return (
        bare and wanted not in shipped() and not ordinary(Path(wanted)) and not ordinary(Path(wanted) / MAIN)
    )


def parts(path: Path, keys: frozenset[str]) -> list[tuple[str | None, Path]]:
    """The files of a scenario with the top-level key that each holds; None for the main file.

    A folder holds `scenario.yaml` and perhaps `<key>.yaml` files; a part named alone
    stands for its whole folder; any other file is a scenario in one piece.
    """
    whole = _folder(path, keys)
    if whole is None:
        return [(None, path)]
    beside = [other for other in _yaml_in(whole) if other.stem in keys and other.suffix == ".yaml"]
    return [(None, whole / MAIN), *((other.stem, other) for other in beside)]


def strangers(path: Path, keys: frozenset[str]) -> list[Path]:
    """YAML files in the folder of a scenario that are no part of it: perhaps misspelt names."""
    whole = _folder(path, keys)
    used = {part for _, part in parts(path, keys)}
    return [other for other in _yaml_in(whole) if other not in used] if whole is not None else []


def _folder(path: Path, keys: frozenset[str]) -> Path | None:
    """The folder of which a path is the scenario; None for a scenario in one file."""
    if ordinary(path):
        part = path.name == MAIN or (path.stem in keys and ordinary(path.parent / MAIN))
        return path.parent if part else None
    try:
        return path if path.is_dir() else None
    except (OSError, ValueError):
        return None


def _yaml_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES)
    except OSError:
        return []
