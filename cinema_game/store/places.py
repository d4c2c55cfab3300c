"""Where saves live."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from cinema_game.language import N_
from cx.message import Message

VARIABLE = "CINEMA_GAME_SAVES"

_CLOUD_FOLDERS = ("onedrive", "dropbox", "google drive", "mobile documents", "yandex.disk", "nextcloud")
_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs", "fuse.rclone"}
_MOUNTS = Path("/proc/self/mounts")
_CHECKOUT = Path(__file__).parents[2]


def saves_folder(explicit: Path | None = None) -> Path:
    """As told, else `$CINEMA_GAME_SAVES`, else the checkout's `saves/`, else the user's data folder."""
    if explicit is not None:
        return explicit.expanduser()
    if told := os.environ.get(VARIABLE):
        return Path(told).expanduser()
    if (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "saves").is_dir():
        return _CHECKOUT / "saves"
    return platformdirs.user_data_path("cinema-game", appauthor=False) / "saves"


def warning_about(folder: Path) -> Message | None:
    """A sentence when a folder is in a cloud or on the network, where locks and syncs may promise little."""
    place = folder.absolute()
    parts = [part.lower() for part in place.parts]
    cloud = any(part.startswith(name) for part in parts for name in _CLOUD_FOLDERS)
    if not cloud and _file_system(place) not in _NETWORK_SYSTEMS:
        return None
    return Message(
        N_(
            "The saves are in a cloud or network folder. Open a workshop on one machine at a time, "
            "or choose a local folder with --saves."
        )
    )


def _file_system(place: Path) -> str:
    """Kind of the file system that holds `place`, as Linux tells it; empty elsewhere."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    kinds = {Path(point.replace("\\040", " ")): kind for _, point, kind, *_ in map(str.split, mounts)}
    return next((kinds[parent] for parent in (place, *place.parents) if parent in kinds), "")
