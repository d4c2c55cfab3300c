"""Follow a customer: whom, and what is told."""

from __future__ import annotations

from functools import cache

import pytest
from in_memory import OneScreen, case, seen
from made import revealed

import cx
from cinema_game.ui.followed import followed
from cinema_game.ui.screens.follow import Follow
from cx.model.outcome import Outcome
from cx.scenario.text import Language


@cache
def run() -> Outcome:
    return cx.simulate(case(), customers=1_500, seed=7, rounds=1)


def test_one_of_each_group_the_happiest_the_angriest_and_one_who_left() -> None:
    people = followed(run(), 1)
    assert len({one.customer for one in people}) == len(people)
    surveys = {int(row["customer"]): row for row in run().surveys.array[::-1] if row["round"] == 1}
    by = {one.why: surveys[one.customer] for one in people}
    satisfactions = [float(row["satisfaction"]) for row in surveys.values()]
    assert float(by["happiest"]["satisfaction"]) == max(satisfactions)
    assert float(by["angriest"]["satisfaction"]) == min(satisfactions)
    groups = {int(surveys[one.customer]["segment"]) for one in people if one.why == "segment"}
    assert groups == set(range(len(case().segments)))
    assert all(run().customers.array["last_firm"][one.customer] > 0 for one in people if one.why == "left")


def test_a_touchpoint_brings_somebody_who_met_it_first_and_a_segment_one_of_its_own() -> None:
    for point in case().touchpoints[:8]:
        first = followed(run(), 1, touchpoint=point.id)[0]
        if first.why == "touchpoint":
            steps = cx.explain(run(), first.customer, 1).steps
            assert point.id in [step.touchpoint.id for step in steps]
    first = followed(run(), 1, segment="senior")[0]
    assert cx.explain(run(), first.customer, 1).segment.id == "senior"


@pytest.mark.parametrize("size", [(80, 23), (120, 36), (160, 45)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_it_tells_every_step_and_goes_to_others(size: tuple[int, int], language: Language) -> None:
    game = OneScreen(revealed(case(), 1, language), language)
    async with game.run_test(size=size) as pilot:
        screen = Follow(run(), 1, touchpoint="payment")
        await game.push_screen(screen)
        for _ in range(100):
            await pilot.pause(0.05)
            if screen.told is not None:
                break
        await pilot.pause(0.1)
        before = seen(game)
        heads = ("expected", "met", "felt") if language == "en" else ("ждали", "дали", "чувство")
        assert all(head in before for head in heads)
        assert "▸" in before
        first = screen.told
        await pilot.press("right")
        for _ in range(100):
            await pilot.pause(0.05)
            if screen.told != first:
                break
        await pilot.pause(0.1)
        assert seen(game) != before
