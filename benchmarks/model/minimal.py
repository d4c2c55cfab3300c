"""The minimal journey: what every framework can write, and what all versions are compared on.

Customers of one segment weigh going out each week; half of them come. At every touchpoint they
perceive, compare with what they expected, feel; they remember the visit, are more or less
satisfied, believe and expect something else the next time. No failures, talk, rivals or crisis.
"""

from __future__ import annotations

from typing import Any

from cx.scenario.scenario import Scenario

TOUCHPOINTS = 12
WEEKS = 16
"""Half of the customers come in each: eight visits a customer."""
INTERVENTIONS = 8
_OFF = (
    "kano", "weakest_link", "loyalty", "talk", "indirect", "priors", "repair", "attribution", "time",
    "states", "technology", "organisation", "copying", "saving", "research",
)  # fmt: skip


def minimal(touchpoints: int = TOUCHPOINTS, weeks: int = WEEKS, **model: Any) -> Scenario:
    """The minimal journey as a scenario; `model` sets mechanisms otherwise than off."""
    points = [
        {
            "id": f"p{number}",
            "name": f"Touchpoint {number + 1}",
            "need": "To get it done",
            "screens": ["hall"],
            "quality": round(0.55 + 0.25 * ((number * 7) % touchpoints) / touchpoints, 4),
            "importance": round(0.5 + ((number * 5) % touchpoints) / touchpoints, 4),
        }
        for number in range(touchpoints)
    ]
    return Scenario.model_validate(
        {
            "id": "minimal",
            "title": "Minimal journey",
            "tagline": "What all versions are compared on",
            "company": "Firm",
            "legend": "Legend",
            "goal": "Goal",
            "money": {
                "currency": "k",
                "unit": 1000,
                "ticket_currency": "c",
                "budget": [1000],
                "ticket": 300,
                "seats": 5000,
            },
            "rounds": {"count": 1, "weeks": weeks},
            "segments": [
                {
                    "id": "all",
                    "name": "All",
                    "person": "Anybody",
                    "sentence": "I come every other week",
                    "about": "One of many",
                    "share": 1,
                    "visits_per_year": 25.9,
                }
            ],
            "screens": [{"id": "hall", "name": "Hall"}],
            "stages": [{"id": "stage", "name": "Stage", "need": "Need", "touchpoints": points}],
            "interventions": [
                {
                    "id": f"better{number}",
                    "name": "Better",
                    "family": "service",
                    "text": "Better",
                    "expected": "Better",
                    "risk": "None",
                    "effects": [{"touchpoint": "p0", "quality": 0.02 * (number + 1)}],
                }
                for number in range(INTERVENTIONS)
            ],
            "market": {"rivals": []},
            "model": {**{name: {"on": False} for name in _OFF}, **model},
        }
    )
