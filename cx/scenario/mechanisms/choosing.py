"""The market: choice, saving, what rivals copy, what a firm can launch."""

from __future__ import annotations

from cx.scenario.mechanisms.constant import Constants, Mechanism, constant
from cx.scenario.number import Number


class Market(Constants):
    """Choice among the firm, its rivals and home."""

    belief: Number = constant(9.0, 0, 40, "utility", "Weight of belief.", "computed")
    ordinary: Number = constant(0.73, 0, 1, "belief", "Belief of an ordinary customer.")
    convexity: Number = constant(
        0.6,
        0,
        0.68,
        "per belief",
        "How much more a step of belief moves the convinced than the ordinary: "
        "behaviour is convex in satisfaction. Any more, and the worst firm would draw more than a bad one.",
        "assumed",
        "form: Mittal & Kamakura 2001",
    )
    price: Number = constant(
        3.6, 0, 10, "utility per log price", "Weight of price.", "computed", "own-price elasticity −1…−3"
    )
    habit: Number = constant(0.8, 0, 5, "utility", "Weight of habit.")
    habit_rate: Number = constant(0.3, 0, 1, "per outing", "How fast a habit forms.")
    taste: Number = constant(0.8, 0, 5, "utility (sd)", "Stable taste of a person for a firm.")
    going: Number = constant(0.15, 0, 1, "logit per utility", "How much the best firm draws out of home.")
    rhythm: Number = constant(0.3, 0, 2, "logit (sd)", "How much people differ in how often they go.")
    income: Number = constant(0.67, 0, 5, "logit per log income", "What lower incomes cost.", "computed")
    used_to_price: Number = constant(
        0.5, 0, 1, "share", "Part of a price move that becomes normal with time.", "claimed", "bank deck"
    )
    price_memory: Number = constant(0.03, 0, 1, "per week", "How fast it becomes normal.")
    spend: Number = constant(0.4, 0, 3, "per satisfaction", "How much the better pleased spend besides.")


class Saving(Mechanism):
    """A crisis: people pass from spending to saving."""

    home: Number = constant(
        0.15,
        0,
        3,
        "logit",
        "Savers go out less; admissions in Russia 2015 fell by about 1 % only.",
        "computed",
    )
    price: Number = constant(1.3, 0, 5, "factor", "Weight of price for savers.")
    spend: Number = constant(0.8, 0, 1, "factor", "What savers spend besides the ticket.")


class Copying(Mechanism):
    """Rivals copy: price and technology fast and well, service slowly and badly."""

    fidelity: Number = constant(0.95, 0, 1, "share", "Of price and technology moves.", "claimed", "bank deck")
    service_fidelity: Number = constant(0.35, 0, 1, "share", "Of service moves.", "claimed", "bank deck")
    soonest: Number = constant(13, 0, 520, "weeks", "Price and technology: earliest.", "claimed", "bank deck")
    latest: Number = constant(26, 0, 520, "weeks", "Price and technology: latest.", "claimed", "bank deck")
    service_hazard: Number = constant(
        0.10, 0.001, 12, "per year", "How often a service move is copied.", "claimed", "bank deck"
    )
    weeks: Number = constant(4, 1, 52, "weeks", "From the first sign of a copy to the whole.")
    rival_gain: Number = constant(
        1.15,
        0,
        5,
        "satisfaction per quality",
        "What rivals' customers feel at first of a quality they copied.",
    )


class Technology(Mechanism):
    """Technology helps those who are ready for it."""

    base: Number = constant(0.5, 0, 1, "share", "What it gives the least ready; 1 − base more at 0.5.")


class Organisation(Mechanism):
    """Readiness of the organisation stretches lead times; organisation measures shorten them."""

    readiness: Number = constant(1.0, 0, 1, "share", "1: leads as the catalogue says.")
    stretch: Number = constant(1.0, 0, 5, "factor", "How much longer with no readiness at all.", "claimed")
