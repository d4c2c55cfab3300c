"""Where the cases lie that were opened by path, so that workshops which play them find them again.

The list is kept with a person's settings and not in the saves: a path says something of its machine, and
nothing to another. A case is known by its fingerprint; several may have one id.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from cinema_game.settings import settings_folder
from cinema_game.store import disk
from cx.scenario.fingerprint import fingerprint
from cx.scenario.places import located, shipped
from cx.scenario.scenario import Scenario

MOST = 200
"""The oldest is forgotten first."""
_LIMIT = 1 << 20


def remember(name_or_path: str | Path, scenario: Scenario) -> None:
    """Note where a case that does not ship was read; where settings cannot be kept, this neither."""
    place = located(name_or_path)
    if place in shipped().values():
        return
    with suppress(OSError, ValueError):
        known = {**_read(), fingerprint(scenario): str(place.absolute())}
        kept = dict(list(known.items())[-MOST:])
        disk.make_folder(settings_folder())
        fresh = _file().with_suffix(f".{os.getpid()}.new")
        disk.write(fresh, json.dumps({"format": 1, "cases": kept}, ensure_ascii=False).encode())
        disk.replace(fresh, _file())


def place_of(wanted: str) -> Path | None:
    """Where a case of this fingerprint was read; None if it is not known."""
    place = _read().get(wanted)
    return None if place is None else Path(place)


def _file() -> Path:
    return settings_folder() / "cases.json"


def _read() -> dict[str, str]:
    """By fingerprint; whatever is wrong with the file, it is a list without entries then."""
    try:
        found = json.loads(disk.read(_file(), _LIMIT))
        return {str(key): place for key, place in found["cases"].items() if isinstance(place, str)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}
