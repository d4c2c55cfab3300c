"""Texts that have broken screens, exports or paths somewhere; every wall is tried with all of them."""

from __future__ import annotations

MARKUP = [
    "[red]x[/]", "[/]", "[/red]", "[@click=app.quit]x[/]", "[@click=app.x(]", '[link="http://e"]x[/]', "[red",
    "abc\\", "\\[x", ":boom:", "$name",
]  # fmt: skip
ESCAPES = [
    "\x1b]0;title\x07", "\x1b]52;c;YWJj\x07", "\x1b]8;;http://e\x1b\\x\x1b]8;;\x1b\\", "\x1b[2J", "\x9b2J",
    "a\x00b", "a\x07b", "a\x08b",
]  # fmt: skip
DIRECTIONS = ["a\u202eb", "a\u202ab", "a\u2066b\u2069", "\u2068x"]
INVISIBLE = ["a\u200bb", "\ufeffab", "a\u2060b", "a\u00adb", "a\u200db", "a\u200fb", "\u3164a"]
BLANK = ["", " ", "\t", "\n\r\n", "\u200b", "\ufeff", "\u3164\u2800", "\u00a0\u2003", "\u0301", " \u0301 "]
BROKEN = ["a\ud800b", "\udfff", "a\uffff"]
TOWERS = ["e" + "\u0301\u0302\u0308\u0316\u0317" * 8, "x" + "\u20dd" * 40]
LONG = ["x" * 10_000, "я" * 300, "\u200b" * 10_000]
PATHS = ["../x", "../../x", "/etc/x", "CON", "a.", "a:b", "C:\\x", "~root", "-rf"]
FORMULAS = ["=1+1", "+cmd", "-2+3", "@SUM", "\t=1", "＝1", "＋1", 'a,b"c', "a\nb", "a\rb"]
WEB = ["<script>alert(1)</script>", '" onload="x', "&lt;b&gt;", "{{ 7*7 }}", "{0.__class__}", "%s%n"]
WIDE = ["漢字かな交じり文", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "1️⃣", "Кинотеатр «Ёлка»", "שלום", "مرحبا", "Việt", "ก็ที่"]

CORPUS = [
    *MARKUP, *ESCAPES, *DIRECTIONS, *INVISIBLE, *BLANK, *BROKEN, *TOWERS, *LONG,
    *PATHS, *FORMULAS, *WEB, *WIDE,
]  # fmt: skip
"""All of them; none may crash anything, each is either shown as plain text or refused with a sentence."""

REFUSED = [*ESCAPES, *DIRECTIONS, *BLANK, *BROKEN, *TOWERS, *LONG]
"""Those that a name must refuse."""

TAKEN = [*MARKUP, *INVISIBLE, *PATHS, *FORMULAS, *WEB, *WIDE]
"""Those that a line takes, cleaned."""
