# make play   runs the game        make test   passes the tests
# Both build .venv from a lock file with hashes, with Python's own pip; nothing else is needed.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: play test ready check lint fresh floods golden bench lock translations clean

play:
	@$(PYTHON) requirements/set_up.py play
	@$(BIN)/cinema-game

test: ready
	@env -u PYTEST_ADDOPTS $(BIN)/python -m pytest -n 2 --dist worksteal

ready:
	@$(PYTHON) requirements/set_up.py test

lint: ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

# What a newcomer's machine does: both locks, the game's first screen, and a plain `pip install .`, all from nothing.
fresh: ready
	@$(BIN)/python tests/fresh_machine.py

# 200 floods of 1,000 keys that wait for nothing, in the real program under load: an hour or two.
floods: ready
	@$(BIN)/python tests/floods.py

# Renews the golden figures (tests/golden) and prints what moved; ERRORS=again reckons their errors anew.
golden: ready
	@$(BIN)/python tests/golden/renew.py $(ERRORS)

# How fast the model is, against floors measured in the same run: make bench OPTIONS=--quick
bench:
	@$(PYTHON) requirements/set_up.py play
	@$(BIN)/python -m benchmarks $(OPTIONS)

# Regenerates both locks for every platform and Python the project supports. Extras stay written out
# (coverage[toml]): the pip that comes with Python 3.11 wants the hash of each name just as it is asked for.
LOCKING := $(or $(TMPDIR),/tmp)/cinema-game-locking
COMPILE := $(LOCKING)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras \
	  --no-header --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml requirements/build.in
lock:
	@$(PYTHON) -m venv --clear $(LOCKING)
	@$(LOCKING)/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) -o requirements/play.lock
	$(COMPILE) --group test -o requirements/test.lock
	@rm -r $(LOCKING)

# Compiles every catalogue (cinema_game/locale, cx/locale) after a .po was edited; every set-up does it too.
translations:
	@$(PYTHON) requirements/catalogues.py

clean:
	rm -rf .venv build dist
