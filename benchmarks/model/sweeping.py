"""Sweeps: plans a second, and a cluster of Dask beside a pool of processes."""

from __future__ import annotations

from concurrent.futures import Executor
from functools import partial
from time import perf_counter

from benchmarks.model.clock import compared
from benchmarks.model.figure import Figure, Section
from benchmarks.model.setting import Setting
from cx.message import N_, Message
from cx.model.processes import new_pool
from cx.sweeps.plans import random_plans
from cx.sweeps.sweep import sweep

WORKERS, DRAWS, BATCH, CUSTOMERS = 2, 4, 16, 2_048
NO_DASK = N_('Dask is not installed: `pip install "cinema-game[cluster]"` brings it for the comparison.')


def sweeps(setting: Setting) -> Section:
    """The same sweep in two processes and on a cluster of two workers, both started before."""
    scenario, plans = setting.full, random_plans(setting.full, setting.plans)

    def swept(executor: Executor, draws: int) -> None:
        sweep(scenario, plans, draws, customers=CUSTOMERS, horizon=False, executor=executor, batch=BATCH)

    def measured(executors: list[Executor]) -> list[float]:
        for executor in executors:
            swept(executor, 1)
        return compared([partial(swept, one, DRAWS) for one in executors], setting.times, perf_counter)

    notes: tuple[Message, ...] = ()
    with new_pool(WORKERS) as pool:
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            notes = (Message(NO_DASK),)
            own, cluster = measured([pool])[0], float("nan")
        else:
            with (
                LocalCluster(
                    n_workers=WORKERS, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
                ) as started,
                Client(started, set_as_default=False) as client,
                client.get_executor() as executor,
            ):
                own, cluster = measured([pool, executor])
    runs = len(plans) * DRAWS
    figures = (
        Figure("pool_run", Message(N_("a run in a pool of processes")), own / runs * 1e3, "ms"),
        Figure("dask_run", Message(N_("a run on Dask")), cluster / runs * 1e3, "ms"),
        Figure("dask_to_pool", Message(N_("Dask to the pool")), cluster / own, "times", 1.3),
    )
    said = {"runs": float(runs), "customers": float(CUSTOMERS), "workers": WORKERS}
    title = N_("Sweeps: runs {runs:,.0f} of the full case, customers {customers:,.0f}, workers {workers}")
    return Section("sweeps", Message(title, said), figures, notes)
