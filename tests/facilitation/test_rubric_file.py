"""The rubric: whole in both languages, and a facilitator's own with all its faults told at once."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path
from typing import get_args

import pytest
from corpus import CORPUS

from cinema_game.facilitation.rubric import LEVELS, Measured
from cinema_game.facilitation.rubric_file import NAME, SHIPPED, load_rubric, rubric_for
from cx.scenario import limits
from cx.scenario.diagnostics import ScenarioError
from cx.scenario.text import Text

RUBRIC = load_rubric()
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def test_the_nine_rows_have_a_sentence_for_every_level_in_both_languages() -> None:
    assert len(RUBRIC.criteria) == 9
    texts: list[Text] = []
    for criterion in RUBRIC.criteria:
        assert len(criterion.anchors) == len(LEVELS)
        assert len({anchor.ru for anchor in criterion.anchors}) == len(LEVELS)
        texts += [
            criterion.name,
            criterion.how,
            *criterion.anchors,
            *(one.text for one in criterion.comments),
        ]
        assert len(criterion.comments) >= 3
    assert all(text.ru != text.en for text in texts)
    assert {one.computed for one in RUBRIC.criteria} == {*get_args(Measured), None}


@pytest.mark.parametrize(("share", "level"), [(0, 0), (0.29, 0), (0.3, 1), (0.5, 2), (0.99, 3), (1, 4)])
def test_steps_say_where_levels_begin(share: float, level: int) -> None:
    assert RUBRIC.criterion("stages").level(share) == level


def test_a_file_beside_the_saves_counts_and_one_that_is_named_counts_more(tmp_path: Path) -> None:
    assert rubric_for(tmp_path) == RUBRIC
    own = SHIPPED.read_text(encoding="utf-8").replace("id: journey-map", "id: own")
    (tmp_path / NAME).write_text(own, encoding="utf-8")
    assert rubric_for(tmp_path).id == "own"
    (tmp_path / "third.yaml").write_text(own.replace("id: own", "id: third"), encoding="utf-8")
    assert rubric_for(tmp_path, tmp_path / "third.yaml").id == "third"


FAULTY = """\
id: own
title: {en: Own, ru: Своя}
criteria:
  - id: stages
    name: {en: Stages, ru: Этапы}
    how: {en: Are they there?, ru: Есть ли они?}
    computed: stagez
    steps: [0.5, 0.4, 0.6, 1.5]
    anchors: [a, b, c]
  - id: stages
    name: {en: Again}
"""


def test_everything_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    with pytest.raises(ScenarioError) as told:
        load_rubric(path)
    lines = {(one.line, one.code) for one in told.value.diagnostics}
    assert {8, 9, 10, 11} <= {line for line, _ in lines}
    assert {(8, "CG301"), (8, "CG302"), (10, "CG303")} <= lines
    english, russian = told.value.in_("en"), told.value.in_("ru")
    assert "did you mean" in english.lower()
    assert "stages" in english
    assert f"{path}:8:" in russian
    assert "пороги строки растут" in russian


@pytest.mark.parametrize("text", ["", "- just\n- a list\n", "id: [", "\x00"])
def test_what_is_no_rubric_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as told:
        load_rubric(path)
    assert str(path) in told.value.in_("ru")


def test_a_file_that_cannot_be_read_is_no_scenario_in_the_sentence(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(SHIPPED)
    (tmp_path / "large").write_bytes(b"#" * (limits.BYTES + 1))
    for name in ("pipe", "link", "large", "none", "."):
        with pytest.raises(ScenarioError) as told:
            load_rubric(tmp_path / name)
        for language, word in (("en", "scenario"), ("ru", "сценар")):
            assert word not in told.value.in_(language).replace(str(tmp_path), "")  # type: ignore[arg-type]


@pytest.mark.parametrize("own", ["link", "pipe"])
def test_an_own_rubric_that_is_no_file_is_not_passed_over(tmp_path: Path, own: str) -> None:
    if own == "link":
        (tmp_path / NAME).symlink_to(tmp_path / "none")
    else:
        os.mkfifo(tmp_path / NAME)
    with pytest.raises(ScenarioError):
        rubric_for(tmp_path)


def _mutated(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            spoilt = bytearray(text.encode())
            for _ in range(chance.randrange(1, 20)):
                spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
            return bytes(spoilt)
        case 1:
            return text.encode()[: chance.randrange(len(text))]
        case 2:
            del lines[place]
        case 3:
            lines.insert(place, chance.choice(lines))
        case 4:
            lines[place] = lines[place].split(":")[0] + ": " + json.dumps(chance.choice(CORPUS))
        case 5:
            return text.encode(chance.choice(["utf-16", "cp1251", "koi8-r", "utf-32"]), "replace")
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_a_stranger_sends_is_a_rubric_or_sentences_with_places(tmp_path: Path, seed: int) -> None:
    chance, path = random.Random(seed), tmp_path / "own.yaml"
    text = SHIPPED.read_text("utf-8")
    for _ in range(12):
        path.write_bytes(_mutated(text, chance))
        try:
            load_rubric(path)
        except ScenarioError as refused:
            for line in (*refused.in_("en").split("\n"), *refused.in_("ru").split("\n")):
                assert re.match(rf"{re.escape(str(path))}:\d+:\d+: ", line), line
                assert not STEERING.search(line)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="no such file"):
        load_rubric(tmp_path / "none.yaml")
