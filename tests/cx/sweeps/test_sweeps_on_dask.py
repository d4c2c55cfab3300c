"""Many machines come to the same sweep as one process: a real scheduler with two workers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from distributed import Client, LocalCluster
from tiny import TINY

import cx
from cinema_game.cli.app import run

PLANS = (cx.Plan().add("order"), cx.Plan().add("smile", 2), cx.Plan().add("school", 1, "film"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as started:
        yield started


def test_two_workers_and_one_process_come_to_the_same(cluster: LocalCluster) -> None:
    alone = cx.sweep(TINY, PLANS, 3, customers=300, seed=4, horizon=False)
    with Client(cluster, set_as_default=False) as client, client.get_executor() as executor:
        many = cx.sweep(TINY, PLANS, 3, customers=300, seed=4, horizon=False, executor=executor, batch=2)
    assert alone.values.tobytes() == many.values.tobytes()


def test_the_command_takes_a_scheduler(cluster: LocalCluster, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["sweep", "tutorial", "--random", "3", "--draws", "2", "--customers", "200", "--no-horizon"]
    asked += ["--format", "csv"]
    assert run(asked) == 0
    alone = capsys.readouterr().out
    assert run([*asked, "--scheduler", cluster.scheduler_address]) == 0
    assert capsys.readouterr().out == alone


def test_nobody_at_the_address(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cinema_game.cli.sweep.PATIENCE", "0.5s")
    assert run(["sweep", "tutorial", "--random", "1", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "There is no scheduler at tcp://127.0.0.1:9" in capsys.readouterr().err
