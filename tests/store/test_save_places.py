"""Where saves live."""

from __future__ import annotations

from pathlib import Path

import pytest

from cinema_game.store import places
from cinema_game.store.places import saves_folder, warning_about


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CINEMA_GAME_SAVES", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    return tmp_path / "home"


def test_the_command_line_comes_first(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("CINEMA_GAME_SAVES", "/elsewhere")
    assert saves_folder(Path("~/mine")) == home / "mine"


def test_then_the_environment(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("CINEMA_GAME_SAVES", "~/environment")
    assert saves_folder() == home / "environment"


def test_then_the_checkout() -> None:
    assert saves_folder() == Path(__file__).parents[2] / "saves"


def test_then_the_data_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_CHECKOUT", tmp_path / "site-packages")
    folder = saves_folder()
    assert folder.is_absolute()
    assert folder.parts[-2:] == ("cinema-game", "saves")


@pytest.mark.parametrize(
    "name", ["OneDrive", "OneDrive - School", "Dropbox", "Mobile Documents", "Yandex.Disk"]
)
def test_a_cloud_folder_is_warned_about(tmp_path: Path, name: str) -> None:
    warning = warning_about(tmp_path / name / "saves")
    assert warning is not None
    assert "--saves" in warning.in_("ru")


def test_a_network_folder_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    mounts.write_text("disk / ext4 rw 0 0\nserver:/x /mnt/our\\040class nfs4 rw 0 0\n")
    assert warning_about(Path("/mnt/our class/saves")) is not None
    assert warning_about(Path("/mnt/other/saves")) is None
    mounts.write_text("disk /data ext4 rw 0 0\n")
    assert warning_about(Path("/mnt/our class/saves")) is None
    mounts.unlink()
    assert warning_about(Path("/mnt/our class/saves")) is None
