"""Folders of saves named on the command line: their class, the cases it plays, what is said of each save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cinema_game.cli.loading import loaded
from cinema_game.cli.words import Problem, tell

if TYPE_CHECKING:
    from cinema_game.facilitation.one_by_one import LeftOut
    from cinema_game.store.class_folder import ClassFolder


def class_in(path: Path, scenarios: Sequence[str], *, changed: bool) -> ClassFolder:
    """The workshops of a folder, also of the scenarios named."""
    from cinema_game.store.class_folder import read_class
    from cinema_game.store.errors import StoreError
    from cinema_game.store.workshops import Cases

    cases = Cases()
    for name in scenarios:
        cases.add(loaded(name))
    try:
        return read_class(path, cases, changed=changed)
    except StoreError as error:
        raise Problem(error.message) from error


def tell_details(left_out: Iterable[LeftOut], verbose: bool) -> None:
    """On demand, where the program itself failed on a save."""
    for one in left_out:
        if verbose:
            tell(one.why, before=f"{one.id} ({one.name}): ")
            tell(*filter(None, (one.details,)))
