"""The file format as a JSON Schema, for editors that complete and check while one types."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from cx.scenario.scenario import Scenario

_ABOUT = {
    "about": "What decides for them, in one or two sentences.",
    "agendas": "Plans of a class by the clock.",
    "cards": "Briefing cards: the theory, one idea each. May stand in cards.yaml.",
    "count": "How many.",
    "crisis": "A general crisis round the service.",
    "decoys": "Cards of the map deck that are no touchpoints of this journey.",
    "difficulty": "1 easy, 2 full, 3 hard.",
    "effects": "What changes, touchpoint by touchpoint.",
    "en": "The English text.",
    "events": "What happens to the team.",
    "failure": "What can go wrong here.",
    "family": "The kind of measure.",
    "goal": "What the team is to achieve.",
    "hidden": "How much the hidden parameters differ from class to class.",
    "history": "How it came to this: the series of the briefing's chart.",
    "id": "A name for programs: small Latin letters, digits, _ and -.",
    "intervention": "Id of an intervention.",
    "interventions": "The catalogue of what a team can do.",
    "kano": "Kano class: what a shortfall and an excess weigh.",
    "kind": "Which kind it is.",
    "labels": "One label for each value.",
    "legend": "The story, about six lines.",
    "market": "Where customers go instead.",
    "methods": "Ways to buy evidence.",
    "minutes": "Minutes.",
    "money": "What the team has and what a visit earns.",
    "months": "Months.",
    "name": "The name as people read it.",
    "need": "What the customer needs, as an outcome and in their words.",
    "owner": "Id of the company that owns this touchpoint.",
    "owners": "Companies that own parts of the journey; the first is the team's own.",
    "page": "The page of the debrief.",
    "phase": "The phase of play.",
    "presets": "States of the sandbox that are worth a look.",
    "questions": "Questions of the debrief and after a round.",
    "recovery": "How failures are repaired.",
    "research": "The research phase: its money and its methods.",
    "rivals": "Competitors.",
    "round": "The round, 1 is the first.",
    "rounds": "How the game is cut into rounds.",
    "ru": "The Russian text.",
    "scope": "Which of the nested circles: ui, ux, service, cx, brand, life.",
    "screens": "Channels on which touchpoints appear.",
    "segments": "Who the customers are.",
    "stages": "The journey, in the order in which customers live it.",
    "steps": "The items, in order.",
    "teams": "Teams that deliver touchpoints.",
    "text": "The words.",
    "third_parties": "People who wait at the other end while something fails.",
    "title": "The title as people read it.",
    "touchpoint": "Id of a touchpoint.",
    "touchpoints": "Touchpoints, in the order in which customers meet them.",
    "unit": "The unit.",
    "value": "The number itself.",
    "values": "The values, in order.",
    "visits_per_year": "How often they come in a year, all firms together.",
    "voices": "What customers say: touchpoint → mood → segment (or any). May stand in voices.yaml.",
    "wait": "Time lost here.",
}
"""Descriptions of keys whose name and place say almost everything."""


OFTEN = 3
"""A key that stands the same in so many models is told once, among the definitions."""
WIDTH = 110
"""What is no longer than this stands on one line of the file."""


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file, with a title and a description on every key."""
    whole = Scenario.model_json_schema()
    parts = whole["$defs"]
    keys = [
        (name, key) for model in (whole, *parts.values()) for name, key in model.get("properties", {}).items()
    ]
    for _, key in keys:
        if key.get("default") == _default(parts.get(_named(key), {})):
            del key["default"]
    for name, key in keys:
        key["title"] = name.replace("_", " ").capitalize()
        key.setdefault("description", _ABOUT.get(name) or parts.get(_named(key), {}).get("description"))
        if isinstance(key.get("default"), dict) and "value" in key["default"]:
            key["default"] = key["default"]["value"]
        for nothing in ("default", "reference"):
            if nothing in key and key[nothing] is None:
                del key[nothing]
        if "origin" in key:
            key |= {"minimum": key.pop("low"), "maximum": key.pop("high")}
    parts["Number"] = _or_bare(parts["Number"], "number")
    for name in ("Text", "Line"):
        parts[name] = _or_bare(parts[name], "string")
    parts |= _told_once(keys)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole}


def laid_out(value: Any, indent: str = "") -> str:
    """JSON for people: lines are filled, and whatever fits on one stands on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) <= WIDTH or not isinstance(value, dict | list):
        return flat
    deeper = indent + "  "
    if isinstance(value, dict):
        rows = [f"{json.dumps(name)}: {laid_out(inner, deeper)}" for name, inner in value.items()]
    else:
        rows = [laid_out(inner, deeper) for inner in value]
    lines = rows[:1]
    for row in rows[1:]:
        if "\n" in lines[-1] + row or len(lines[-1]) + len(row) > WIDTH:
            lines.append(row)
        else:
            lines[-1] += f", {row}"
    first, last = "{}" if isinstance(value, dict) else "[]"
    return first + "\n" + ",\n".join(deeper + line for line in lines) + f"\n{indent}{last}"


def _default(model: dict[str, Any]) -> dict[str, Any]:
    """What a model is where a file says nothing of it: the defaults of its own keys."""
    return {name: key.get("default") for name, key in model.get("properties", {}).items()}


def _told_once(keys: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Definitions of the keys that are often the same; the keys themselves then refer to them."""
    count = Counter((name, json.dumps(key)) for name, key in keys)
    told = {name: form for (name, form), often in reversed(count.most_common()) if often >= OFTEN}
    for name, key in keys:
        if told.get(name) == json.dumps(key):
            key.clear()
            key["$ref"] = f"#/$defs/{name}"
    return {name: json.loads(form) for name, form in sorted(told.items())}


def _named(key: dict[str, Any]) -> str:
    """Name of the model that a key holds, alone or in a list; empty if it holds none."""
    for place in (key, key.get("items", {}), *key.get("anyOf", ())):
        if "$ref" in place:
            return str(place["$ref"]).rsplit("/", 1)[-1]
    return ""


def _or_bare(model: dict[str, Any], bare: str) -> dict[str, Any]:
    return {
        "title": model["title"],
        "description": model["description"],
        "anyOf": [{"type": bare}, {key: value for key, value in model.items() if key != "title"}],
    }
