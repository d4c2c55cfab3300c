"""What a visit feels like and what is remembered of it."""

from __future__ import annotations

from cx.scenario.mechanisms.constant import Constants, Mechanism, constant
from cx.scenario.number import Number


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
