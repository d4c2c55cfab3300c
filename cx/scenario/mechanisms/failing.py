"""Failures, their repair, and whose they are."""

from __future__ import annotations

from cx.scenario.mechanisms.constant import Mechanism, constant
from cx.scenario.number import Number


class Repair(Mechanism):
    """Failure and recovery: time to first contact, delay of the fix, three justices."""

    expectation: Number = constant(0.45, 0, 1, "quality", "Expected of a first repair.")
    again: Number = constant(0.15, 0, 1, "quality", "Expected in addition per earlier failure.")
    contact_half: Number = constant(30, 1, 600, "minutes", "First contact that halves its worth.")
    delay_half: Number = constant(48, 1, 2_000, "hours", "Delay of the fix that halves its worth.")
    contact: Number = constant(0.25, 0, 1, "weight", "Of the time to first contact.")
    delay: Number = constant(0.20, 0, 1, "weight", "Of the delay of the fix.")
    distributive: Number = constant(
        0.25, 0, 1, "weight", "Of what the customer gets.", "published", "Orsingher et al. 2010 (order)"
    )
    interactional: Number = constant(
        0.17,
        0,
        1,
        "weight",
        "Of how people treat the customer.",
        "published",
        "Orsingher et al. 2010 (order)",
    )
    procedural: Number = constant(
        0.13, 0, 1, "weight", "Of how simple the way is.", "published", "Orsingher et al. 2010 (order)"
    )
    attractive: Number = constant(0.72, 0, 3, "factor", "Weight of a repair better than expected.")
    shortfall: Number = constant(0.4, 0, 3, "factor", "Weight of a repair worse than expected.")
    severity: Number = constant(
        0.5,
        0,
        1,
        "share",
        "Delight and redress that the severest failure takes.",
        "computed",
        "Magnini et al. 2007",
    )
    repeated: Number = constant(
        0.5,
        0,
        1,
        "factor",
        "What is left of delight and redress when it was not the first failure.",
        "computed",
        "Maxham & Netemeyer 2002",
    )
    prompt: Number = constant(
        15, 0, 600, "minutes", "First contact until which a repair can delight.", "claimed", "case notes"
    )
    late: Number = constant(
        45, 0, 2_000, "minutes", "First contact from which on nothing delights any more.", "claimed"
    )
    redress: Number = constant(0.8, 0, 1, "share", "How far a perfect repair blunts the failure's memory.")
    scar: Number = constant(
        0.22,
        0,
        2,
        "utility",
        "Doubt that a failure leaves, however well repaired.",
        "computed",
        "de Matos et al. 2007: satisfaction up, return not",
    )
    scar_kept: Number = constant(0.97, 0, 1, "per week", "How long the doubt lasts.")


class Attribution(Mechanism):
    """Blame and credit follow the owner of a touchpoint, and fall on the others in part only.

    A failure that looks lasting, or that its owner could have prevented, is forgiven less.
    """

    share: Number = constant(0.5, 0, 1, "share", "What of a touchpoint counts for those who do not own it.")
    stability: Number = constant(
        0.4,
        0,
        1,
        "share",
        "Delight that a lasting cause takes.",
        "assumed",
        "Weiner 1980",
    )
    control: Number = constant(
        0.4,
        0,
        1,
        "share",
        "The same for a cause that the owner controls.",
        "assumed",
        "Folkes 1984; Magnini et al. 2007",
    )
    anger: Number = constant(
        0.25, 0, 1, "share", "How much more severe a failure feels that could have been prevented."
    )
    doubt: Number = constant(
        0.5,
        0,
        1,
        "share",
        "How much more doubt a lasting cause leaves.",
        "assumed",
        "Folkes 1984",
    )
