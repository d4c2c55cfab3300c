"""The catalogues are compiled by a few lines of our own, and nobody is spoken to without them."""

from __future__ import annotations

import os
from gettext import GNUTranslations
from pathlib import Path

import pytest
from catalogues import Unreadable, compile_all, compiled

from cinema_game.cli.ending import ended
from cinema_game.language import _, current, use
from cx.message import catalogue

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'


def written(home: Path, *entries: str) -> Path:
    po = home / "game" / "locale" / "ru" / "LC_MESSAGES" / "words.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text("\n".join((HEAD, *entries)), "utf-8")
    return po


def spoken(po: Path) -> GNUTranslations:
    with po.with_suffix(".mo").open("rb") as file:
        return GNUTranslations(file)


def test_what_has_no_sure_words_stays_in_english(tmp_path: Path) -> None:
    po = written(
        tmp_path,
        '# Of the lobby.\nmsgid "Play"\nmsgstr ""\n"Иг"\n"рать"\n',
        '#, fuzzy\nmsgid "Leave"\nmsgstr "Остаться"\n',
        'msgid "Save"\nmsgstr ""\n',
    )
    compile_all(tmp_path)
    russian = spoken(po)
    assert [russian.gettext(word) for word in ("Play", "Leave", "Save")] == ["Играть", "Leave", "Save"]


def test_an_edited_catalogue_is_compiled_again_one_left_alone_is_not_and_one_gone_is_gone(
    tmp_path: Path,
) -> None:
    po = written(tmp_path, 'msgid "Play"\nmsgstr "Играть"\n')
    compile_all(tmp_path)
    mo = po.with_suffix(".mo")
    os.utime(mo, (1, 1))
    compile_all(tmp_path)
    assert mo.stat().st_mtime == 1
    written(tmp_path, 'msgid "Play"\nmsgstr "Сыграть"\n')
    compile_all(tmp_path)
    assert spoken(po).gettext("Play") == "Сыграть"
    po.unlink()
    compile_all(tmp_path)
    assert not list(mo.parent.iterdir())


@pytest.mark.parametrize(
    "fault",
    [
        'msgid "Play\nmsgstr "Играть"\n',
        'msgid "Play"\nmsgid "Leave"\nmsgstr "Играть"\n',
        'msgid "Play"\nmsgstr "Играть" again\n',
        'msgid "Play"\nmsgstr "Играть\\"\n',
        'msgid "Play"\nmsgstr "Играть"\n\nmsgid "Play"\nmsgstr "Сыграть"\n',
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path: Path, fault: str) -> None:
    po = written(tmp_path, fault)
    with pytest.raises(Unreadable, match=r"words\.po: .*(Play|Leave|Играть)"):
        compiled(po)


def test_without_compiled_sentences_nobody_is_spoken_to_in_half_a_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    po = written(tmp_path, 'msgid "Play"\nmsgstr "Играть"\n')
    monkeypatch.setattr("cx.message._FOLDERS", [po.parents[2]])
    catalogue.cache_clear()
    try:
        assert ended(speak_russian) == 2
        assert current() == "en"
        assert "words.mo is missing" in (told := capsys.readouterr().err)
        assert "make translations" in told
        compile_all(tmp_path)
        assert ended(speak_russian) == 0
        assert _("Play") == "Играть"
    finally:
        catalogue.cache_clear()


def speak_russian() -> int:
    use("ru")
    return 0
