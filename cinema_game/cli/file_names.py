"""Names of files made from names of folders that a stranger may have made: each its own, on every system."""

from __future__ import annotations

from collections.abc import Iterable

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
"""Names that Windows keeps for itself, with any ending."""


def file_names(ids: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A name without its ending for every id: the id itself unless a system would not take it for a file.

    Two that differ only by case get a number, as do those that are `taken`.
    """
    used = {name.casefold() for name in taken}
    names: dict[str, str] = {}
    for id_ in ids:
        plain = id_.rstrip(". ") or "_"
        if plain.split(".")[0].strip().casefold() in _DEVICES:
            plain = f"_{plain}"
        name, number = plain, 1
        while name.casefold() in used:
            number += 1
            name = f"{plain}-{number}"
        used.add(name.casefold())
        names[id_] = name
    return names
