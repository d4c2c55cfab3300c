"""The TinyDB storage: an ordinary TinyDB to its user, and to stock TinyDB."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage

from cinema_game.store import storage
from cinema_game.store.document import Document, decode, encode
from cinema_game.store.errors import Damaged, TooNew
from cinema_game.store.storage import SafeStorage


def test_stock_tinydb_can_open_the_file(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "db.json", storage=SafeStorage) as db:
        db.insert({"name": "Ёлка"})
        db.table("marks").insert({"mark": 5})
    with TinyDB(tmp_path / "db.json", storage=JSONStorage, encoding="utf-8") as stock:
        assert stock.all() == [{"name": "Ёлка"}]
        assert stock.table("marks").all() == [{"mark": 5}]
        (header,) = stock.table("_header").all()
        assert header["format"] == 1
        assert header["generation"] == 2


def test_text_is_kept_readable_in_utf_8(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "db.json", storage=SafeStorage) as db:
        db.insert({"name": "Ёлка 👍"})
    assert "Ёлка 👍" in (tmp_path / "db.json").read_text(encoding="utf-8")


def test_every_change_is_a_generation_and_the_one_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=SafeStorage) as db:
        for number in range(3):
            db.insert({"number": number})
    assert decode(path.read_bytes()).generation == 3
    assert decode(storage.backup(path).read_bytes()).generation == 2
    assert not path.with_name("db.json.tmp").exists()
    assert path.stat().st_ino != storage.backup(path).stat().st_ino


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b"{}", b'{"_default":{"1":{"a":1}}}'])
def test_a_file_that_is_not_ours_is_never_taken_for_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        TinyDB(path, storage=SafeStorage)
    assert path.read_bytes() == content


def test_a_damaged_file_falls_back_and_is_set_aside_never_over_the_good_one(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=SafeStorage) as db:
        db.insert({"a": 1})
        db.insert({"a": 2})
    spoilt = path.read_bytes()[:-5]
    for _ in range(2):
        path.write_bytes(spoilt)
        with TinyDB(path, storage=SafeStorage) as db:
            assert len(db) >= 1
            db.insert({"a": 3})
        assert decode(storage.backup(path).read_bytes()).tables["_default"]["1"] == {"a": 1}
    assert [p.read_bytes() for p in sorted(tmp_path.glob("db.damaged-*.json"))] == [spoilt, spoilt]


def test_what_is_refused_leaves_the_last_generation(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=SafeStorage) as db:
        db.insert({"a": 1})
        before = path.read_bytes()
        for bad in (float("nan"), float("-inf"), "\ud800", {1: 2}):
            with pytest.raises(ValueError, match=r"."):
                db.insert({"a": bad})
            assert path.read_bytes() == before


def test_changes_made_together_are_one_generation_or_none(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    kept = SafeStorage(path)
    with TinyDB(path, storage=lambda _: kept) as db:
        with kept.together():
            db.insert({"a": 1})
            db.table("other").insert({"b": 1})
        assert decode(path.read_bytes()).generation == 1
        with pytest.raises(ValueError, match="JSON"), kept.together():
            db.insert_multiple([{"a": 2}, {"a": float("nan")}])
        assert len(db) == 1
        with kept.together():
            pass
    assert decode(path.read_bytes()).tables == {"_default": {"1": {"a": 1}}, "other": {"1": {"b": 1}}}


def test_nothing_together_is_an_empty_file(tmp_path: Path) -> None:
    kept = SafeStorage(tmp_path / "db.json")
    assert kept.read() is None
    with kept.together():
        pass
    assert decode((tmp_path / "db.json").read_bytes()) == Document(1, {})


def test_documents_that_are_handed_out_are_nobodys_aliases(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "db.json", storage=SafeStorage) as db:
        db.insert({"a": 1})
        db.all()[0]["a"] = 99
        first = db.get(doc_id=1)
        assert isinstance(first, dict)
        first["a"] = 77
        assert db.all() == [{"a": 1}]


def test_numbers_of_any_length_make_a_valid_header() -> None:
    for generation in (1, 9, 10, 10**11):
        data = encode(Document(generation, {"t": {"1": {}}}))
        assert json.loads(data)["_header"]["1"]["generation"] == generation
        assert decode(data).generation == generation


def test_what_json_would_change_is_refused() -> None:
    with pytest.raises(ValueError, match="read back"):
        encode(Document(1, {"t": {"1": {"tuple": (1, 2)}}}))


def test_every_bit_of_the_header_is_under_the_checksum() -> None:
    data = encode(Document(12, {"t": {"1": {"a": 1}}}))
    for place in range(len(data)):
        for bit in range(8):
            spoilt = bytearray(data)
            spoilt[place] ^= 1 << bit
            with pytest.raises(Damaged):
                decode(bytes(spoilt))


def sealed(format: int, rest: bytes) -> bytes:
    import hashlib

    start = b'{"_header":{"1":{"format":%d,"generation":1,"sha256":"' % format
    digest = hashlib.sha256(start + b'"}}' + rest).hexdigest().encode()
    return start + digest + b'"}}' + rest


def test_a_whole_file_of_a_later_format_is_told_from_a_damaged_one() -> None:
    with pytest.raises(TooNew):
        decode(sealed(2, b",whatever comes then"))
    for rest in (b",nonsense", b',"a":' + b"[" * 100_000, b',"a":' + b"9" * 5_000 + b"}"):
        with pytest.raises(Damaged):
            decode(sealed(1, rest))


@pytest.mark.parametrize("rest", [b',"a":5}', b',"a":{"1":5}}', b',"a":[]}'])
def test_tables_that_are_none_are_damage(rest: bytes) -> None:
    with pytest.raises(Damaged):
        decode(sealed(1, rest))


rows = st.dictionaries(
    st.sampled_from(["a", "b"]),
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    min_size=1,
)
steps = st.lists(
    st.tuples(st.sampled_from(["insert", "update", "remove", "table", "truncate", "reopen"]), rows),
    max_size=12,
)


@settings(deadline=None, max_examples=35)
@given(steps)
def test_it_behaves_as_stock_tinydb_that_nothing_happens_to(
    plan: list[tuple[str, dict[str, object]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = {SafeStorage: Path(folder) / "ours.json", JSONStorage: Path(folder) / "stock.json"}
        both = [TinyDB(path, storage=kind) for kind, path in places.items()]
        for step, row in plan:
            if step == "reopen":
                for db in both:
                    db.close()
                both = [TinyDB(path, storage=kind) for kind, path in places.items()]
            for db in both:
                match step:
                    case "insert":
                        db.insert(row)
                    case "update":
                        db.update(row, where("a").exists())
                    case "remove":
                        db.remove(where("b").exists())
                    case "table":
                        db.table("other").insert(row)
                    case "truncate":
                        db.truncate()
            ours, stock = both
            assert ours.all() == stock.all()
            assert ours.table("other").all() == stock.table("other").all()
            assert [row.doc_id for row in ours] == [row.doc_id for row in stock]
        for db in both:
            db.close()
