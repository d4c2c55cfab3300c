"""A case of four touchpoints in two stages, small enough to reckon by hand."""

from __future__ import annotations

from cx.scenario.scenario import Scenario


def text(words: str) -> dict[str, str]:
    return {"en": words, "ru": f"{words} по-русски"}


def touchpoint(id_: str, **more: object) -> dict[str, object]:
    return {
        "id": id_,
        "name": text(id_.capitalize()),
        "need": text(f"Need of {id_}"),
        "screens": ["desk"],
        "teams": ["crew"],
        "quality": 0.6,
        **more,
    }


def measure(id_: str, **more: object) -> dict[str, object]:
    return {
        "id": id_,
        "name": text(id_.capitalize()),
        "family": "service",
        "text": text("What is done"),
        "expected": text("What is hoped"),
        "risk": text("What may fail"),
        "effects": [{"touchpoint": "queue", "quality": 0.2}],
        **more,
    }


def method(id_: str, kind: str, **more: object) -> dict[str, object]:
    return {
        "id": id_,
        "name": text(id_.capitalize()),
        "kind": kind,
        "text": text("How it is done"),
        "bias": text("Where it misleads"),
        "cost": 40,
        "sample": 100,
        **more,
    }


def segment(id_: str, share: float) -> dict[str, object]:
    return {
        "id": id_,
        "name": text(id_.capitalize()),
        "person": text("Anna, who counts money"),
        "sentence": text("I count the whole evening"),
        "about": text("The bill decides"),
        "share": share,
    }


def event(id_: str, **more: object) -> dict[str, object]:
    return {"id": id_, "name": text(id_.capitalize()), "text": text("News"), **more}


TINY: Scenario = Scenario.model_validate(
    {
        "id": "tiny",
        "title": text("Tiny"),
        "tagline": text("Four points"),
        "company": text("The Owl"),
        "legend": text("Once upon a time"),
        "goal": text("Live"),
        "rounds": {"count": 3, "weeks": 13, "per_round": 2},
        "money": {
            "currency": text("k"),
            "ticket_currency": text("c"),
            "budget": [1000, 200],
            "ticket": 300,
        },
        "segments": [segment("family", 0.6), segment("young", 0.4)],
        "screens": [{"id": "desk", "name": text("Desk")}, {"id": "phone", "name": text("Phone")}],
        "teams": [{"id": "crew", "name": text("Crew")}],
        "stages": [
            {
                "id": "before",
                "name": text("Before"),
                "need": text("Choose"),
                "touchpoints": [
                    touchpoint("reviews", kind="indirect", fed_by="reviews", screens=["phone"]),
                    touchpoint("queue", quality=0.3),
                ],
            },
            {
                "id": "inside",
                "name": text("Inside"),
                "need": text("Enjoy"),
                "touchpoints": [touchpoint("film", quality=0.8), touchpoint("exit", quality=0.5)],
            },
        ],
        "decoys": [{"id": "cafe", "name": text("Cafe"), "why": text("Another firm")}],
        "interventions": [
            measure("order", once=450, monthly=30),
            measure("school", once=300, monthly=20, touchpoints=["film", "exit"]),
            measure("palace", once=3000),
            measure("cuts", family="cost", monthly=-60),
            measure("discount", family="price", price=-0.2, blocks=["cuts"]),
            measure("smile", once=10),
        ],
        "research": {
            "budget": 100,
            "methods": [
                method("poll", "poll"),
                method("talks", "interviews", delay=1, choose_segments=1, cost=50),
                method("watch", "reviews", delay=2, cost=0),
            ],
        },
        "events": [
            event("rent", round=2, cost=5000),
            event("video", round=2, week=6, belief=-0.1, cost=100),
            event("never", round=1, chance=0),
            event("praise", talk=0.1),
        ],
    }
)
