"""`kill -9` at any moment: what was confirmed is there, once, and the lock is free."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from toy_rules import Action, Begin, Put, State

from cinema_game.store.saves import Saves

HERE = Path(__file__).parent
KILLS = 500


def test_five_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "killed_writers.py"), str(tmp_path), str(KILLS)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
    )
    assert done.returncode == 0, done.stderr
    killed, opened, most = map(int, done.stdout.split())
    assert killed >= KILLS
    # Enough of them were amid play, not before it began.
    assert opened > KILLS // 2
    assert most > 10


WORKER = """
import os, sys, time
from pathlib import Path
sys.path[:0] = [{tests!r}]
from toy_rules import TOY, Put
from cinema_game.store.saves import Saves
workshop = Saves(Path({saves!r}), TOY).open({id!r})
workshop.do(Put(key="a", value=1))
worker = os.fork()
if worker == 0:
    print(os.getpid(), flush=True)
    time.sleep(30)
    os._exit(0)
time.sleep(30)
"""


def test_a_worker_that_outlives_a_killed_owner_does_not_keep_the_lock(saves: Saves[Action, State]) -> None:
    saves.create(Begin()).close()
    (card,) = saves.list()
    script = WORKER.format(tests=str(HERE), saves=str(saves.folder), id=card.id)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        worker = int(owner.stdout.readline())
        owner.kill()
        owner.wait()
        try:
            with saves.open(card.id) as workshop:
                assert workshop.state.items == {"a": 1}
                workshop.do(Put(key="a", value=2))
        finally:
            os.kill(worker, signal.SIGKILL)
