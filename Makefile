# Downslope. `make run` starts the app, `make check` runs what needs no browser, `make test` the whole suite; all make .venv and install what is missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
REPORT ?=
BENCHMARKS ?= engine stage losses gradients regularization race surfaces sweep sweep_page

.PHONY: help run check test lint bench picture clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: $(VENV)/.installed  ## start the app in the browser
	$(BIN)/streamlit run explorer_app.py

check: $(VENV)/.installed-dev  ## run the tests that need no browser, in about a minute
	$(BIN)/python -m pytest -n $(JOBS) --ignore=tests/browser $(if $(REPORT),--junitxml=$(REPORT))

test: $(VENV)/.installed-dev  ## run the whole suite, in a real browser too
	@$(BIN)/python scripts/ensure_chromium.py
	DOWNSLOPE_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(if $(REPORT),--junitxml=$(REPORT))

lint: $(VENV)/.installed-dev tools/node_modules/.installed  ## ruff, mypy, the layers; types and mistakes of the JavaScript
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/node tools/node_modules/typescript/bin/tsc --project jsconfig.json
	$(BIN)/node tools/node_modules/eslint/bin/eslint.js --config tools/eslint.config.mjs static

bench: $(VENV)/.installed-dev  ## measure the engine, the stage and every page
	@$(BIN)/python scripts/ensure_chromium.py
	@for each in $(BENCHMARKS); do echo; echo "python -m benchmarks.$$each"; $(BIN)/python -m benchmarks.$$each || exit 1; done

picture: $(VENV)/.installed-dev  ## make the README's pictures from the running app
	@$(BIN)/python scripts/ensure_chromium.py
	$(BIN)/python -m scripts.picture

clean:  ## remove .venv and all caches
	rm -rf $(VENV) tools/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Downslope needs Python 3.11 or newer, and \`$(PYTHON)\` is not. Name another one: make PYTHON=python3.11 run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. Install it, then try again: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# A stamp is older than its requirements when they have changed: only then is anything installed.
$(VENV)/.installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

# Only those who check the JavaScript need Node; it comes as a wheel, with the requirements for developers.
tools/node_modules/.installed: tools/package.json tools/package-lock.json | $(VENV)/.installed-dev
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --prefix tools --silent --no-audit --no-fund
	@touch $@
