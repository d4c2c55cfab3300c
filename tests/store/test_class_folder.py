"""A folder of saves for those who judge: what can be judged, and a sentence for whatever cannot."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from class_of_two import log
from tiny import TINY

from cinema_game.facilitation.rubric_file import load_rubric
from cinema_game.store.class_folder import read_class
from cinema_game.store.document import Document, encode
from cinema_game.store.errors import NotFound
from cinema_game.store.marks import FOLDER, Marks
from cinema_game.store.reading import JOURNAL
from cinema_game.store.snapshot import NAME
from cinema_game.store.workshops import Cases, workshops
from cinema_game.workshop import actions as do


@pytest.fixture
def cases() -> Cases:
    found = Cases()
    found.add(TINY)
    return found


def keep(folder: Path, cases: Cases, id_: str, actions: list[do.Action]) -> None:
    with workshops(folder, cases).create(actions[0], id_) as workshop:
        assert [refusal for refusal in workshop.do_all(actions[1:]) if refusal] == []


def begun(**changes: object) -> list[do.Action]:
    first, *rest = log()
    return [first.model_copy(update=changes), *rest]


def test_saves_of_all_kinds_are_judged_or_told_why_not(tmp_path: Path, cases: Cases) -> None:
    keep(tmp_path, cases, "good", log("Owls"))
    keep(tmp_path, cases, "changed", begun(team="Larks", fingerprint="of another day"))
    keep(tmp_path, cases, "sandbox", begun(mode="sandbox")[:1])
    keep(tmp_path, cases, "damaged", log("Crows"))
    for path in (tmp_path / "damaged").iterdir():
        if path.name != "lock":
            path.write_bytes(path.read_bytes()[:40].replace(b'"', b"'"))
    keep(tmp_path, cases, "newer", log("Rooks"))
    whole = encode(Document(9, {})).replace(b'"format":1', b'"format":2')
    for name in (NAME, NAME + ".bak"):
        (tmp_path / "newer" / name).write_bytes(resealed(whole))
    keep(tmp_path, cases, "elsewhere", log("Daws"))
    journal = tmp_path / "elsewhere" / JOURNAL
    lost = Cases()
    lost.add(TINY.model_copy(update={"id": "lost"}))
    keep(tmp_path, lost, "missing", begun(team="Jays", scenario="lost"))
    Marks(tmp_path).open("Vera", load_rubric()).close()
    (tmp_path / "notes.txt").write_text("not a save")

    found = read_class(tmp_path, cases)
    assert [team.id for team in found.teams] == ["elsewhere", "good"]
    assert journal.exists()
    told = {one.id: one.why for one in found.left_out}
    assert set(told) == {"changed", "damaged", "missing", "newer", "sandbox"}
    for id_, words in (
        ("changed", "is not the one"),
        ("sandbox", "sandbox"),
        ("newer", "newer version"),
        ("missing", "cannot be read here"),
    ):
        assert words in str(told[id_])
    assert all(sentence.in_("ru") != sentence.in_("en") for sentence in told.values())
    assert FOLDER not in told
    again = read_class(tmp_path, cases, changed=True)
    assert [team.id for team in again.teams] == ["changed", "elsewhere", "good"]


def test_a_changed_scenario_that_lost_what_was_chosen_is_told(tmp_path: Path, cases: Cases) -> None:
    keep(tmp_path, cases, "played", log())
    less = Cases()
    less.add(TINY.model_copy(update={"interventions": TINY.interventions[:2]}))
    (one,) = read_class(tmp_path, less, changed=True).left_out
    assert "no longer in it" in str(one.why)
    assert one.name == "Owls"


def resealed(data: bytes) -> bytes:
    """A file of another format that vouches for itself."""
    from hashlib import sha256
    from re import search

    head = search(rb'"sha256":"([0-9a-f]{64})"', data)
    assert head is not None
    digest = sha256(data[: head.start(1)] + data[head.end(1) :]).hexdigest().encode()
    return data[: head.start(1)] + digest + data[head.end(1) :]


def test_a_save_whose_end_is_torn_is_judged_with_a_notice(tmp_path: Path, cases: Cases) -> None:
    keep(tmp_path, cases, "torn", log())
    journal = tmp_path / "torn" / JOURNAL
    journal.write_bytes(journal.read_bytes() + b'{"crc":"0000')
    (team,) = read_class(tmp_path, cases).teams
    assert team.notices


def test_one_save_alone_is_named_by_its_folder(tmp_path: Path, cases: Cases) -> None:
    for id_ in ("a", "b"):
        keep(tmp_path, cases, id_, log(id_ * 3))
    found = read_class(tmp_path / "b", cases)
    assert [team.id for team in found.teams] == ["b"]
    assert found.folder == tmp_path


def test_reading_changes_no_byte_even_while_it_is_played(tmp_path: Path, cases: Cases) -> None:
    actions = log()
    with workshops(tmp_path, cases).create(actions[0], "open") as workshop:
        workshop.do_all(actions[1:])
        before = {path: path.read_bytes() for path in (tmp_path / "open").iterdir()}
        (team,) = read_class(tmp_path, cases).teams
        assert team.state == workshop.state
        assert {path: path.read_bytes() for path in (tmp_path / "open").iterdir()} == before
    copy = shutil.copytree(tmp_path, tmp_path.parent / "copy")
    assert [team.state for team in read_class(copy, cases).teams] == [team.state]


@pytest.mark.parametrize("name", ["", "nothing", "empty"])
def test_where_nothing_is_saved_a_sentence_says_so(tmp_path: Path, cases: Cases, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFound, match="no saved workshop"):
        read_class(tmp_path / name, cases)
