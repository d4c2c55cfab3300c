"""What a disk may hold after a power cut: a recording of system calls, and every state they allow.

Recorded are the calls that the store really makes. The model is that of an honest local disk:
data of a file last from its fsync on, names in a folder from the fsync of that folder on;
whatever is later may have reached the disk wholly, in part, or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Call:
    """One recorded call; `file` numbers the files as they came, names are relative to the recorded folder."""

    kind: str
    file: int = 0
    name: str = ""
    target: str = ""
    data: bytes = b""
    size: int = 0


@dataclass
class Recording:
    """The calls in order, with marks of what was confirmed in between."""

    root: Path
    calls: list[Call] = field(default_factory=list)

    def confirm(self, what: int) -> None:
        """Note that the user was told: `what` is kept."""
        self.calls.append(Call("confirm", size=what))

    def attempt(self, what: int) -> None:
        """Note that `what` is tried from here on."""
        self.calls.append(Call("attempt", size=what))


def record(
    root: Path, patch: pytest.MonkeyPatch, *, file_sync: bool = True, folder_sync: bool = True
) -> Recording:
    """Record what happens below `root`; a broken disk forgets to write down its syncs."""
    recording = Recording(root)
    names: dict[int, str] = {}
    files: dict[int, int] = {}

    def file(handle: int) -> int:
        return files[os.fstat(handle).st_ino]

    def relative(path: Any) -> str | None:
        try:
            return str(Path(os.fspath(path)).relative_to(root))
        except (ValueError, TypeError):
            return None

    def wrap(
        name: str, note: Callable[..., None], before: Callable[..., Any] = lambda *_, **__: None
    ) -> None:
        real = getattr(os, name)

        def recorded(*args: Any, **kwargs: Any) -> Any:
            seen = before(*args, **kwargs)
            result = real(*args, **kwargs)
            note(seen, result, *args)
            return result

        patch.setattr(os, name, recorded)

    def opened(existed: bool, handle: int, path: Any, flags: int = 0, *_: Any) -> None:
        name = relative(path)
        if name is None:
            return
        names[handle] = name
        if flags & os.O_CREAT and not existed:
            # The system gives the inode of a removed file to a new one: number them afresh.
            files[os.fstat(handle).st_ino] = len(recording.calls) + 1
            recording.calls.append(Call("create", file(handle), name))

    def written(_: Any, count: int, handle: int, data: bytes) -> None:
        if handle in names:
            recording.calls.append(Call("write", file(handle), data=bytes(data[:count])))

    def cut(_: Any, __: None, handle: int, size: int) -> None:
        if handle in names:
            recording.calls.append(Call("cut", file(handle), size=size))

    def synced(_: Any, __: None, handle: int) -> None:
        if handle in names:
            folder = (root / names[handle]).is_dir()
            if folder and folder_sync:
                recording.calls.append(Call("sync folder", name=names[handle]))
            elif not folder and file_sync:
                recording.calls.append(Call("sync", file(handle)))

    def renamed(_: Any, __: None, source: Any, target: Any) -> None:
        recording.calls.append(Call("rename", name=relative(source) or "", target=relative(target) or ""))

    wrap("open", opened, before=lambda path, *_, **__: Path(os.fspath(path)).exists())
    wrap("write", written)
    wrap("ftruncate", cut)
    wrap("fsync", synced)
    wrap("replace", renamed)
    wrap("unlink", lambda _, __, path: recording.calls.append(Call("unlink", name=relative(path) or "")))
    wrap("mkdir", lambda _, __, path, *___: recording.calls.append(Call("mkdir", name=relative(path) or "")))
    wrap("close", lambda *_: None, before=lambda handle: names.pop(handle, None))
    return recording


Names = dict[str, int]
"""File by name; 0 for a folder."""


def apply_name(names: Names, call: Call) -> None:
    match call.kind:
        case "create":
            names[call.name] = call.file
        case "mkdir":
            names[call.name] = 0
        case "unlink":
            names.pop(call.name, None)
        case "rename" if call.name in names:
            names[call.target] = names.pop(call.name)


def apply_data(data: bytes, call: Call) -> bytes:
    return data + call.data if call.kind == "write" else data[: call.size]


@dataclass(frozen=True)
class Crash:
    """A disk after a power cut, with what had been confirmed and tried by then."""

    files: dict[str, bytes]
    folders: tuple[str, ...]
    confirmed: int
    attempted: int

    def onto(self, root: Path) -> None:
        """Make it real."""
        root.mkdir()
        for folder in sorted(self.folders):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            if (root / name).parent.is_dir():
                (root / name).write_bytes(data)


def crashes(recording: Recording) -> Iterator[Crash]:
    """The disks that a power cut after any call may leave, each once."""
    seen: set[tuple[Any, ...]] = set()
    for end in range(len(recording.calls) + 1):
        for crash in _crashes_after(recording.calls[:end]):
            disk = (tuple(sorted(crash.files.items())), tuple(sorted(crash.folders)))
            key = (disk, crash.confirmed, crash.attempted)
            if key not in seen:
                seen.add(key)
                yield crash


def _crashes_after(calls: list[Call]) -> Iterator[Crash]:
    sure: Names = {}
    loose_names: list[Call] = []
    durable: dict[int, bytes] = {}
    loose: dict[int, list[Call]] = {}
    confirmed = attempted = 0
    for call in calls:
        match call.kind:
            case "confirm":
                confirmed = call.size
            case "attempt":
                attempted = call.size
            case "create" | "mkdir" | "rename" | "unlink":
                loose_names.append(call)
            case "write" | "cut":
                loose.setdefault(call.file, []).append(call)
            case "sync":
                data = durable.get(call.file, b"")
                for change in loose.pop(call.file, []):
                    data = apply_data(data, change)
                durable[call.file] = data
            case "sync folder":
                here = [c for c in loose_names if _folder(c.name) == call.name]
                for change in here:
                    apply_name(sure, change)
                loose_names = [c for c in loose_names if c not in here]
    for names in _some(loose_names):
        found = dict(sure)
        for change in names:
            apply_name(found, change)
        for how in ("none", "all", "half", "zeros") if loose else ("none",):
            files = {
                name: _data(durable.get(number, b""), loose.get(number, []), how)
                for name, number in found.items()
                if number
            }
            yield Crash(
                files, tuple(name for name, number in found.items() if not number), confirmed, attempted
            )


def _folder(name: str) -> str:
    return str(Path(name).parent)


def _some(changes: list[Call]) -> Iterator[list[Call]]:
    """Every beginning of the changes, all but one of them, and one alone."""
    for end in range(len(changes) + 1):
        yield changes[:end]
    for skipped in range(len(changes)):
        yield changes[:skipped] + changes[skipped + 1 :]
        yield [changes[skipped]]


def _data(data: bytes, changes: list[Call], how: str) -> bytes:
    whole = data
    for change in changes:
        whole = apply_data(whole, change)
    grown = len(whole) - len(data)
    match how:
        case "all":
            return whole
        case "half" if grown > 0:
            return whole[: len(data) + grown // 2]
        case "zeros" if grown > 0:
            return data + bytes(grown)
    return data
