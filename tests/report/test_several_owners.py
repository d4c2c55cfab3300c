"""A run of a journey with several owners, as a table and as files."""

from __future__ import annotations

import csv
import json
from io import StringIO

from incident import incident

import cx
from cinema_game.language import use
from cinema_game.report.run import as_csv, as_json, as_table

RUN = cx.simulate(incident(), customers=600, seed=1, rounds=1)


def test_every_owner_has_its_score_with_an_interval() -> None:
    round_ = json.loads(as_json(RUN))["rounds"][0]
    for id_ in ("nps", "nps:them", "nps:others", "waiting:friends"):
        low, high = round_[id_]["interval"]
        assert low <= round_[id_]["value"] <= high
    rows = [row for row in csv.DictReader(StringIO(as_csv(RUN))) if row["measure"] == "nps:them"]
    assert [(row["round"], row["segment"]) for row in rows] == [("1", ""), ("1", "sender")]
    assert float(rows[0]["low"]) < float(rows[0]["value"]) < float(rows[0]["high"])


def test_people_read_whose_score_it_is() -> None:
    use("en")
    assert "NPS · Depot" in as_table(RUN)
    use("ru")
    assert "NPS · Склад" in as_table(RUN)
    use("en")
