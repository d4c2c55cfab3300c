"""How many array passes an encounter takes: counted while the model runs, by step.

Every array of a run is replaced by a view that notes what is done to it. Draws count apart: the
floor has a price of its own for them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

import cx.model
from cx.model.ground import ground
from cx.model.plan import Plan
from cx.model.population import populate
from cx.model.task import ties_of, world_of
from cx.model.weeks import Weeks
from cx.scenario.scenario import Scenario

DRAWS = "draws"
_HOME = str(Path(cx.model.__path__[0]))
DEPTH = 4
"""How deep arrays are looked for in what a run holds."""


class Counted(np.ndarray[Any, Any]):
    """An array that notes each pass over it, and makes others that do."""

    elements: ClassVar[Counter[str]] = Counter()

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, out: Any = None, **kwargs: Any) -> Any:
        plain = [_plain(one) for one in inputs]
        if out is not None:
            kwargs["out"] = tuple(_plain(one) for one in out)
        made = getattr(ufunc, method)(*plain, **kwargs)
        self._note(plain[0] if method == "reduce" or ufunc is np.matmul else made)
        return out[0] if out is not None and len(out) == 1 else _counted(made)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        kwargs = {name: _plain(value) for name, value in kwargs.items()}
        args = tuple(_plain(one) for one in args)
        made = function(*args, **kwargs)
        self._note(max((one for one in (*args, made) if isinstance(one, np.ndarray)), key=np.size, default=0))
        return _counted(made)

    def take(self, indices: Any, *args: Any, **kwargs: Any) -> Any:
        """As of every array, noted."""
        out = kwargs.pop("out", None)
        made = _plain(self).take(_plain(indices), *args, **kwargs, out=_plain(out))
        self._note(made)
        return _counted(made) if out is None else out

    def astype(self, *args: Any, **kwargs: Any) -> Any:
        """As of every array, noted."""
        self._note(self)
        return super().astype(*args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """As of every array, noted."""
        self._note(self)
        return super().copy(*args, **kwargs)

    def __getitem__(self, key: Any) -> Any:
        made = _plain(self)[_plain(key)]
        if isinstance(made, np.ndarray) and made.base is None:
            self._note(made)
        return _counted(made)

    def __setitem__(self, key: Any, value: Any) -> None:
        plain = _plain(self)
        plain[_plain(key)] = _plain(value)
        self._note(value if isinstance(value, np.ndarray) else plain[_plain(key)])

    @classmethod
    def _note(cls, array: Any) -> None:
        cls.elements[_step()] += int(np.size(array))


def _plain(value: Any) -> Any:
    if isinstance(value, Counted):
        return value.view(np.ndarray)
    if isinstance(value, (tuple, list)):
        return type(value)(_plain(one) for one in value)
    return value


def _counted(value: Any) -> Any:
    return value.view(Counted) if isinstance(value, np.ndarray) else value


def _step() -> str:
    """Module of the model and function in which it happened."""
    frame = sys._getframe(2)
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(_HOME):
            module = Path(code.co_filename).stem
            return DRAWS if module == DRAWS else f"{module}.{code.co_name}"
        if frame.f_back is None:
            break
        frame = frame.f_back
    return "elsewhere"


@contextmanager
def _watched(run: Weeks) -> Iterator[None]:
    """Every array of a run is a noting view meanwhile; some belong to caches and must come back."""
    undo: list[Callable[[], object]] = []
    _watch(run, DEPTH, undo)
    try:
        yield
    finally:
        for back in reversed(undo):
            back()


def _watch(holder: Any, depth: int, undo: list[Callable[[], object]]) -> None:
    if depth == 0:
        return
    names = [field.name for field in fields(holder)] if is_dataclass(holder) else list(vars(holder))
    for name in names:
        value = getattr(holder, name)
        if isinstance(value, np.ndarray):
            object.__setattr__(holder, name, _counted(value))
            undo.append(partial(object.__setattr__, holder, name, value))
        elif isinstance(value, list):
            undo.append(partial(value.__setitem__, slice(None), list(value)))
            value[:] = [_counted(one) for one in value]
        elif type(value).__module__.startswith("cx.model"):
            _watch(value, depth - 1, undo)


def counted(scenario: Scenario, customers: int, weeks: int) -> tuple[Counter[str], int]:
    """Elements passed over by step, and the visits times touchpoints they served.

    `weeks` of the game are lived through; how customers were before it does not count.
    """
    base = ground(scenario)
    rounds = -(-weeks // scenario.rounds.weeks)
    people = populate(base, 0, 0, customers)
    run = Weeks(base, people, ties_of(0, scenario.model.talk.weak_ties))
    run.enter((world_of(scenario, Plan(), rounds, ()),), rounds)
    before = int(run.state.visits.sum())
    Counted.elements = Counter()
    with _watched(run):
        run.run(weeks, lambda: None)
    visits = int(run.state.visits.sum()) - before
    return Counted.elements, visits * base.touchpoints


def per_encounter(elements: Counter[str], cells: int) -> float:
    """Array passes an encounter without those of the draws."""
    return sum(many for step, many in elements.items() if step != DRAWS) / cells
