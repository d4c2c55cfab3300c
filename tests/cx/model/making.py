"""Small cases made in Python, for tests of the customer model."""

from __future__ import annotations

from typing import Any

from cx.scenario.scenario import Scenario


def point(id_: str, **more: Any) -> dict[str, Any]:
    """A touchpoint; one hall, the need is its name."""
    return {"id": id_, "name": id_, "need": id_, "screens": ["hall"], "quality": 0.65, **more}


def measure(id_: str, touchpoint: str = "p1", quality: float = 0.2, **more: Any) -> dict[str, Any]:
    """A service measure that lifts one touchpoint at once and costs nothing."""
    return {
        "id": id_,
        "name": id_,
        "family": "service",
        "text": id_,
        "expected": id_,
        "risk": id_,
        "effects": [{"touchpoint": touchpoint, "quality": quality}] if quality else [],
        **more,
    }


def segment(id_: str, share: float, **more: Any) -> dict[str, Any]:
    """A segment that comes once a month."""
    return {
        "id": id_,
        "name": id_,
        "person": id_,
        "sentence": id_,
        "about": id_,
        "share": share,
        "visits_per_year": 12,
        **more,
    }


def rival(id_: str = "rival", **more: Any) -> dict[str, Any]:
    """A rival as good as the firm."""
    return {"id": id_, "name": id_, "belief": 0.75, "price": 1, **more}


def case(
    points: list[dict[str, Any]] | None = None,
    *,
    segments: list[dict[str, Any]] | None = None,
    measures: list[dict[str, Any]] | None = None,
    rivals: list[dict[str, Any]] | None = None,
    **more: Any,
) -> Scenario:
    """A case: six ordinary touchpoints, two segments, one rival unless said otherwise."""
    points = [point(f"p{number}") for number in range(6)] if points is None else points
    market = {"rivals": [rival()] if rivals is None else rivals, **more.pop("market", {})}
    return Scenario.model_validate(
        {
            "id": "case",
            "title": "Case",
            "tagline": "Case",
            "company": "Firm",
            "legend": "Legend",
            "goal": "Goal",
            "money": {
                "currency": "k",
                "unit": 1000,
                "ticket_currency": "c",
                "budget": [1000, 1000, 1000],
                "ticket": 300,
                "seats": 5000,
                **more.pop("money", {}),
            },
            "segments": segments or [segment("many", 0.7), segment("few", 0.3)],
            "screens": [{"id": "hall", "name": "Hall"}],
            "stages": [{"id": "stage", "name": "Stage", "need": "Need", "touchpoints": points}],
            "interventions": measures or [],
            "market": market,
            **more,
        }
    )
