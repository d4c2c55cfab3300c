"""All switches and constants of the customer model."""

from __future__ import annotations

from cx.scenario.base import Sourced
from cx.scenario.mechanisms.asking import BiasedResearch, Survey
from cx.scenario.mechanisms.choosing import Copying, Market, Organisation, Saving, Technology
from cx.scenario.mechanisms.failing import Attribution, Repair
from cx.scenario.mechanisms.feeling import (
    Accumulation,
    Emotion,
    Kano,
    Perception,
    Satisfaction,
    States,
    Time,
    WeakestLink,
)
from cx.scenario.mechanisms.learning import AsymmetricLoyalty, Belief, Expectation
from cx.scenario.mechanisms.talking import Indirect, Posts, Priors, Talk, ThirdParties


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
