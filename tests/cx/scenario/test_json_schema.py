"""The schema that editors complete and check with."""

from __future__ import annotations

import json
from typing import Any

from cx.scenario.schema import schema


def test_every_key_has_a_title_and_a_description() -> None:
    whole = schema()
    for name, model in (("scenario", whole), *whole["$defs"].items()):
        shapes: list[dict[str, Any]] = [model, *model.get("anyOf", ())]
        for shape in shapes:
            for key, told in shape.get("properties", {}).items():
                value = told if len(told) > 1 else whole["$defs"][told["$ref"].removeprefix("#/$defs/")]
                assert value.get("title"), (name, key)
                assert len(value.get("description") or "") > 5, (name, key)


def test_bare_numbers_and_single_texts_are_allowed_within_bounds() -> None:
    parts = schema()["$defs"]
    assert {"type": "number"} in parts["Number"]["anyOf"]
    assert {"type": "string"} in parts["Text"]["anyOf"]
    share = parts["Segment"]["properties"]["share"]
    assert (share["minimum"], share["maximum"]) == (0, 1)
    rate = parts["Belief"]["properties"]["rate"]
    assert (rate["minimum"], rate["maximum"], rate["default"]) == (0, 1, 0.3)
    assert parts["Segment"]["properties"]["visits_per_year"]["default"] == 6
    assert json.loads(json.dumps(schema())) == schema()
    assert not schema()["additionalProperties"]
