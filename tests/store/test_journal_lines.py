"""A line of the journal is exactly what was written, or nothing."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cinema_game.store import journal
from cinema_game.store.errors import TooNew

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
scalar = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text
value = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["crc", "a"]), inner),
    max_leaves=5,
)
plain = st.dictionaries(text, value, max_size=3)


@given(st.lists(plain, min_size=1, max_size=5))
def test_what_is_written_is_read(actions: list[dict[str, object]]) -> None:
    data = b""
    before = None
    for n, action in enumerate(actions, start=1):
        data += journal.encode(n, action, before)
        before = action
    found = journal.read(data)
    assert list(found.actions.values()) == actions
    assert found.tidy
    assert not found.spoilt
    assert not found.broken_off


@given(plain, plain, st.data())
def test_an_overwritten_line_is_told_by_the_next(
    first: dict[str, object], second: dict[str, object], data: st.DataObject
) -> None:
    line = journal.encode(1, first, None)
    place = data.draw(st.integers(0, len(line) - 2))
    noise = data.draw(st.binary(min_size=1, max_size=20))
    spoilt = line[:place] + noise + line[place + len(noise) :]
    found = journal.read(spoilt + journal.encode(2, second, first))
    assert 2 in found.actions or not spoilt.endswith(b"\n")
    assert found.actions.get(1, first) == first
    assert found.actions.get(2, second) == second


@given(st.binary(max_size=300))
def test_noise_is_no_line(noise: bytes) -> None:
    assert journal.decode(noise) is None


def sealed(body: bytes) -> bytes:
    return b'{"crc":"%08x",' % zlib.crc32(body) + body


@pytest.mark.parametrize(
    "body",
    [
        b'"format":1,"n":0,"action":{},"before":null}',
        b'"format":1,"n":1.0,"action":{},"before":null}',
        b'"format":1,"n":1,"action":[],"before":null}',
        b'"format":1,"n":1,"action":{},"before":3}',
        b'"format":0,"n":1,"action":{},"before":null}',
        b'"n":1,"action":{},"before":null}',
        b'"format":1',
        b'"a":' + b"[" * 100_000,
        b'"a":' + b"9" * 5_000 + b"}",
    ],
)
def test_a_sealed_line_of_nonsense_is_no_line(body: bytes) -> None:
    assert journal.decode(sealed(body)) is None


def test_a_sealed_line_of_a_later_format_is_named() -> None:
    with pytest.raises(TooNew, match="format 7"):
        journal.decode(sealed(b'"format":7,"anything":"else"}'))


def test_a_line_is_json_that_anybody_can_read() -> None:
    line = journal.encode(2, {"text": "Ёж\n2"}, {"id": "1"})
    assert line.count(b"\n") == 1
    assert json.loads(line)["action"] == {"text": "Ёж\n2"}
    assert "Ёж" in line.decode()
