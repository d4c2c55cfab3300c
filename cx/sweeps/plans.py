"""Plans for a sweep: read from lines of text, or drawn at random within the rules of a scenario."""

from __future__ import annotations

from random import Random

from cx.message import N_, Message
from cx.model.plan import Choice, Plan, PlanError, check_plan
from cx.scenario.scenario import Scenario

TRIES = 2_000
"""Attempts in a row that give nothing new; then the scenario has no more plans."""


def parse_plan(text: str, scenario: Scenario, *, free: bool = False) -> Plan:
    """The plan `ID[@ROUND[:TOUCHPOINT]],…`; PlanError with a sentence if it is none."""
    choices = []
    for part in text.split(","):
        try:
            choices.append(Choice.parse(part))
        except ValueError as error:
            template = N_(
                "“{text}” is not a plan: write ID, ID@ROUND or ID@ROUND:TOUCHPOINT, several with commas, "
                "e.g. honest_sound@1,staff_school@2."
            )
            raise PlanError(Message(template, {"text": text.strip()[:80]})) from error
    plan = Plan(choices=tuple(choices))
    check_plan(scenario, plan, free=free)
    return plan


def read_plans(text: str, file: str, scenario: Scenario, *, free: bool = False) -> list[Plan]:
    """One plan a line; blank lines and those that begin with # say nothing. PlanError names the line."""
    plans = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            plans.append(parse_plan(line, scenario, free=free))
        except PlanError as error:
            where = Message(
                N_("{file}:{line}: {what}"), {"file": file, "line": number, "what": error.message}
            )
            raise PlanError(where) from error
    return plans


def random_plans(scenario: Scenario, count: int, seed: int = 0) -> list[Plan]:
    """Up to `count` different plans that the scenario allows; fewer where it has no more.

    Each round starts up to as many interventions as are allowed, whatever the money left lets pass.
    """
    random, found, tries = Random(seed), dict[Plan, None](), 0
    while len(found) < count and tries < TRIES:
        before = len(found)
        found.setdefault(_random_plan(scenario, random))
        tries = tries + 1 if len(found) == before else 0
    return list(found)


def _random_plan(scenario: Scenario, random: Random) -> Plan:
    plan, left = Plan(), list(scenario.interventions)
    random.shuffle(left)
    for round_ in range(1, scenario.rounds.count + 1):
        for _ in range(random.randint(0, scenario.rounds.per_round)):
            if not left:
                break
            card = left.pop()
            place = random.choice(card.touchpoints) if card.touchpoints else None
            longer = plan.add(card.id, round_, place)
            try:
                check_plan(scenario, longer)
            except PlanError:
                continue
            plan = longer
    return plan
