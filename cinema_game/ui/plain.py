"""The second wall against typed text: it is shown as it is, never read as markup."""

from __future__ import annotations

from textual.content import Content

_CONTROL = {code: "�" for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x0A, 0x09)}
_DIRECTIONS = dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 8206, 8207, 65279, 8203), "")


def plain(text: str, style: str = "") -> Content:
    """Text as content without markup; what would steer the terminal is made visible or left out."""
    safe = text.translate(_CONTROL | _DIRECTIONS).encode("utf-8", "replace").decode("utf-8")
    return Content.styled(safe, style) if style else Content(safe)
