"""Word of mouth: stories, reviews, posts, those who wait at the other end."""

from __future__ import annotations

from pydantic import Field

from cx.scenario.mechanisms.constant import Mechanism, constant
from cx.scenario.number import Number


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
