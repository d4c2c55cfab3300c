# make play   runs the game        make test   passes the tests
# Both build .venv from a lock file with hashes; nothing else is needed.
PYTHON ?= python3
BIN := .venv/bin
INSTALL = if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) \
	    && uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) \
	    && $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi

.PHONY: play test check lint golden bench lock translations clean

play: .venv/play.stamp
	@$(BIN)/cinema-game

test: .venv/test.stamp
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("cinema-game needs Python 3.11 or newer; this is %d.%d. Try: make play PYTHON=python3.12" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/play.stamp: requirements/play.lock pyproject.toml | .venv/bin/python
	@echo "Setting up (once) ..."
	@$(call INSTALL,requirements/play.lock)
	@touch $@

.venv/test.stamp: requirements/test.lock pyproject.toml | .venv/bin/python
	@echo "Setting up (once) ..."
	@$(call INSTALL,requirements/test.lock)
	@$(BIN)/python tests/get_browser.py
	@touch $@

# Renews the golden figures (tests/golden) and prints what moved; ERRORS=again reckons their errors anew.
golden: .venv/test.stamp
	@$(BIN)/python tests/golden/renew.py $(ERRORS)

# How fast the model is, against floors measured in the same run.
bench: .venv/play.stamp
	@$(BIN)/cinema-game bench

# Regenerates both locks for every platform and Python the project supports (needs uv).
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  pyproject.toml requirements/build.in -o requirements/play.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  pyproject.toml requirements/build.in --group test -o requirements/test.lock

# Compiles every catalogue (cinema_game/locale, cx/locale) after a .po was edited; the date is fixed, so that
# what was not edited stays the same file.
translations: .venv/test.stamp
	@$(BIN)/python -c 'import sys; from datetime import UTC, datetime; from babel.messages.mofile import write_mo; \
	  from babel.messages.pofile import read_po; \
	  read = {po: read_po(open(po, "rb"), locale="ru") for po in sys.argv[1:]}; \
	  [setattr(words, "creation_date", datetime(2026, 1, 1, tzinfo=UTC)) for words in read.values()]; \
	  [write_mo(open(po[:-2] + "mo", "wb"), words) for po, words in read.items()]' \
	  $$(find cinema_game/locale cx/locale -name '*.po')

clean:
	rm -rf .venv build dist
