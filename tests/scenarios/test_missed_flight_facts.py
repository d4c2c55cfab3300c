"""Each fact of the case has its place in the scenario: named here in both languages, with where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

import cx
from cx.scenario.scenario import Scenario
from cx.scenario.text import Line, Text

Where = Callable[[Scenario], Text]


@cache
def flight() -> Scenario:
    return cx.load_scenario("missed-flight")


def legend(scenario: Scenario) -> Text:
    return scenario.legend


def failure_at(point: str) -> Where:
    def where(scenario: Scenario) -> Text:
        failure = scenario.touchpoint(point).failure
        assert failure is not None
        assert failure.name is not None
        return failure.name

    return where


def point(id_: str) -> Where:
    return lambda scenario: scenario.touchpoint(id_).name


def measure(id_: str) -> Where:
    return lambda scenario: scenario.intervention(id_).text


def warning(id_: str) -> Where:
    return lambda scenario: scenario.intervention(id_).risk


def news(id_: str) -> Where:
    return lambda scenario: scenario.event(id_).text


def card(id_: str) -> Where:
    return lambda scenario: next(card.text for card in scenario.cards if card.id == id_)


@dataclass(frozen=True)
class Fact:
    """What is known of the case, where it stands, and words that must be there."""

    what: str
    where: Where
    en: str
    ru: str


FACTS = (
    Fact("a wheelchair", legend, "She is in a wheelchair", "в инвалидном кресле"),
    Fact("an infant", legend, "eight months old", "восьмимесячный"),
    Fact("a business trip", legend, "at nine tomorrow the governor expects her", "завтра в девять её ждёт"),
    Fact("the phone for help does not work", legend, "The phone for calling help is dead", "молчит"),
    Fact("the phone fails others too", failure_at("call_phone"), "dead", "не работает"),
    Fact("half an hour for the escort", legend, "after half an hour", "через полчаса"),
    Fact(
        "the sleeping child's pushchair", legend, "taken apart, sleep and all", "разобрать — вместе со сном"
    ),
    Fact("the belt does it to others", failure_at("belt"), "taken apart", "разобрали"),
    Fact("the infant's pass is given away", legend, "given to somebody else", "отдали кому-то другому"),
    Fact("passes are given away", failure_at("infant_pass"), "to somebody else", "отдали другому"),
    Fact("staff bustle", legend, "Everyone runs, everyone tries", "Все бегают, все стараются"),
    Fact("the plane leaves", legend, "the plane leaves without them", "самолёт улетает без них"),
    Fact("the gate closes", failure_at("line_to_gate"), "gate closed", "выход закрыли"),
    Fact("tickets changed at once", legend, "changed the tickets at once", "сразу обменяли билеты"),
    Fact(
        "rebooking is a measure", measure("instant_rebooking"), "exchange costs nothing", "обмен бесплатный"
    ),
    Fact("money or an upgrade", legend, "money or business class", "деньги или бизнес-класс"),
    Fact("the choice is a touchpoint", point("choice"), "money or a better class", "деньги или класс выше"),
    Fact("the choice is a measure", measure("money_or_business"), "a better seat", "кресло получше"),
    Fact("a transfer", legend, "found a car", "нашли машину"),
    Fact("an accessible room", legend, "a room with a door wide enough", "номер с широкой дверью"),
    Fact("rooms by contract", measure("room_contract"), "rooms with wide doors", "номера с широкими дверями"),
    Fact("food and sleep", legend, "fed them, let them sleep", "накормили, дали выспаться"),
    Fact("calls with apologies", legend, "rang and said you were sorry", "звонили и просили прощения"),
    Fact("care is a touchpoint", point("how_are_you"), "How are you?", "как вы?"),
    Fact("one to three calls", measure("care_calls"), "Always the same voice", "один и тот же голос"),
    Fact("more than five irritate", warning("care_calls"), "From the fifth on", "Начиная с пятого"),
    Fact(
        "the governor waited in vain",
        legend,
        "The governor waited in vain",
        "губернатор утром прождал напрасно",
    ),
    Fact("he tells of it", news("governor_letter"), "I waited for forty minutes", "прождал сорок минут"),
    Fact("a warm memory", legend, "remembers that night with warmth", "вспоминает ту ночь с теплом"),
    Fact("one in a million", legend, "one in a million", "раз на миллион"),
    Fact(
        "the reckoning of it",
        card("one_in_a_million"),
        "once in thirty-five years",
        "раз в тридцать пять лет",
    ),
    Fact("time to first contact", card("minutes"), "a quarter of an hour", "четверть часа"),
    Fact("three fairnesses", card("three_fairnesses"), "three scales", "на трёх весах"),
    Fact("when the paradox is", card("paradox"), "within a quarter of an hour", "за четверть часа"),
    Fact("it is no strategy", card("paradox"), "do not return more often", "возвращаются не чаще"),
    Fact("attribution", card("whose_fault"), "Could it have been helped?", "Можно ли было не допустить?"),
    Fact("the voucher insults", measure("voucher"), "gets a coupon", "получает купон"),
    Fact(
        "the automatic reply", measure("auto_reply"), "A robot takes all calls", "Робот принимает все звонки"
    ),
    Fact("the denial", measure("denial"), "registration ended", "регистрация окончена"),
    Fact("the biometric gate", measure("biometric_gate"), "The face opens the gate", "Выход открывает лицо"),
    Fact("few warn the hosts", warning("warn_hosts"), "nobody in any meeting", "ни на одном совещании"),
    Fact("the second failure", news("second_failure"), "On the way back", "На обратном пути"),
    Fact("the weather", news("weather"), "A hundred and twenty passengers", "Сто двадцать пассажиров"),
    Fact("a journalist", news("journalist"), "The piece goes out", "Материал выходит"),
    Fact("the airport refuses", news("airport_refuses"), "in the next quarter", "в следующем квартале"),
    Fact("the damaged pushchair", news("pushchair_damaged"), "then a wheel", "за ней — колесо"),
    Fact("no accessible rooms", news("rooms_gone"), "The lift?", "Лифт?"),
    Fact("hype", card("hype"), "seven in ten", "семеро из десяти"),
    Fact(
        "the problem as a step", card("fifth_step"), "The problem and its solution", "Проблема и её решение"
    ),
)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: str(fact.what))
def test_each_fact_stands_where_it_belongs(fact: Fact) -> None:
    said = fact.where(flight())
    assert fact.en in said.en
    assert fact.ru in said.ru


STAGES = {
    "planning": ("booking", "escort_request", "access_reviews", "advice"),
    "road": ("reserved_place", "call_phone", "escort_wait"),
    "security": ("belt", "tone"),
    "checkin": ("infant_pass", "explanation", "line_to_gate"),
    "left": ("first_comer", "information", "hosts_call"),
    "recovery": ("rebooking", "choice", "apology"),
    "night": ("transfer", "room", "food_sleep", "how_are_you"),
    "flight": ("met_at_entrance", "on_board", "last_word"),
    "after": ("own_post", "reposts", "company_answer", "close_story"),
}


def test_nine_stages_with_their_touchpoints() -> None:
    found = {stage.id: tuple(point.id for point in stage.touchpoints) for stage in flight().stages}
    assert found == STAGES
    assert sum(map(len, STAGES.values())) == 29


def test_six_touchpoints_are_made_by_others() -> None:
    indirect = {point.id for point in flight().touchpoints if point.kind == "indirect"}
    assert indirect == {"access_reviews", "advice", "hosts_call", "own_post", "reposts", "close_story"}


def test_the_road_belongs_to_three_and_two_of_them_play() -> None:
    airline, airport, handler = flight().owners
    assert [airline.id, airport.id, handler.id] == ["airline", "airport", "handler"]
    assert airport.budget
    assert not handler.budget
    owned = {
        owner.id: [p.id for p in flight().touchpoints if p.owner == owner.id] for owner in flight().owners
    }
    assert set(owned["airport"]) >= set(STAGES["road"] + STAGES["security"])
    assert set(owned["handler"]) == {"infant_pass", "line_to_gate"}
    assert set(owned["airline"]) >= set(STAGES["recovery"] + STAGES["night"] + STAGES["flight"])


def test_failures_befall_where_they_befell_her_and_recovery_begins_when_the_plane_has_left() -> None:
    broken = {point.id for point in flight().touchpoints if point.failure is not None}
    assert broken == {"call_phone", "belt", "infant_pass", "line_to_gate"}
    repairs = {point.id for point in flight().touchpoints if point.when == "failure"}
    assert repairs == set(STAGES["left"] + STAGES["recovery"] + STAGES["night"])


def test_half_an_hour_is_thirty_minutes_and_says_whence() -> None:
    wait = flight().touchpoint("escort_wait").wait
    assert wait is not None
    assert float(wait.minutes) == 30
    assert "case text" in str(wait.source)


def test_four_segments_of_whom_she_is_the_first() -> None:
    assert [segment.id for segment in flight().segments] == ["chair", "business", "holiday", "elder"]
    assert flight().segments[0].person.ru.startswith("Майя")
    assert flight().segments[0].person.en.startswith("Maya")


SIXTEEN = (
    "backup_line", "escort_clock", "security_training", "two_checks", "hold_gate", "first_person",
    "instant_rebooking", "money_or_business", "voucher", "room_contract", "care_calls", "auto_reply",
    "denial", "warn_hosts", "biometric_gate", "public_review",
)  # fmt: skip


def test_the_airline_has_its_sixteen_measures_and_their_traps() -> None:
    assert tuple(measure.id for measure in flight().interventions[:16]) == SIXTEEN
    traps = {measure.id for measure in flight().interventions if measure.trap}
    assert traps == {"voucher", "auto_reply", "denial", "biometric_gate", "new_forecourt"}


def test_what_stands_on_the_airports_ground_needs_both() -> None:
    joint = {measure.id for measure in flight().interventions if measure.joint is not None}
    assert joint == {"escort_clock", "security_training", "biometric_gate", "new_forecourt"}


def test_denial_is_passed_on_three_times_as_often_and_a_review_half_as_often() -> None:
    assert float(flight().intervention("denial").reposts) == 3
    assert float(flight().intervention("public_review").reposts) == 0.5


def test_somebody_waits_at_the_other_end() -> None:
    (hosts,) = flight().third_parties
    assert hosts.touchpoint == "hosts_call"
    raised = [
        measure.id
        for measure in flight().interventions
        for effect in measure.effects
        if effect.touchpoint == "hosts_call" and float(effect.quality) > 0
    ]
    assert raised == ["warn_hosts"]


def test_recovery_has_all_its_parts_and_measures_for_each() -> None:
    parts = ("first_contact", "fix_delay", "distributive", "interactional", "procedural", "choice", "promise")
    for part in parts:
        better = [
            measure.id
            for measure in flight().interventions[:16]
            if measure.recovery is not None
            and (float(getattr(measure.recovery, part)) > 0) is (part not in ("first_contact", "fix_delay"))
            and float(getattr(measure.recovery, part)) != 0
        ]
        assert better, part


def test_with_the_first_person_somebody_is_there_within_ten_minutes() -> None:
    effect = flight().intervention("first_person").recovery
    assert effect is not None
    assert float(flight().recovery.first_contact) + float(effect.first_contact) <= 10


def test_a_round_is_a_phase_and_the_briefing_says_how_it_is_meant() -> None:
    assert flight().rounds.name == Line(en="Phase", ru="Фаза")
    assert "three phases" in flight().rules[0].en
    assert "три фазы" in flight().rules[0].ru


def test_the_paradox_can_be_switched_off_by_one_key() -> None:
    preset = next(preset for preset in flight().presets if preset.id == "paradox")
    assert preset.switch == "first_person"
    assert {"first_person", "money_or_business"} <= {chosen.intervention for chosen in preset.plan}
