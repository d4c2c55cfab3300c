"""Whatever is done to a file: sentences at places that exist, and errors exactly when it cannot be played."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cx.scenario.reader import check_scenario
from cx.scenario.shelf import card

LEMONADE = (Path(__file__).parents[2] / "data" / "scenarios" / "lemonade.yaml").read_text(encoding="utf-8")
LINES = LEMONADE.split("\n")
SNIPPETS = [
    *(
        "\t",
        ":",
        ": ",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        " #",
        "&a ",
        "*a",
        "!",
        "|",
        ">",
        "- ",
        "%",
        "@",
    ),
    *(
        "`",
        "\\",
        "?",
        "~",
        "\r",
        "\n",
        "---\n",
        "...\n",
        "<<: ",
        "no",
        "нет",
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\x07",
    ),
    *("😀", "é", "0,5", "-1", "1e99", ".nan", "  ", "id: ", "\ue000", "[[", "}}", "%YAML 1.1\n", "!!str "),
]


def check(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_bytes(content)
        checked = check_scenario(path)
        card(path)
    lines = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in checked.diagnostics:
        assert 1 <= found.line <= len(lines) + 1
        assert 1 <= found.column <= len(lines[min(found.line, len(lines)) - 1]) + 2
        for said in (found.said("en"), found.said("ru")):
            assert "\n" not in said
            assert "{" not in found.code
    refused = any(found.severity == "error" for found in checked.diagnostics)
    assert refused == (checked.scenario is None)
    order = [(found.line, found.column) for found in checked.diagnostics]
    assert order == sorted(order)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    text = LEMONADE
    for _ in range(draw(st.integers(1, 4))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(text)))
        number = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["insert", "cut", "drop", "double", "shift", "end"])):
            case "insert":
                text = text[:at] + draw(st.sampled_from(SNIPPETS)) + text[at:]
            case "cut":
                text = text[:at] + text[at + draw(st.integers(1, 12)) :]
            case "drop":
                text = "\n".join([*lines[:number], *lines[number + 1 :]])
            case "double":
                text = "\n".join([*lines[:number], draw(st.sampled_from(LINES)), *lines[number:]])
            case "shift":
                lines[number] = " " * draw(st.integers(0, 5)) + lines[number].lstrip(" ")
                text = "\n".join(lines)
            case _:
                text = text[:at]
    return text


QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(mutations())
def test_a_mutated_scenario(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))


@QUICK
@given(st.binary(max_size=400))
def test_random_bytes(content: bytes) -> None:
    check(content)


@QUICK
@given(
    st.lists(
        st.sampled_from([*SNIPPETS, "a", "id", "title", "stages", "x: y", "\n", "\n  "]), max_size=40
    ).map("".join)
)
def test_yaml_soup(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))
