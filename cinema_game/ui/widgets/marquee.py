"""The picture over the lobby: an evening at the cinema as an emotion curve."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

_CURVE = (
    "                                               ⣀⡴⠒⠛⠒⠒⠲⠤⠤⢤⣀            ⢀⣀⣀⡤",
    "   ⣀⣀⣀⡀                                   ⢀⣠⠤⠴⠚⠁         ⠈⠓⠦⣄⣠⠤⠤⠴⠒⠒⠒⠒⠋⠉",
    "⠚⠉⠉⠁  ⠉⠉⠓⠒⠒⠒⠋⠉⠉⠉⠓⢦⡀    ⣀⡤⣄⡀           ⢀⣀⣠⠴⠋",
    "                  ⠙⠲⠤⠖⠋⠁  ⠙⢦⡀    ⣀⣀⣠⠴⠚⠉",
    "                            ⠙⠲⠖⠚⠉⠁",
)
_COLOURS = ("$emotion-good", "$emotion-good", "$emotion-even", "$emotion-bad", "$emotion-bad")


class Marquee(Static):
    """Five lines, shown where there is room for a picture."""

    DEFAULT_CSS = """
    Marquee { width: 100%; height: 6; padding: 1 3 0 3; }
    """

    def render(self) -> Content:
        """The curve, good above and bad below."""
        lines = zip(_CURVE, _COLOURS, strict=True)
        return Content("\n").join(Content.styled(line, colour) for line, colour in lines)
