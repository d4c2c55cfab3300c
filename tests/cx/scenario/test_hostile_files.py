"""No file of anyone's makes a traceback, a hang or a blow-up: a sentence and its limit instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cx.scenario.reader import check_scenario
from cx.scenario.shelf import card

HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "only comments": (b"# nothing\n# yet\n", "the file is empty"),
    "only blanks": (b" \n\n  \n", "the file is empty"),
    "binary": (bytes(range(256)) * 40, "zero bytes"),
    "utf-16": ("id: a\n".encode("utf-16"), "UTF-16"),
    "windows-1251": ("id: a\ntitle: Кофейня у парка\n".encode("cp1251"), "it looks like Windows-1251"),
    "too large": (b"a: " + b"x" * 10_000_000, "2,000,000 bytes"),
    "deep flow": (b"[" * 100_000, "40 levels deep"),
    "deep block": (b"".join(b" " * depth + b"a:\n" for depth in range(300)), "40 levels deep"),
    "deep dashes": (b"- " * 50_000, "40 levels deep"),
    "alias bomb": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 108)),
        "200,000 values",
    ),
    "many aliases": (b"a: &a x\nb: [" + b",".join([b"*a"] * 5_000) + b"]\n", "500 references"),
    "alias in itself": (b"a: &a [*a]\n", "stands inside what it refers to"),
    "many keys": (b"".join(b"k%d: 1\n" % number for number in range(100_001)), "200,000 values"),
    "one key many times": (b"a: 1\n" * 20_000, "the key “a” is here twice"),
    "many colons": (b"a: b: c\n" * 20_000, "25 faulty lines"),
    "many tabs": (b"\ta: 1\n" * 20_000, "only the first 500 are told"),
    "quotes": (b'"' * 100_001, "quote"),
    "python tag": (b"a: !!python/object/apply:os.system [x]\n", "tags are not used"),
    "huge number": (b"format: " + b"9" * 100_000 + b"\n", "at most 15 digits"),
    "huge exponent": (b"difficulty: 1e99\n", "out of bounds"),
    "surrogate": (b'title: "\\ud800"\n', "backslash"),
    "a list": (b"- a\n- b\n", "not a list"),
    "a word": (b"hello\n", "not “hello”"),
    "a directive": (b"%FOO\n---\na: 1\n", "cannot be read"),
    "documents": (b"---\n" * 1_000, "a second document"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_gets_a_sentence_in_both_languages(name: str, tmp_path: Path) -> None:
    content, sentence = HOSTILE[name]
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    checked = check_scenario(path)
    assert checked.scenario is None
    assert any(sentence in str(found) for found in checked.diagnostics), checked.diagnostics[:3]
    for found in checked.diagnostics:
        assert found.said("ru") != found.said("en")
        assert "\n" not in found.said("ru")
    assert card(path).error is not None


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_foreign_line_ends_and_a_byte_order_mark_change_nothing(
    ends: str, lemonade: str, tmp_path: Path
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + lemonade.replace("\n", ends).encode())
    assert not check_scenario(path).diagnostics
    path.write_bytes(b"\xef\xbb\xbf" + lemonade.replace("[street]", "[streat]").replace("\n", ends).encode())
    (fault,) = check_scenario(path).diagnostics
    assert lemonade.split("\n")[fault.line - 1][fault.column - 1 :].startswith("street]")


def test_one_bad_byte_is_told_at_its_place_and_hides_nothing(lemonade: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(lemonade.replace("[street]", "[streat]").encode().replace("Дети".encode(), b"\xc4", 1))
    faults = check_scenario(path).diagnostics
    assert [fault.code for fault in faults] == ["CG002", "CG201"]
    assert lemonade.split("\n")[faults[0].line - 1][faults[0].column - 1 :].startswith("Дети")


def test_links_pipes_folders_and_what_is_not_there(tmp_path: Path, lemonade: str) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(lemonade, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(real)
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    sentences = {
        "link.yaml": "symbolic link",
        "pipe.yaml": "not an ordinary file",
        "folder.yaml": "no such file",
        "none.yaml": "no such file",
        "real.yaml/x": "no such file",
        "\0.yaml": "cannot be read",
        "x" * 5_000 + ".yaml": "cannot be read",
    }
    for name, sentence in sentences.items():
        (found,) = check_scenario(tmp_path / name).diagnostics
        assert sentence in str(found.message), name
        assert card(tmp_path / name).error is not None
    assert check_scenario("/dev/zero").scenario is None


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("os.open", refuse)
    assert "permission denied" in str(check_scenario(tmp_path / "case.yaml").diagnostics[0])


def test_memory_stays_bounded(tmp_path: Path) -> None:
    """An alias bomb of 10⁹ values and the largest allowed file, in a process that may use 600 MB."""
    (tmp_path / "bomb.yaml").write_bytes(HOSTILE["alias bomb"][0])
    (tmp_path / "keys.yaml").write_bytes(
        b"".join(b"k%d: 1\n" % number for number in range(190_000))[:1_990_000]
    )
    probe = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))\n"
        "from cx.scenario.reader import check_scenario\n"
        "for path in sys.argv[1:]: assert check_scenario(path).diagnostics\n"
    )
    paths = [str(tmp_path / "bomb.yaml"), str(tmp_path / "keys.yaml")]
    subprocess.run([sys.executable, "-c", probe, *paths], check=True)
