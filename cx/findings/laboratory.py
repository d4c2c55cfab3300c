"""Where findings are looked for: small services made for one question, and the customers who use them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cx.findings.visits import Visits, visits
from cx.model.outcome import Outcome
from cx.model.plan import Plan
from cx.model.simulate import simulate
from cx.model.task import RECORDED
from cx.scenario.scenario import Scenario

KINDS = ("must_be", "one_dimensional", "attractive")
ORDER = (7, 2, 10, 0, 5, 11, 3, 8, 1, 9, 4, 6)
"""Ranks of quality in journey order, so that no Kano class has the better half."""
SPREAD = 0.05
"""How far the best and the worst touchpoint lie from the market's quality."""
MARKET = 0.65

SAMPLES = 3
"""Populations of the ordinary year: a run writes down the visits of its first customers only."""

Settings = Mapping[str, Mapping[str, Any]]
"""Mechanism → constant → value, as a scenario's `model` says them."""


@dataclass(frozen=True)
class Laboratory:
    """One seed's laboratory. `scale` multiplies the customers, `model` is laid over every service made here.

    With `model` a mechanism can be switched off, to see which findings fall with it.
    """

    seed: int
    scale: float = 1.0
    model: Settings = field(default_factory=dict)

    def service(
        self,
        touchpoints: Sequence[Mapping[str, Any]] | None = None,
        *,
        segments: Sequence[Mapping[str, Any]] | None = None,
        interventions: Sequence[Mapping[str, Any]] = (),
        events: Sequence[Mapping[str, Any]] = (),
        model: Settings | None = None,
        market: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> Scenario:
        """An ordinary service of twelve touchpoints, two segments and one rival, but for what is given."""
        return Scenario.model_validate(
            {
                "id": "laboratory",
                **_same("title", "tagline", "company", "legend", "goal"),
                "rounds": {"count": 8, "weeks": 13, "per_round": 9},
                "money": {"currency": "k", "ticket_currency": "c", "budget": [0], "ticket": 100},
                "segments": segments or [segment("these", 0.5), segment("those", 0.5)],
                "screens": [{"id": "hall", "name": "Hall"}],
                "stages": [{"id": "visit", **_same("name", "need"), "touchpoints": touchpoints or journey()}],
                "interventions": interventions,
                "events": events,
                "market": {"quality": MARKET, "rivals": [rival()], **(market or {})},
                "model": _laid_over(model or {}, self.model),
                **more,
            }
        )

    def run(
        self,
        scenario: Scenario,
        plan: Plan | None = None,
        *,
        rounds: int = 4,
        customers: int = RECORDED,
        events: Iterable[tuple[str, int]] = (),
        sample: int = 0,
    ) -> Outcome:
        """Let customers of this seed live; another `sample`, other people."""
        many = max(round(customers * self.scale), 200)
        seed = (self.seed + sample * 0x9E3779B97F4A7C15) % 2**63
        return simulate(scenario, plan, customers=many, seed=seed, rounds=rounds, events=events)

    @cached_property
    def ordinary(self) -> Visits:
        """A year of the ordinary service, visit by visit."""
        service = self.service()
        return visits(*(self.run(service, sample=sample) for sample in range(SAMPLES)))


def journey(quality: float = MARKET, spread: float = SPREAD) -> list[dict[str, Any]]:
    """Twelve touchpoints, four of each Kano class, every fourth met in six visits of ten."""
    worst, step = quality - spread, 2 * spread / (len(ORDER) - 1)
    return [
        touchpoint(
            f"step{place}",
            kano=KINDS[place % 3],
            quality=round(worst + rank * step, 4),
            meeting=0.6 if place % 4 == 3 else 1.0,
        )
        for place, rank in enumerate(ORDER)
    ]


def touchpoint(id_: str, **more: Any) -> dict[str, Any]:
    """An ordinary touchpoint."""
    return {"id": id_, **_same("name", "need"), "screens": ["hall"], "quality": MARKET, **more}


def segment(id_: str, share: float = 1.0, **more: Any) -> dict[str, Any]:
    """People who come once a month."""
    ordinary = {"share": share, "visits_per_year": 12}
    return {"id": id_, **_same("name", "person", "sentence", "about"), **ordinary, **more}


def rival(**more: Any) -> dict[str, Any]:
    """A rival that is as good and as dear."""
    return {"id": "rival", "name": "Rival", "belief": 0.75, "price": 1, **more}


def move(id_: str, family: str = "service", **more: Any) -> dict[str, Any]:
    """An intervention that costs nothing."""
    return {"id": id_, "family": family, **_same("name", "text", "expected", "risk"), **more}


def everywhere(quality: float) -> list[dict[str, Any]]:
    """Effects that lift all touchpoints of the ordinary journey alike."""
    return [{"touchpoint": f"step{place}", "quality": quality} for place in range(len(ORDER))]


def _same(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "laboratory")


def _laid_over(model: Settings, over: Settings) -> dict[str, dict[str, Any]]:
    """Both settings; where they differ, `over` has the last word."""
    return {name: {**model.get(name, {}), **over.get(name, {})} for name in {**model, **over}}
