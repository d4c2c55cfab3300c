"""The curve of the sandbox: the arrows walk along it, from touchpoint to touchpoint."""

from __future__ import annotations

from textual.message import Message

from cinema_game.language import N_
from cinema_game.ui.commands import Command, Commanded
from cinema_game.ui.widgets.curve import Curve


class Walk(Commanded, Curve, can_focus=True):
    """Tells where the arrows want to go."""

    ACTIONS = (
        Command(
            "walk.right", "right", "step(1)", N_("Touchpoint"), N_("The next touchpoint."), key_name="←→"
        ),
        Command("walk.left", "left", "step(-1)", N_("Back"), N_("The touchpoint before."), False, False),
        Command("walk.first", "home", "step(-1000)", N_("First"), N_("The first touchpoint."), False, False),
        Command("walk.last", "end", "step(1000)", N_("Last"), N_("The last touchpoint."), False, False),
    )
    HELP = N_("← and → walk along the journey; the panel opens the numbers of each touchpoint.")

    class Walked(Message):
        """Some touchpoints on or back."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_step(self, by: int) -> None:
        """Go on."""
        self.post_message(self.Walked(by))
