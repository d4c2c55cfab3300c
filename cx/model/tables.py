"""Tables of a run: visits touchpoint by touchpoint, visits with their answers, customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cx.model.draws import Draws, Purpose, pick
from cx.model.evidence import Evidence
from cx.model.exact import normal_table
from cx.model.ground import ground
from cx.model.population import TOWN, populate
from cx.model.record import Page
from cx.model.task import RECORDED, Task, carry_out

JOURNEYS = np.dtype(
    [
        ("customer", np.int64),
        ("segment", np.int16),
        ("round", np.int16),
        ("week", np.int16),
        ("touchpoint", np.int16),
        ("quality", np.float32),
        ("expectation", np.float32),
        ("emotion", np.float32),
        ("accumulated", np.float32),
        ("failed", np.bool_),
    ]
)
"""One row an encounter. `round` from 1, `week` from 0, `touchpoint` and `segment` as indices;
quality met and expectation 0..1 with the person's leaning, emotion −1..1."""
SURVEYS = np.dtype(
    [
        ("customer", np.int64),
        ("segment", np.int16),
        ("round", np.int16),
        ("week", np.int16),
        ("quality", np.float32),
        ("expectation", np.float32),
        ("satisfaction", np.float32),
        ("rating", np.float32),
        ("intention", np.float32),
        ("talked", np.bool_),
        ("returned", np.bool_),
    ]
)
"""One row a visit, as people answer. Quality and expectation are what they say of the whole visit:
the mean over the touchpoints met, by importance, with the noise of answering;
`intention` is the stated one, concave in satisfaction (Mittal & Kamakura 2001), 0..1;
`returned`: visited again within the next 13 weeks of the run."""
CUSTOMERS = np.dtype(
    [
        ("customer", np.int64),
        ("segment", np.int16),
        ("belief", np.float32),
        ("satisfaction", np.float32),
        ("rating", np.float32),
        ("visits", np.int32),
        ("talked", np.int32),
        ("returned", np.bool_),
        ("saving", np.bool_),
        ("last_firm", np.int16),
    ]
)
"""One row a customer at the end of the run. `satisfaction` and `rating` (0..10) of the last visit,
`visits` and stories `talked` in the run, `returned`: came more than once, `last_firm` 0 is the own."""


@dataclass(frozen=True)
class Table:
    """A structured array, read-only: columns by name, `len`, rows, `to_pandas()`."""

    array: NDArray[Any]

    def __getitem__(self, key: Any) -> Any:
        return self.array[key]

    def __len__(self) -> int:
        return len(self.array)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.array)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.array(self.array, dtype=dtype) if copy else np.asarray(self.array, dtype=dtype)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(self.array.dtype.names or ())

    def to_pandas(self) -> Any:
        """A pandas DataFrame; ModuleNotFoundError if pandas is not installed."""
        from importlib import import_module

        return import_module("pandas").DataFrame({name: self.array[name] for name in self.columns})


def journeys(evidence: Evidence) -> Table:
    """Encounters of the recorded customers, by customer, week and touchpoint."""
    return _journeys(evidence, evidence.pages)


def journeys_of(evidence: Evidence, customer: int) -> Table:
    """Encounters of one customer, whose town is simulated once more if it was not recorded."""
    if not 0 <= customer < evidence.population:
        raise IndexError(f"there are customers 0 to {evidence.population - 1}, but no {customer}")
    table = _journeys(evidence, pages_of(evidence, customer)).array
    return _table(table[table["customer"] == customer])


def pages_of(evidence: Evidence, customer: int) -> tuple[Page, ...]:
    """Recorded visits among which are those of a customer."""
    if customer < RECORDED:
        return evidence.pages
    first = customer // TOWN * TOWN
    count = min(TOWN, evidence.population - first)
    task = Task(evidence.plan, evidence.happenings, evidence.seed, first, count, evidence.rounds, count, True)
    return carry_out(evidence.scenario, task, lambda: None).pages


def surveys(evidence: Evidence) -> Table:
    """Visits of the recorded customers, by customer and week."""
    recorded = min(RECORDED, evidence.population)
    weight = importance_of(evidence, recorded)
    draws = Draws(evidence.seed, 0, recorded)
    weeks, made = evidence.scenario.rounds.weeks, []
    for page in evidence.pages:
        rows = np.zeros(len(page.who), dtype=SURVEYS)
        share = weight[page.who].T * page.met
        total = np.maximum(share.sum(axis=0), 1e-9)
        rows["customer"], rows["week"] = page.who, page.week
        rows["round"] = page.week // weeks + 1
        words = draws.rows(Purpose.SURVEY, page.week, np.arange(2, dtype=np.uint32), page.who)
        slips = np.float32(evidence.scenario.model.survey.answer.value) * pick(normal_table(), words)
        rows["quality"] = (share * page.quality).sum(axis=0) / total + slips[0]
        rows["expectation"] = (share * page.expectation).sum(axis=0) / total + slips[1]
        rows["satisfaction"], rows["rating"] = page.satisfaction, page.rating
        rows["intention"] = page.satisfaction * (2 - page.satisfaction)
        rows["talked"] = page.talked
        made.append(rows)
    array = np.concatenate(made) if made else np.zeros(0, dtype=SURVEYS)
    array = array[np.lexsort((array["week"], array["customer"]))]
    array["segment"] = evidence.roll.segment[array["customer"]]
    same = array["customer"][1:] == array["customer"][:-1]
    array["returned"][:-1] = same & (array["week"][1:] - array["week"][:-1] <= 13)
    return _table(array)


def importance_of(evidence: Evidence, customers: int) -> NDArray[np.float32]:
    """(customers, T) true importance of each touchpoint for the first customers, rows adding up to 1."""
    weight = populate(ground(evidence.scenario), evidence.seed, 0, customers).importance
    shares: NDArray[np.float32] = weight / weight.sum(axis=1, keepdims=True)
    return shares


def customers(evidence: Evidence) -> Table:
    """All customers of a run."""
    roll = evidence.roll
    array = np.zeros(evidence.population, dtype=CUSTOMERS)
    array["customer"] = np.arange(evidence.population)
    for name in ("segment", "belief", "satisfaction", "rating", "visits", "talked", "saving"):
        array[name] = getattr(roll, name)
    array["returned"] = roll.visits > 1
    array["last_firm"] = roll.last
    return _table(array)


def _journeys(evidence: Evidence, pages: tuple[Page, ...]) -> Table:
    weeks, made = evidence.scenario.rounds.weeks, []
    for page in pages:
        column, touchpoint = np.nonzero(page.met.T)
        rows = np.zeros(len(column), dtype=JOURNEYS)
        rows["customer"], rows["week"] = page.who[column], page.week
        rows["round"], rows["touchpoint"] = page.week // weeks + 1, touchpoint
        for name in ("quality", "expectation", "emotion", "accumulated", "failed"):
            rows[name] = getattr(page, name)[touchpoint, column]
        made.append(rows)
    array = np.concatenate(made) if made else np.zeros(0, dtype=JOURNEYS)
    array = array[np.lexsort((array["touchpoint"], array["week"], array["customer"]))]
    array["segment"] = evidence.roll.segment[array["customer"]]
    return _table(array)


def _table(array: NDArray[Any]) -> Table:
    array.setflags(write=False)
    return Table(array)
