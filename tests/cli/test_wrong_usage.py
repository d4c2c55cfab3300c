"""A command line that cannot be is answered in the person's language with what to do, and exit code 2."""

from __future__ import annotations

import pytest

from cinema_game.cli.app import run

MISTAKES = {
    "simulate": ("SCENARIO is missing", "Нужно указать СЦЕНАРИЙ"),
    "bots cinema": ("--saves is missing. Folder", "Нужно указать --saves. Папка"),
    "simulate cinema --customers abc": ("“abc” is not a whole number", "«abc» — не целое число"),
    "simulate cinema --customers 0": ("From 1 to 5000000", "от 1 до 5000000"),
    "simulate cinema --seed -1": ("-1 is out of range", "-1 не подходит"),
    "simulate cinema --format xml": ("Choose one of: table, json, csv", "Выберите из них: table, json, csv"),
    "simulate cinema --customer 5": ("you mean --customers", "имели в виду --customers"),
    "simulate cinema --frob 5": ("no option --frob", "Параметра --frob здесь нет"),
    "simulate cinema --seed": ("--seed needs a value", "После --seed нужно значение"),
    "simulate cinema --seed 1 --seed 2": ("more than once", "не один раз"),
    "simulate cinema --quiet=maybe": ("--quiet needs no value", "--quiet пишется без значения"),
    "nonsense": ("no command “nonsense”. The commands: play,", "Команды «nonsense» нет. Есть такие: play,"),
    "simlate cinema": ("you mean simulate", "имели в виду simulate"),
    "scenario nonsense": ("The commands: list, check", "Есть такие: list, check"),
    "scenario list more": ("“more” is one word more", "«more» — лишнее слово"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_mistake_is_explained(mistake: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    english, russian = MISTAKES[mistake]
    assert run((*mistake.split(), "--lang", language)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert (english if language == "en" else russian) in err
    assert err.count("\n") == 1
    assert "--help" in err


def test_a_language_that_does_not_exist_is_told_like_any_choice(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("simulate", "cinema", "--lang", "fr")) == 2
    assert "en, ru" in capsys.readouterr().err


def test_the_page_that_is_named_exists(capsys: pytest.CaptureFixture[str]) -> None:
    run(("scenario", "check"))
    page = capsys.readouterr().err.split("cinema-game ")[-1].split()
    assert run(page) == 0
    assert "SCENARIO" in capsys.readouterr().out
