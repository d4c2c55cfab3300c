"""A file of a sweep, damaged or by a stranger: what is good is used, the rest is told and run again."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_sweeps import PLANS, SMALL

import cx
from cx.checked_lines import LONGEST, MOST_LEFT_OUT, body_of, line_of
from cx.sweeps.journal import ResumeError

TERMS: dict[str, Any] = {"customers": 32, "seed": 5, "horizon": False}
DRAWS = 3


def swept(file: Path | None) -> cx.Sweep:
    return cx.sweep(SMALL, PLANS, DRAWS, batch=2, resume=file, **TERMS)


def resumed(file: Path) -> tuple[cx.Sweep | None, str]:
    """What came of it, or why it was refused."""
    try:
        return swept(file), ""
    except ResumeError as refused:
        return None, str(refused)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, cx.Sweep]:
    """A file that was written to its end, and what it holds."""
    file = tmp_path_factory.mktemp("whole") / "sweep.jsonl"
    found = swept(file)
    assert found.notice is None
    return file.read_bytes(), found


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _changed(data: bytes, change: Callable[[dict[str, Any], str], None]) -> bytes:
    """The file with its third line changed and summed up again, as a stranger may do it."""
    lines = _lines(data)
    body = body_of(lines[2])
    assert body is not None
    change(body, next(iter(body["plans"])))
    lines[2] = line_of(body)
    return b"".join(lines)


def _figures(value: object) -> Callable[[dict[str, Any], str], None]:
    return lambda body, name: body["plans"].update({name: value})


def _first_figure(value: object) -> Callable[[dict[str, Any], str], None]:
    return lambda body, name: body["plans"][name].__setitem__(0, value)


NONSENSE: dict[str, Callable[[dict[str, Any], str], None]] = {
    "not a number": _first_figure(float("nan")),
    "infinity": _first_figure(float("inf")),
    "huge": _first_figure(10**400),
    "truth": _first_figure(True),
    "text": _first_figure("1"),
    "a value without a horizon": lambda body, name: body["plans"][name].__setitem__(7, 1.0),
    "too few": _figures([1.0]),
    "no list": _figures("x"),
    "no plans": lambda body, _: body.update(plans=[]),
    "no draw": lambda body, _: body.pop("draw"),
    "a draw of lists": lambda body, _: body.update(draw=[1]),
    "a true draw": lambda body, _: body.update(draw=True),
    "more than a line says": lambda body, _: body.update(more=1),
}


@pytest.mark.parametrize("change", NONSENSE.values(), ids=NONSENSE.keys())
def test_a_line_that_no_sweep_writes_is_left_out(
    tmp_path: Path, whole: tuple[bytes, cx.Sweep], change: Callable[[dict[str, Any], str], None]
) -> None:
    file = tmp_path / "sweep.jsonl"
    file.write_bytes(_changed(whole[0], change))
    before = file.read_bytes()
    found = swept(file)
    assert found.values.tobytes() == whole[1].values.tobytes()
    assert found.notice is not None
    assert "left out: 1." in str(found.notice)
    assert str(file) in found.notice.in_("ru")
    assert file.read_bytes().startswith(before)


def test_of_two_lines_that_contradict_each_other_neither_is_believed(
    tmp_path: Path, whole: tuple[bytes, cx.Sweep]
) -> None:
    file = tmp_path / "sweep.jsonl"
    file.write_bytes(whole[0] + _lines(_changed(whole[0], _first_figure(12.5)))[2])
    found = swept(file)
    assert found.values.tobytes() == whole[1].values.tobytes()
    assert found.notice is not None


@pytest.mark.parametrize("draw", [10**10, -1])
def test_a_renumbered_line_belongs_to_another_sweep(
    tmp_path: Path, whole: tuple[bytes, cx.Sweep], draw: int
) -> None:
    file = tmp_path / "sweep.jsonl"
    file.write_bytes(_changed(whole[0], lambda body, _: body.update(draw=draw)))
    before = file.read_bytes()
    with pytest.raises(ResumeError, match="another sweep"):
        swept(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "again",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data[:-1],
        lambda data: data + _lines(data)[3],
        lambda data: b"".join([_lines(data)[0], *reversed(_lines(data)[1:])]),
    ],
    ids=["CRLF", "mark", "no last line end", "twice", "backwards"],
)
def test_what_an_editor_or_a_second_window_does_loses_nothing(
    tmp_path: Path, whole: tuple[bytes, cx.Sweep], again: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "sweep.jsonl"
    file.write_bytes(again(whole[0]))
    told: list[cx.Headway] = []
    found = cx.sweep(SMALL, PLANS, DRAWS, resume=file, progress=told.append, **TERMS)
    assert told[0].done == told[0].total
    assert found.notice is None
    assert found.values.tobytes() == whole[1].values.tobytes()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    lines = _lines(data)
    place = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            return data[: chance.randrange(len(data))]
        case 1:
            spoilt = bytearray(data)
            for _ in range(chance.randrange(1, 9)):
                spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
            return bytes(spoilt)
        case 2:
            lines[place] = lines[place].rstrip(b"\n")
        case 3:
            lines[place] = b"[" * 30_000 + b"\n"
        case 4:
            lines[place] = b'{"check":"00000000","body":{}}\n'
    return b"".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_no_damage_is_a_traceback_or_a_wrong_figure(
    tmp_path: Path, whole: tuple[bytes, cx.Sweep], seed: int
) -> None:
    file, chance = tmp_path / "sweep.jsonl", random.Random(seed)
    for _ in range(12):
        data = _mutated(whole[0], chance)
        file.write_bytes(data)
        found, refused = resumed(file)
        if found is None:
            assert str(file) in refused
            assert file.read_bytes() == data
        else:
            assert found.values.tobytes() == whole[1].values.tobytes()
            assert swept(file).values.tobytes() == whole[1].values.tobytes()


@pytest.mark.parametrize(
    "filling",
    [b"\n" * (MOST_LEFT_OUT + 2), b"x" * (2 * LONGEST + 5)],
    ids=["blank lines", "one line"],
)
def test_a_great_deal_of_nothing_is_soon_told(
    tmp_path: Path, whole: tuple[bytes, cx.Sweep], filling: bytes
) -> None:
    file = tmp_path / "sweep.jsonl"
    file.write_bytes(_lines(whole[0])[0] + filling)
    found, refused = resumed(file)
    assert "Most of" in refused if found is None else found.values.tobytes() == whole[1].values.tobytes()


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "real.jsonl")
    (tmp_path / "nowhere").symlink_to(tmp_path / "none")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "nowhere", "folder", "pipe"):
        with pytest.raises(ResumeError, match="a link, a folder or a device"):
            swept(tmp_path / name)
    assert (tmp_path / "real.jsonl").read_bytes() == b""


def test_more_runs_than_memory_holds_are_refused_before_they_begin() -> None:
    with pytest.raises(cx.TooMuchWork, match="5,000,000 runs"):
        cx.sweep(SMALL, PLANS, 1_000_000, **TERMS)
