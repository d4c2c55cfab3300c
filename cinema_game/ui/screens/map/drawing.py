"""What a hand can do on the map."""

from __future__ import annotations

from cinema_game.language import N_
from cinema_game.ui.commands import Command

DRAWING = (
    Command(
        "map.lift",
        "plus,equals_sign,pageup",
        "lift(1)",
        N_("Change"),
        N_("Raise the feeling, or what stands in the row of the hand."),
        key_name="+ −",
    ),
    Command(
        "map.lower",
        "minus,underscore,pagedown",
        "lift(-1)",
        N_("Lower"),
        N_("Lower the feeling, or what stands in the row of the hand."),
        False,
    ),
    Command("map.key", "space", "key", N_("Key moment"), N_("None, the most painful, the most decisive.")),
    Command("map.card", "enter", "card", N_("Card"), N_("Write down everything about this point.")),
    Command(
        "map.add",
        "insert,a",
        "add",
        N_("Add"),
        N_("Take a card from the deck or write a point of your own."),
    ),
    Command(
        "map.wipe",
        "backspace",
        "wipe",
        N_("Wipe the feeling"),
        N_("Nothing is known of the feeling here."),
        False,
    ),
    Command(
        "map.remove",
        "delete",
        "remove",
        N_("Remove the point"),
        N_("Take this point off the map."),
        False,
    ),
    Command(
        "map.left",
        "ctrl+left,shift+left",
        "shift(-1)",
        N_("Move the point left"),
        N_("One place earlier."),
        False,
    ),
    Command(
        "map.right",
        "ctrl+right,shift+right",
        "shift(1)",
        N_("Move the point right"),
        N_("One place later."),
        False,
    ),
    Command(
        "map.curve",
        "ctrl+down,s",
        "curve(1)",
        N_("Next curve"),
        N_("Everyone, or one group of customers."),
        False,
    ),
    Command("map.before", "ctrl+up", "curve(-1)", N_("Curve before"), N_("The curve before."), False),
    Command(
        "map.version",
        "ctrl+e,v",
        "version",
        N_("As is / to be"),
        N_("The journey as it is, or as it is to be."),
        False,
    ),
)
"""The commands of the map, the ones for the key bar first."""
