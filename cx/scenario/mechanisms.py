"""Switches and constants of the customer model, one small model a mechanism.

Every constant has a unit, a range and an origin: `published`, `computed` (from data or from a
published figure), `claimed` (by a source text, no literature found) or `assumed`.
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, model_validator

from cx.scenario.base import Sourced
from cx.scenario.number import Number

Origin = Literal["published", "computed", "claimed", "assumed"]


def constant(
    default: float,
    low: float,
    high: float,
    unit: str,
    description: str,
    origin: Origin = "assumed",
    reference: str | None = None,
) -> Any:
    """A constant of the model as a Pydantic field: default, allowed range, unit, meaning and origin."""
    return Field(
        default=Number(value=default, source=reference or origin),
        description=description,
        json_schema_extra={
            "unit": unit,
            "low": low,
            "high": high,
            "origin": origin,
            "reference": reference,
        },
    )


class Constants(Sourced):
    """Constants of a part of the model without which there are no customers."""

    @model_validator(mode="after")
    def _constants_lie_in_their_ranges(self) -> Self:
        for name, info in type(self).model_fields.items():
            number, extra = getattr(self, name), info.json_schema_extra
            if isinstance(number, Number) and isinstance(extra, dict):
                low, high = float(str(extra["low"])), float(str(extra["high"]))
                for value in (number.value, *(number.range or ())):
                    if not low <= value <= high:
                        raise ValueError(f"{name}: {value:g} is outside {low:g} to {high:g}")
        return self


class Mechanism(Constants):
    """Constants of a mechanism that can be switched off."""

    on: bool = Field(default=True, description="Off: the model runs as if the mechanism did not exist.")


class Perception(Constants):
    """What a customer perceives of the quality delivered."""

    halo: Number = constant(0.10, 0, 0.5, "quality (sd)", "Stable leaning of a person towards all they meet.")
    noise: Number = constant(0.12, 0, 0.5, "quality (sd)", "Variation between encounters.")
    assimilation: Number = constant(
        0.30, 0, 0.95, "share", "How far perception is drawn to expectation.", "published", "Oliver 1980"
    )
    focus: Number = constant(
        4.0, 0.5, 100, "gamma shape", "How alike the importances are within a segment; higher is more alike."
    )


class Emotion(Constants):
    """From disconfirmation to feeling: piecewise linear value, saturating, with a small carry."""

    gain: Number = constant(3.3, 0.1, 20, "per quality", "Slope of value for an excess of quality.")
    loss_aversion: Number = constant(
        1.86,
        1,
        4,
        "ratio",
        "How much more a shortfall weighs; mean 1.955 [1.82, 2.10] over 607 estimates.",
        "published",
        "Tversky & Kahneman 1992; Brown et al. 2024",
    )
    carry: Number = constant(0.10, 0, 0.9, "share", "What the touchpoint before lends to the next.")


class Kano(Mechanism):
    """Classes of touchpoints differ in what a shortfall and an excess weigh."""

    must_be_loss: Number = constant(1.0, 0, 3, "factor", "Weight of a shortfall.", "published", "Kano 1984")
    must_be_gain: Number = constant(0.2, 0, 3, "factor", "Weight of an excess.", "published", "Kano 1984")
    one_dimensional_loss: Number = constant(0.6, 0, 3, "factor", "Weight of a shortfall.")
    one_dimensional_gain: Number = constant(1.0, 0, 3, "factor", "Weight of an excess.")
    attractive_loss: Number = constant(0.06, 0, 3, "factor", "Weight of a shortfall.")
    attractive_gain: Number = constant(2.1, 0, 3, "factor", "Weight of an excess.")
    indifferent_loss: Number = constant(0.1, 0, 3, "factor", "Weight of a shortfall.")
    indifferent_gain: Number = constant(0.1, 0, 3, "factor", "Weight of an excess.")
    drift: Number = constant(
        0.01, 0, 0.5, "per month", "Share by which attractive features turn into must-be.", "claimed"
    )


class Accumulation(Mechanism):
    """How the feelings of a visit add up to its memory; off: the plain mean is remembered."""

    mean: Number = constant(0.6, 0, 1, "weight", "The importance-weighted mean.", "computed")
    peak: Number = constant(
        0.2, 0, 1, "weight", "The strongest feeling.", "computed", "Alaybek et al. 2022: r .581 [.487, .661]"
    )
    end: Number = constant(0.2, 0, 1, "weight", "The last feeling.", "computed", "Alaybek et al. 2022")
    noise: Number = constant(0.05, 0, 0.5, "emotion (sd)", "Noise of memory.")


class Satisfaction(Constants):
    """Satisfaction with a visit: level against what one is used to, and its memory."""

    level: Number = constant(1.20, -5, 5, "latent", "Where an ordinary visit lies.", "computed", "ACSI 70–80")
    quality: Number = constant(5.0, 0, 20, "latent per quality", "Weight of perceived quality.", "computed")
    memory: Number = constant(2.3, 0, 20, "latent per emotion", "Weight of the memory.", "computed")
    noise: Number = constant(0.3, 0, 1, "latent (sd)", "What the model does not know.")


class WeakestLink(Mechanism):
    """Wholeness: one touchpoint far below the others spoils the impression of all."""

    weight: Number = constant(0.08, 0, 1, "emotion", "What the worst touchpoint takes in full.", "claimed")
    threshold: Number = constant(0.5, 0, 1, "emotion", "How bad the worst must be before it takes any.")


class Expectation(Mechanism):
    """Expectations drift: what people met, and what the market gives, becomes normal."""

    up: Number = constant(0.12, 0, 1, "per visit", "Learning when it was better than expected.")
    down: Number = constant(0.05, 0, 1, "per visit", "Learning when it was worse.")
    market: Number = constant(0.15, 0, 1, "per visit", "Pull to the best in the market.")
    reference: Number = constant(0.18, 0, 1, "per visit", "How fast one gets used to a level of quality.")
    own: Number = constant(0.4, 0, 1, "weight", "Own experience in that level; the rest is the market.")
    asked: Number = constant(0.5, 0, 1, "share", "What a segment asks above others, in that level.")
    modesty: Number = constant(0.02, 0, 0.2, "quality", "How far the level lies below what is normal.")


class Belief(Constants):
    """What customers believe of a firm, and how a visit moves it."""

    rate: Number = constant(0.30, 0, 1, "per visit", "How far a visit moves belief.")
    rival_noise: Number = constant(0.12, 0, 0.5, "satisfaction (sd)", "Variation of visits to rivals.")
    rival_spread: Number = constant(0.08, 0, 0.5, "belief (sd)", "Spread of first beliefs about rivals.")


class AsymmetricLoyalty(Mechanism):
    """Segments whose loyalty is hard to win and easy to lose; off: all learn alike."""


class Talk(Mechanism):
    """Word of mouth: U-shaped, a near circle and weak ties."""

    neutral: Number = constant(0.10, 0, 1, "probability", "Chance to talk of an ordinary visit.")
    good: Number = constant(0.32, 0, 2, "per unit", "What a better one adds.", "computed", "Anderson 1998")
    bad: Number = constant(0.5, 0, 2, "per unit", "What a worse one adds.", "computed", "Anderson 1998")
    ordinary: Number = constant(0.66, 0.05, 0.95, "satisfaction", "Of which people talk least.")
    circle: int = Field(
        default=5, ge=1, le=16, description="People of a near circle, oneself included: 5 gives four ties."
    )
    alike: Number = constant(0.5, 0, 1, "share", "Chance to belong to the segment of one's near circle.")
    weak_ties: int = Field(default=12, ge=0, le=64, description="People one tells things now and then.")
    close_reach: Number = constant(0.75, 0, 1, "share", "Close ties who hear a story.")
    weak_reach: Number = constant(0.25, 0, 1, "share", "Weak ties who hear a story.")
    close_pull: Number = constant(0.30, 0, 1, "per story", "How far a close tie's story moves belief.")
    weak_pull: Number = constant(0.20, 0, 1, "per story", "How far a weak tie's story moves belief.")
    kappa: Number = constant(
        1.25,
        0,
        3,
        "factor",
        "The near circle's experience is felt more sharply than one's own; 1: it is not.",
        "claimed",
        "conference 2017; no literature was found",
    )
    close: bool = Field(default=True, description="Close ties hear stories.")
    weak: bool = Field(default=True, description="Weak ties hear stories.")


class Indirect(Mechanism):
    """Touchpoints that the firm does not produce: talk, reviews, the market make their quality."""

    feed: Number = constant(0.8, 0, 3, "quality per satisfaction", "How far stories move their quality.")
    forget: Number = constant(0.35, 0.01, 1, "per story", "Weight of the newest story.")
    review: Number = constant(0.005, 0, 1, "probability", "Chance that an ordinary visit is reviewed.")
    review_good: Number = constant(
        0.45, 0, 2, "per square", "What a better one adds.", "computed", "Hu, Pavlou & Zhang 2009"
    )
    review_bad: Number = constant(
        0.8, 0, 2, "per square", "What a worse one adds.", "computed", "Hu, Pavlou & Zhang 2009"
    )
    reviews_kept: Number = constant(0.95, 0.1, 1, "per week", "How long a review counts.")
    reviews_before: Number = constant(40, 1, 10_000, "reviews", "Reviews that stand before the game.")


class Priors(Mechanism):
    """The talk of others forms what one expects before the visit."""

    pull: Number = constant(
        0.10, 0, 1, "per story", "How far a story of a close tie moves expectations.", "claimed"
    )


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


class ThirdParties(Mechanism):
    """People who wait at the other end while something fails feel it, and talk."""

    informed: Number = constant(
        0.6, 0, 3, "satisfaction per quality", "What being kept informed is worth to them."
    )
    wait: Number = constant(0.35, 0, 1, "satisfaction", "What an endless wait takes from the uninformed.")
    pull: Number = constant(0.3, 0, 1, "per wait", "How far it moves their own belief.")


class Posts(Mechanism):
    """What is posted about a failure is read and passed on by people who were not there.

    Off unless a scenario switches it on: it is for cases that live in public.
    """

    on: bool = Field(default=False, description="Off: nobody posts about failures.")
    post: Number = constant(0.5, 0, 5, "factor", "Posts per review that the same visit would get.")
    spread: Number = constant(0.4, 0, 0.9, "per week", "Posts of this week that are passed on in the next.")
    most: Number = constant(0.9, 0, 0.95, "per week", "The same at most, whatever stirs it up.")
    readers: Number = constant(12, 0, 1_000, "people", "Who read one post.")
    pull: Number = constant(0.12, 0, 1, "per post", "How far a post moves the belief of one who reads it.")


class Time(Mechanism):
    """Waits cost, with saturation; chores better short, experiences earn from time."""

    patience: Number = constant(5, 0, 120, "minutes", "Wait that nobody minds.")
    half: Number = constant(
        8, 0.1, 240, "minutes", "Further wait that costs half.", "computed", "Hui & Tse 1996"
    )
    cost: Number = constant(0.16, 0, 1, "quality", "What an endless wait costs.")
    chore: Number = constant(1.3, 0, 3, "factor", "How much dearer waiting is in a chore.", "claimed")
    experience: Number = constant(0.06, 0, 1, "quality", "What time earns in an experience.", "claimed")


class States(Mechanism):
    """Customers come ready to buy or not, in a good or bad mood."""

    mood: Number = constant(0.04, 0, 0.5, "quality (sd)", "Mood of a visit, felt at every touchpoint.")


class Technology(Mechanism):
    """Technology helps those who are ready for it."""

    base: Number = constant(0.5, 0, 1, "share", "What it gives the least ready; 1 − base more at 0.5.")


class Organisation(Mechanism):
    """Readiness of the organisation stretches lead times; organisation measures shorten them."""

    readiness: Number = constant(1.0, 0, 1, "share", "1: leads as the catalogue says.")
    stretch: Number = constant(1.0, 0, 5, "factor", "How much longer with no readiness at all.", "claimed")


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


class Survey(Constants):
    """How satisfaction becomes answers on scales."""

    offset: Number = constant(0.9, -5, 10, "points", "Recommendation at satisfaction 0.", "computed")
    slope: Number = constant(9.0, 0, 20, "points", "Recommendation gained by full satisfaction.", "computed")
    style: Number = constant(0.9, 0, 5, "points (sd)", "Response style of a person.")
    noise: Number = constant(0.9, 0, 5, "points (sd)", "Noise of one answer.")
    heaping: Number = constant(0.25, 0, 1, "probability", "9 said as 10, 1 said as 0.")
    satisfied: Number = constant(0.70, 0, 1, "satisfaction", "From here on the answer is “satisfied”.")
    answer: Number = constant(
        0.05, 0, 0.5, "quality (sd)", "Noise of what people say they expected and got.", "computed"
    )


class BiasedResearch(Mechanism):
    """Methods of research mislead. Off: nobody rationalises and every answer is exact, but samples remain."""


class Mechanisms(Sourced):
    """All mechanisms of the model."""

    perception: Perception = Perception()
    emotion: Emotion = Emotion()
    kano: Kano = Kano()
    accumulation: Accumulation = Accumulation()
    satisfaction: Satisfaction = Satisfaction()
    weakest_link: WeakestLink = WeakestLink()
    expectation: Expectation = Expectation()
    belief: Belief = Belief()
    loyalty: AsymmetricLoyalty = AsymmetricLoyalty()
    talk: Talk = Talk()
    indirect: Indirect = Indirect()
    priors: Priors = Priors()
    repair: Repair = Repair()
    attribution: Attribution = Attribution()
    third_parties: ThirdParties = ThirdParties()
    posts: Posts = Posts()
    time: Time = Time()
    states: States = States()
    technology: Technology = Technology()
    organisation: Organisation = Organisation()
    copying: Copying = Copying()
    market: Market = Market()
    saving: Saving = Saving()
    survey: Survey = Survey()
    research: BiasedResearch = BiasedResearch()
