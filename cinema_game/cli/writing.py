"""Files that a command writes: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from cinema_game.cli.words import Problem
from cinema_game.language import N_
from cinema_game.store import disk
from cx.message import Message


def written(path: Path, content: bytes) -> Path:
    """Write a file, its folder too if there is none.

    Raises:
        Problem: the disk refuses; a file that was there stays as it was.
    """
    try:
        disk.make_folder(path.parent)
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise Problem(
            Message(
                N_("{file} cannot be written: {why}. Choose another place with --out."),
                {"file": path, "why": error.strerror},
            )
        ) from error
    return path
