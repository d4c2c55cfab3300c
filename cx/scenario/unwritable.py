"""Why a text cannot stand in a scenario, said to its author.

The rule is `cx.typed`; what it drops without a word (invisible characters, letters in two parts) it drops
here too. What it refuses, an author is told with the place and what to do.
"""

from __future__ import annotations

from cx.message import N_, Message
from cx.typed import Fault, TextRefused

_TOLD: dict[Fault, tuple[str, str, str]] = {
    "blank": ("CG108", N_("a text is missing here"), N_("write one, or remove the key")),
    "long": (
        "CG109",
        N_("this text has {length:,.0f} characters; {limit:,.0f} are the most"),
        N_("shorten it"),
    ),
    "half": (
        "CG113",
        N_("this text holds half of a character (U+{code})"),
        N_("write the character itself instead of its code"),
    ),
    "hidden": (
        "CG113",
        N_("this text holds a control character (U+{code}) that would act on the screen"),
        N_("delete it, or the code that stands for it, such as \\e or \\x1b"),
    ),
    "tower": (
        "CG113",
        N_("more than {limit} accents are piled on one letter of this text"),
        N_("leave fewer"),
    ),
}


def unwritable(refused: TextRefused) -> tuple[str, Message, Message]:
    """The code, the sentence and the advice for a text that the rule refuses."""
    code, sentence, advice = _TOLD[refused.fault]
    figures = {
        name: float(value) if isinstance(value, int) and refused.fault == "long" else value
        for name, value in refused.params.items()
    }
    return code, Message(sentence, figures), Message(advice)
