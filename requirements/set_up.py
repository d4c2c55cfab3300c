"""Makes `.venv` from a lock file with hashes, by the interpreter's own pip: `set_up.py play|test`.

What `make play` and `make test` do first. It needs nothing but Python, says what it does, makes anew what
was left half made, moved, or lost its Python, and where everything is there already only compiles what is
new in the catalogues.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from catalogues import HOME, Unreadable, compile_all

PLACE = HOME / ".venv"
STAMP = PLACE / "set-up.json"
PYTHON = PLACE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"play": "play.lock", "test": "test.lock"}
"""`test` has all that `play` has."""
OLDEST = (3, 11)
_LEAD_ASTRAY = ("PYTHONPATH", "PYTHONHOME", "PIP_REQUIRE_HASHES", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
"""Settings of a person's own that would send packages elsewhere."""
_LESS = ("Collecting ", "Using cached", "Downloading ", "Requirement already")


def say(en: str, ru: str) -> None:
    """One line for the person, in Russian where the machine speaks it."""
    wish = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    line = ru if wish.lower().startswith("ru") else en
    try:
        print(line, flush=True)
    except UnicodeEncodeError:
        print(en.encode("ascii", "replace").decode(), flush=True)


def main(arguments: list[str]) -> int:
    """Set up `play` or `test`; 0, or 1 after a sentence on what is wrong and what to do."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print("usage: python requirements/set_up.py play|test", file=sys.stderr)
        return 2
    if sys.version_info[:2] < OLDEST:
        version = ".".join(map(str, sys.version_info[:2]))
        say(
            f"cinema-game needs Python 3.11 or newer; this is {version}. Try: make play PYTHON=python3.12",
            f"Нужен Python 3.11 или новее, а здесь {version}. Попробуйте: make play PYTHON=python3.12",
        )
        return 1
    try:
        compile_all()
        return _set_up(arguments[0])
    except Unreadable as fault:
        say(f"The translations cannot be compiled. {fault}", f"Перевод не компилируется. {fault}")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The same command goes on.", "Остановлено. Та же команда продолжит.")
        return 130


def _set_up(wish: str) -> int:
    whole = _whole()
    done = _done() if whole else {}
    if any(done.get(kind) == _digest(kind) for kind in (wish, "test")):
        return 0
    say(
        "Setting up, once. With downloads it takes a minute or two.",
        "Подготовка, один раз. С загрузкой пакетов — минута или две.",
    )
    steps = 4 if wish == "test" else 3
    if not whole:
        say(f"1 of {steps}  An environment in .venv …", f"1 из {steps}  Окружение в .venv…")
        if not _ran([sys.executable, "-m", "venv", "--clear", str(PLACE)]):
            say(
                "Python could not make an environment. On Debian and Ubuntu: apt install python3-venv; "
                "also see that this folder can be written and that the disk has room.",
                "Python не смог создать окружение. В Debian и Ubuntu поможет apt install python3-venv; "
                "проверьте также, что в эту папку можно писать и что на диске есть место.",
            )
            return 1
    STAMP.unlink(missing_ok=True)
    lock = HOME / "requirements" / LOCKS[wish]
    pinned = [line for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum()]
    many = f"{lock.name}: {len(pinned)}"
    say(f"2 of {steps}  Packages of {many} …", f"2 из {steps}  Пакеты из {many}…")
    if not _ran([*_pip(), "--require-hashes", "-r", str(lock)], watch=True):
        say(
            "The packages could not be installed (see above). Is there a connection to the internet? "
            "The same command tries again.",
            "Пакеты не установились (см. выше). Есть ли связь с интернетом? Та же команда попробует снова.",
        )
        return 1
    say(f"3 of {steps}  The game itself …", f"3 из {steps}  Сама игра…")
    if not _ran([*_pip(), "--no-deps", "--no-build-isolation", "-e", str(HOME)]):
        say("The game could not be installed (see above).", "Игра не установилась (см. выше).")
        return 1
    if wish == "test":
        say("4 of 4  A Chromium for the tests of pages …", "4 из 4  Chromium для проверки страниц…")
        subprocess.run([str(PYTHON), str(HOME / "tests" / "get_browser.py")], env=_plain(), check=False)
    STAMP.write_text(json.dumps({wish: _digest(wish)}), "utf-8")
    return 0


def _whole() -> bool:
    """Whether the environment works, is of this folder, and has a pip and a Python that is new enough."""
    probe = "import pip, sys; print(sys.prefix); print(sys.version_info[:2] >= (3, 11))"
    try:
        found = subprocess.run(
            [str(PYTHON), "-c", probe], capture_output=True, text=True, env=_plain(), check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    said = found.stdout.splitlines()
    return found.returncode == 0 and len(said) == 2 and said[1] == "True" and Path(said[0]).samefile(PLACE)


def _done() -> dict[str, str]:
    """What has been set up here, and from what."""
    try:
        kept = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _digest(wish: str) -> str:
    """Of all that a set-up depends on; the folder is part of it, as scripts in `.venv` name it."""
    digest = hashlib.sha256(str(HOME).encode("utf-8", "surrogateescape"))
    for name in (f"requirements/{LOCKS[wish]}", "pyproject.toml"):
        digest.update((HOME / name).read_bytes())
    return digest.hexdigest()


def _pip() -> list[str]:
    return [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]


def _plain() -> dict[str, str]:
    """The environment without what would lead pip astray; its index, proxy and certificates stay."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEAD_ASTRAY}
    return {**kept, "PIP_USER": "0", "PIP_PROGRESS_BAR": "off", "PYTHONUTF8": "1"}


def _ran(command: list[str], watch: bool = False) -> bool:
    """Run a step; `watch` counts the packages as they come. What a failed step said is shown."""
    process = subprocess.Popen(
        command, env=_plain(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    kept: list[str] = []
    seen = 0
    assert process.stdout is not None
    for line in process.stdout:
        kept.append(line)
        if watch and line.startswith("Collecting "):
            seen += 1
            _tell(seen, line.split()[1].split("==")[0].split("[")[0])
        elif watch and line.startswith("Installing collected"):
            _tell(seen, "…")
    if watch and sys.stdout.isatty():
        print("\r\033[K", end="", flush=True)
    good = process.wait() == 0
    if not good:
        told = "".join(line for line in kept if not line.strip().startswith(_LESS))
        print(told[-4_000:], end="", flush=True)
    return good


def _tell(seen: int, name: str) -> None:
    """The same line again on a terminal, now and then a line elsewhere."""
    if sys.stdout.isatty():
        print(f"\r\033[K        {seen} {name}", end="", flush=True)
    elif seen % 20 == 0:
        print(f"        {seen} {name}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
