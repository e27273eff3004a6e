# Every target sets up .venv by itself on first use. You need Python 3.11 or later and make, nothing else.
#   make demo    watch claimbot at work on a bundled stream of articles   (ARGS="--no-input --speed max")
#   make run     the bot with TELEGRAM_TOKEN, else a chat in the terminal
#   make test    the tests
#   make fuzz    the properties of reading on 100,000 made-up texts
#   make bench   the benchmarks
#   make eval    scores against evaluation sets, where there are some     (EVAL=folder)

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo run test fuzz lint types bench eval lock clean

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)
BIN := .venv/bin
EVAL ?= ../shared/eval
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install

help:
	@sed -n '2,7s/^# *//p' Makefile

.venv/made:
	@if [ -z "$(PYTHON)" ]; then \
	  if command -v python3 >/dev/null; then found=$$(python3 --version 2>&1); else found=none; fi; \
	  echo "claimbot needs Python 3.11 or later; found: $$found." >&2; \
	  echo "Install a newer one and run: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; fi
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "claimbot needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "The venv module of $(PYTHON) is missing. Debian and Ubuntu: sudo apt install python3-venv; then run make again." >&2; exit 1; }
	@rm -rf .venv && $(PYTHON) -m venv .venv && touch $@

.venv/runtime: .venv/made requirements.txt pyproject.toml
	@echo "Setting up (once, about half a minute) ..."
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: .venv/runtime requirements-dev.txt
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/bench: .venv/runtime requirements-bench.txt
	@$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@

demo: .venv/runtime
	@$(BIN)/claimbot demo $(ARGS)

run: .venv/runtime
	@$(BIN)/claimbot run $(ARGS)

test: .venv/dev
	@$(BIN)/python -m pytest $(ARGS)

fuzz: .venv/dev
	@FUZZ_EXAMPLES=$(or $(EXAMPLES),50000) $(BIN)/python -m pytest -q tests/claimbot/extract/test_any_text.py $(ARGS)

lint: .venv/dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: .venv/dev
	@$(BIN)/mypy

bench: .venv/bench
	@$(BIN)/python -m benchmarks $(ARGS)

eval: .venv/runtime
	@$(BIN)/python -m benchmarks.evaluate $(EVAL) $(ARGS)

lock: .venv/dev
	@PIP_TOOLS=$(BIN)/pip-compile sh requirements.sh

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build *.egg-info
