"""Cases made by mutation: told in sentences or played, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
PROBE = """
import contextlib, io, resource, signal, sys
sys.path.insert(0, sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from pathlib import Path
from hostile_cases import hostile
from scenario_texts import acting
from cinema_game.cli.app import run
from cx.scenario import places
from cx.scenario.diagnostics import formatted
from cx.scenario.reader import check_scenario

def told(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(arguments)
    assert not acting(out.getvalue() + err.getvalue()), arguments
    assert code in (0, 1), (seed, arguments, err.getvalue())
    return code

played = 0
for seed in range(*map(int, sys.argv[3:5])):
    signal.alarm(60)
    path = Path(sys.argv[2]) / f"case{seed}.yaml"
    path.write_text(hostile(seed), "utf-8")
    checked = check_scenario(path)
    for language in ("en", "ru"):
        assert not acting(formatted(checked.diagnostics, "text", language)), seed
    if checked.scenario is None:
        assert any(found.severity == "error" for found in checked.diagnostics), seed
        continue
    played += 1
    assert told("simulate", str(path), "--customers", "60", "--rounds", "1") == 0
    places.shipped = lambda: {checked.scenario.id: path}  # Reports look for a case by its id.
    saves = f"{sys.argv[2]}/saves{seed}"
    told("bots", str(path), "--saves", saves, "--teams", "1", "--customers", "100", "--quiet")
    assert told("report", saves, "--out", f"{sys.argv[2]}/reports{seed}", "--quiet") == 0, seed
print(played)
"""


def test_whatever_is_done_to_a_case_ends_in_a_sentence_or_a_game(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(HERE), str(tmp_path), "0", "60"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    assert int(done.stdout) >= 5
