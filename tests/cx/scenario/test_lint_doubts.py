"""What can be played and still disappoints a class."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cx.scenario.diagnostics import Diagnostic

Told = Callable[[str], list[Diagnostic]]

WARM = '  talk:\n    bad:\n      any:\n        - {en: "Warm.", ru: "Тёплый."}\n'
LEMONS = (
    'decoys:\n  - {id: lemons, name: {en: "Buying lemons", ru: "Закупка лимонов"}, '
    'why: {en: "Unseen.", ru: "Не видно."}}\n'
)
COMPANY = 'company: {en: "Sour & Sons", ru: "Кислый и сыновья"}'
FAILURE = "failure: {probability: 0.02, severity: 0.5}"
EFFECTS = "    effects:\n      - {touchpoint: queue, quality: 0.1}\n"


def test_a_faultless_scenario_raises_no_doubt(lemonade: str, told: Told) -> None:
    assert told(lemonade) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "sentence"),
    [
        ("        kind: indirect\n        fed_by: close\n", "", "stages:", "CG302", "nobody talks about"),
        ("share: 0.6", "share: 0.999", "    share: 0.001", "CG303", "0.001 is too small"),
        (WARM, "", "voices:", "CG304", "1 (talk)"),
        (LEMONS, "", "stages:", "CG305", "every card of the map deck is right"),
        (COMPANY, "company: Sour and sons", "company:", "CG306", "in both languages as it stands"),
        ('{en: "Sour & Sons"', '{en: "Кислый"', "company:", "CG307", "in Russian letters"),
        (
            'ru: "У киоска больше никто',
            'ru: "Nobody stops here", x: "',
            "legend:",
            "CG307",
            "no Russian letters",
        ),
        (FAILURE, "when: failure", "        when: failure", "CG308", "nobody comes here"),
        (EFFECTS, "", "  - id: ice", "CG310", "changes nothing"),
        ("screens: [street, table]", "screens: [street]", "  - {id: table", "CG311", "uses “table”"),
        ("source: assumed\ncompany", "company", "  budget:", "CG301", "“money” without a source"),
    ],
    ids=lambda value: value[:14],
)
def test_doubt(lemonade: str, told: Told, old: str, new: str, line: str, code: str, sentence: str) -> None:
    assert lemonade.count(old) == 1
    text = lemonade.replace(old, new).replace(
        "share: 0.4", "share: 0.001" if code == "CG303" else "share: 0.4"
    )
    doubts = [doubt for doubt in told(text) if doubt.code == code]
    assert all(doubt.severity == "warning" for doubt in doubts)
    assert any(sentence in str(doubt) for doubt in doubts)
    assert any(text.split("\n")[doubt.line - 1].startswith(line) for doubt in doubts), doubts


def test_numbers_without_a_source_are_counted_by_part_of_the_file(lemonade: str, told: Told) -> None:
    bare = lemonade.replace("source: assumed\ncompany", "company")
    doubts = [doubt for doubt in told(bare) if doubt.code == "CG301"]
    assert len(doubts) == len({str(doubt.message) for doubt in doubts}) == 7
    part = bare.replace("money:\n", "money:\n  source: assumed\n")
    assert len([doubt for doubt in told(part) if doubt.code == "CG301"]) == 6


def test_signs_and_names_need_no_translation(lemonade: str, told: Told) -> None:
    for same in ("Anna", "NPS", "₽", "24/7", "A & B"):
        assert (
            told(lemonade.replace('company: {en: "Sour & Sons", ru: "Кислый и сыновья"}', f"company: {same}"))
            == []
        )
