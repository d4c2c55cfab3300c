"""Four themes; emotion always has a sign or a word beside its colour, so that each of them is enough."""

from __future__ import annotations

from textual.theme import Theme

from cinema_game.language import N_

DEFAULTS = {
    "emotion-bad": "#e5737b",
    "emotion-even": "#9aa3b2",
    "emotion-good": "#7fc08a",
    "curve-other": "#6f7a8f",
}
"""Variables of our own and the values they have where a theme gives none."""

NAMES = {
    "evening": N_("Evening, dark"),
    "paper": N_("Paper, light"),
    "clear": N_("Clear, for colour-blind eyes"),
    "mono": N_("Mono, without colours"),
}

THEMES = (
    Theme(
        name="evening",
        primary="#8fb4ff",
        secondary="#b39ddb",
        accent="#f4b860",
        foreground="#e3e6ec",
        background="#12141a",
        surface="#191c24",
        panel="#232733",
        success="#7fc08a",
        warning="#f4b860",
        error="#e5737b",
    ),
    Theme(
        name="paper",
        primary="#1f5fbf",
        secondary="#6a4fa3",
        accent="#9a5b00",
        foreground="#20242c",
        background="#f7f5f0",
        surface="#efece5",
        panel="#e2ded4",
        success="#2b7a3d",
        warning="#8a5a00",
        error="#b3323c",
        dark=False,
        variables={
            "emotion-bad": "#b3323c",
            "emotion-even": "#5d6675",
            "emotion-good": "#2b7a3d",
            "curve-other": "#8a8f99",
        },
    ),
    Theme(
        name="clear",
        primary="#7cc4f5",
        secondary="#e0a8cf",
        accent="#f0e442",
        foreground="#eef1f5",
        background="#0f1116",
        surface="#171a21",
        panel="#242933",
        success="#56b4e9",
        warning="#f0e442",
        error="#ff8c42",
        variables={
            "emotion-bad": "#ff8c42",
            "emotion-even": "#a7afbd",
            "emotion-good": "#56b4e9",
            "curve-other": "#cc9bbd",
        },
    ),
    Theme(
        name="mono",
        primary="#ffffff",
        secondary="#bbbbbb",
        accent="#ffffff",
        foreground="#e6e6e6",
        background="#101010",
        surface="#181818",
        panel="#262626",
        success="#ffffff",
        warning="#dddddd",
        error="#ffffff",
        variables={
            "emotion-bad": "#ffffff",
            "emotion-even": "#a8a8a8",
            "emotion-good": "#ffffff",
            "curve-other": "#8a8a8a",
        },
    ),
)
