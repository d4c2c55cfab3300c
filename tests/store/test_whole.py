"""Files for people are written whole or not at all, whatever the system refuses."""

from __future__ import annotations

import os
import stat
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from faulty_system import FULL, Fault, failing

from cinema_game.store.whole import write_whole

OLD, NEW = b"what was there", b"what is new" * 100


@pytest.fixture
def files(tmp_path: Path) -> dict[Path, bytes]:
    """Three to write; the first two are there already."""
    names = {tmp_path / name: NEW for name in ("a.html", "b.html", "c.html")}
    for path in list(names)[:2]:
        path.write_bytes(OLD)
    return names


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("name", ["open", "write", "fsync"])
def test_a_refusal_anywhere_leaves_all_files_as_they_were(
    name: str, half: bool, files: dict[Path, bytes], tmp_path: Path
) -> None:
    refused = 0
    for at in range(1, 40):
        with failing(tmp_path, Fault(at, FULL, half=half)) as fault, suppress(OSError):
            write_whole(files)
        if fault.failed == name:
            refused += 1
            assert [path.read_bytes() for path in list(files)[:2]] == [OLD, OLD]
            assert len(list(tmp_path.iterdir())) == 2
        for path in list(files)[:2]:
            path.write_bytes(OLD)
        (tmp_path / "c.html").unlink(missing_ok=True)
    assert refused >= 3


def test_a_link_is_followed_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole({link: NEW})
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_devices_and_pipes_are_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_whole({pipe: NEW, Path(os.devnull): NEW})
    reader.join(10)
    assert got == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole({tmp_path: NEW})
    missing = tmp_path / "nowhere" / "file"
    with pytest.raises(FileNotFoundError) as refused:
        write_whole({missing: NEW})
    assert refused.value.filename == str(missing)
