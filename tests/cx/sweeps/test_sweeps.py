"""Sweeps: the same bits however they are run, nothing lost when they are interrupted."""

from __future__ import annotations

import json
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import TINY

import cx
from cx.scenario.number import Number
from cx.scenario.world import Hidden
from cx.sweeps.batch import FIGURES, Batch
from cx.sweeps.journal import ResumeError, name_of
from cx.sweeps.plans import parse_plan, random_plans, read_plans
from cx.sweeps.version import OtherVersion

SMALL = TINY.model_copy(
    update={
        "rounds": TINY.rounds.model_copy(update={"count": 2, "weeks": 2, "horizon": 6}),
        "hidden": Hidden(quality=Number(value=0.05), effect=Number(value=0.3)),
        "events": (),
    }
)
PLANS = (
    cx.Plan().add("order"),
    cx.Plan().add("smile", 2),
    cx.Plan().add("order").add("school", 2, "exit"),
    cx.Plan(),
    cx.Plan().add("cuts"),
)
TERMS: dict[str, Any] = {"customers": 300, "seed": 5}


class Backwards(Executor):
    """Carries out what it was given only when asked for the result, the last first."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Any, Any]] = []
        self.given = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        assert len(args) == 1
        assert not kwargs, "some executors keep keyword arguments for themselves"
        self.given += 1
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args[0]))
        if len(self.waiting) == 3:
            self.work()
        return future

    def work(self) -> None:
        while self.waiting:
            future, fn, batch = self.waiting.pop()
            try:
                future.set_result(fn(batch))
            except Exception as error:
                future.set_exception(error)


def test_a_sweep_tells_what_single_runs_tell() -> None:
    found = cx.sweep(SMALL, PLANS, (3, 8), **TERMS)
    for at, draw in enumerate((3, 8)):
        for place, plan in enumerate(PLANS):
            run = cx.simulate(SMALL, plan, draw=draw, **TERMS)
            assert found.of("nps")[place, at] == run.nps[-1]
            assert found.of("retention")[place, at] == run.retention[-1]
            assert found.of("revenue")[place, at] == np.asarray(run.revenue.values).sum()
            worth = cx.value(SMALL, plan, draw=draw, **TERMS)
            assert found.of("value")[place, at] == pytest.approx(float(worth), rel=1e-9, abs=1e-9)
    assert not found.of("value")[PLANS.index(cx.Plan())].any()


@given(batch=st.integers(1, 7), threads=st.integers(1, 3))
@settings(max_examples=8, deadline=None)
def test_batches_and_executors_change_no_bit(batch: int, threads: int) -> None:
    plain = cx.sweep(SMALL, PLANS, 2, **TERMS)
    with ThreadPoolExecutor(threads) as executor:
        other = cx.sweep(SMALL, PLANS, 2, batch=batch, executor=executor, **TERMS)
    assert plain.values.tobytes() == other.values.tobytes()


def test_processes_change_no_bit() -> None:
    plain = cx.sweep(SMALL, PLANS, 2, **TERMS)
    spread = cx.sweep(SMALL, PLANS, 2, workers=2, batch=3, **TERMS)
    assert plain.values.tobytes() == spread.values.tobytes()


def test_results_in_any_order_and_one_argument_a_task() -> None:
    executor = Backwards()
    found = cx.sweep(SMALL, PLANS, 3, batch=2, executor=executor, horizon=False, **TERMS)
    assert executor.given == 9
    plain = cx.sweep(SMALL, PLANS, 3, horizon=False, **TERMS)
    assert found.values.tobytes() == plain.values.tobytes()
    assert found.judged_by == "revenue"


def test_an_interrupted_sweep_goes_on_where_it_was(tmp_path: Path) -> None:
    file = tmp_path / "sweep.jsonl"
    told: list[cx.Headway] = []

    def stop() -> bool:
        return bool(told) and told[-1].done >= 4

    with pytest.raises(cx.Cancelled):
        cx.sweep(SMALL, PLANS, 2, batch=2, resume=file, progress=told.append, cancel=stop, **TERMS)
    kept = told[-1].done
    assert 4 <= kept < told[-1].total
    told.clear()
    found = cx.sweep(SMALL, PLANS, 2, batch=3, resume=file, progress=told.append, **TERMS)
    assert (told[0].done, told[0].left) == (kept, None)
    assert (told[-1].done, told[-1].left) == (told[-1].total, 0)
    assert found.values.tobytes() == cx.sweep(SMALL, PLANS, 2, **TERMS).values.tobytes()


def test_an_interrupt_keeps_what_has_begun(tmp_path: Path) -> None:
    file = tmp_path / "sweep.jsonl"

    class Interrupted(Backwards):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            future = super().submit(fn, *args, **kwargs)
            if self.given == 4:
                raise KeyboardInterrupt
            return future

    with pytest.raises(KeyboardInterrupt):
        cx.sweep(SMALL, PLANS, 2, batch=2, resume=file, executor=Interrupted(), **TERMS)
    told: list[cx.Headway] = []
    cx.sweep(SMALL, PLANS, 2, resume=file, progress=told.append, **TERMS)
    assert told[0].done == 5


@given(cut=st.integers(1, 2_000))
@settings(max_examples=25, deadline=None)
def test_a_torn_file_goes_on_and_keeps_what_it_held(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    file = tmp_path_factory.mktemp("torn") / "sweep.jsonl"
    whole = cx.sweep(SMALL, PLANS[:2], 2, batch=1, resume=file, horizon=False, customers=64)
    text = file.read_bytes()
    file.write_bytes(text[:-cut])
    mended = cx.sweep(SMALL, PLANS[:2], 2, batch=1, resume=file, horizon=False, customers=64)
    assert mended.values.tobytes() == whole.values.tobytes()
    assert file.read_bytes().startswith(text[:-cut]) or not text[:-cut].count(b"\n")
    told: list[cx.Headway] = []
    cx.sweep(SMALL, PLANS[:2], 2, resume=file, horizon=False, customers=64, progress=told.append)
    assert told[0].done == told[0].total


def test_a_spoilt_line_is_run_again(tmp_path: Path) -> None:
    file = tmp_path / "sweep.jsonl"
    whole = cx.sweep(SMALL, PLANS, 2, batch=2, resume=file, **TERMS)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace("1", "2")
    file.write_text("".join(lines), "utf-8")
    told: list[cx.Headway] = []
    again = cx.sweep(SMALL, PLANS, 2, resume=file, progress=told.append, **TERMS)
    assert told[0].done == told[0].total - 2
    assert again.values.tobytes() == whole.values.tobytes()


def test_every_line_of_the_file_is_json(tmp_path: Path) -> None:
    file = tmp_path / "sweep.jsonl"
    cx.sweep(SMALL, PLANS, 2, resume=file, horizon=False, **TERMS)
    head, *rest = [json.loads(line)["body"] for line in file.read_text("utf-8").splitlines()]
    assert head["figures"] == list(FIGURES)
    assert sum(len(body["plans"]) for body in rest) == 2 * len(PLANS)


def test_more_plans_and_draws_join_what_was_found(tmp_path: Path) -> None:
    file = tmp_path / "sweep.jsonl"
    cx.sweep(SMALL, PLANS[:2], 2, resume=file, **TERMS)
    told: list[cx.Headway] = []
    more = cx.sweep(SMALL, PLANS, 3, resume=file, progress=told.append, **TERMS)
    assert told[0].done == 6
    assert more.values.tobytes() == cx.sweep(SMALL, PLANS, 3, **TERMS).values.tobytes()


@pytest.mark.parametrize(
    "other",
    [{"seed": 6}, {"customers": 301}, {"rounds": 1}, {"horizon": False}, {"plans": PLANS[:1]}, {"draws": 1}],
)
def test_the_file_of_another_sweep_is_refused(tmp_path: Path, other: dict[str, Any]) -> None:
    file = tmp_path / "sweep.jsonl"
    asked = {"plans": PLANS[:2], "draws": 2, **TERMS}
    cx.sweep(SMALL, resume=file, **asked)
    before = file.read_bytes()
    with pytest.raises(ResumeError, match="another sweep"):
        cx.sweep(SMALL, resume=file, **{**asked, **other})
    assert file.read_bytes() == before


@pytest.mark.parametrize("text", ["hello", "hello\n", "{}\n", '{"sweep":1}\n', "\x00\n", "[]\n1\n"])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(ResumeError, match="not a file of a sweep"):
        cx.sweep(SMALL, PLANS, resume=file, **TERMS)
    assert file.read_text("utf-8") == text


def test_a_task_carries_figures_and_no_customers() -> None:
    sizes: list[int] = []

    class Weighing(Backwards):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            (batch,) = args
            assert isinstance(batch, Batch)
            rows = fn(batch)
            assert all(len(row) == len(FIGURES) and all(type(one) is float for one in row) for row in rows)
            sizes.append(len(rows))
            return super().submit(lambda _: rows, batch)

    cx.sweep(SMALL, PLANS, 3, batch=2, horizon=False, executor=Weighing(), **TERMS)
    assert sum(sizes) == 15


def test_workers_of_another_version_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "sweep.jsonl"
    cx.sweep(SMALL, PLANS, 1, resume=file, **TERMS)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("cx.sweeps.batch.version", lambda: "older")
        with pytest.raises(ResumeError, match="another version"):
            cx.sweep(SMALL, PLANS, 1, resume=file, **TERMS)

    class Elsewhere(Backwards):
        def work(self) -> None:
            with monkeypatch.context() as there:
                there.setattr("cx.sweeps.batch.version", lambda: "older")
                super().work()

    with pytest.raises(OtherVersion, match="install the same one"):
        cx.sweep(SMALL, PLANS, 3, batch=2, executor=Elsewhere(), **TERMS)


def test_who_is_best_how_often() -> None:
    found = cx.sweep(SMALL, PLANS, 4, **TERMS)
    assert found.wins().sum() == pytest.approx(1)
    best = found.ranking()[0]
    assert found.of("value").mean(axis=1).max() == found.of("value")[best].mean()


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"plans": []}, ValueError),
        ({"draws": 0}, ValueError),
        ({"customers": 0}, ValueError),
        ({"workers": 0}, ValueError),
        ({"plans": [cx.Plan().add("nothing_like_it")]}, cx.PlanError),
        ({"plans": [cx.Plan().add("order", 9)]}, cx.PlanError),
        ({"plans": [cx.Plan().add("palace")]}, cx.PlanError),
    ],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        cx.sweep(SMALL, **{"plans": PLANS, "draws": 1, **TERMS, **asked})


def test_a_budget_may_be_broken_freely() -> None:
    found = cx.sweep(SMALL, [cx.Plan().add("palace")], 1, free=True, **TERMS)
    assert np.isfinite(found.values).all()


@given(seed=st.integers(0, 1_000))
@settings(max_examples=20, deadline=None)
def test_random_plans_keep_the_rules_and_are_the_same_again(seed: int) -> None:
    plans = random_plans(SMALL, 6, seed)
    assert plans == random_plans(SMALL, 6, seed)
    assert len(set(plans)) == len(plans) == 6
    for plan in plans:
        cx.check_plan(SMALL, plan)
        if plan.choices:
            assert parse_plan(name_of(plan), SMALL) == plan


def test_a_scenario_may_have_few_plans() -> None:
    one = SMALL.model_copy(update={"interventions": SMALL.interventions[:1]})
    assert len(random_plans(one, 10)) == 3


def test_plans_are_read_from_lines() -> None:
    text = "# mine\norder@1, school@2:film\n\n  smile\n"
    found = [cx.Plan().add("order").add("school", 2, "film"), cx.Plan().add("smile")]
    assert read_plans(text, "f", SMALL) == found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("order@x", "not a plan"),
        ("ordr@1", "no intervention"),
        ("order,,smile", "not a plan"),
        ("order@1,order@2", "chosen twice"),
        ("palace", "money does not reach"),
    ],
)
def test_a_wrong_line_is_named(line: str, said: str) -> None:
    with pytest.raises(cx.PlanError, match=f"plans.txt:2: .*{said}"):
        read_plans(f"order\n{line}\n", "plans.txt", SMALL)
