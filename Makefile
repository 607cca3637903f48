# make demo and make test do all the set-up; `make help` lists the rest.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
# Labelled reports and pairs, where there are some beside the project.
LABELLED ?= ../shared/data

.PHONY: help demo test archive-test lint types floors drift docs-check check eval alarms taken-in bench lock wheel clean

help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(RUN)  ## install, read the shipped reports, print what contradicts
	@$(BIN)/factdb demo

test: $(DEV)  ## install, run the whole suite on SQLite and PostgreSQL
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

archive-test: $(DEV)  ## install the extra archive (460 MB), run its tests
	$(PIP) install -q --require-hashes -r requirements-archive.txt
	$(BIN)/python -m pytest -q -rs tests/archive

check: lint types floors drift docs-check  ## everything CI asks besides the tests

lint: $(DEV)  ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)  ## mypy, strict
	$(BIN)/mypy

floors: $(DEV)  ## imports go down the floors only
	$(BIN)/lint-imports

drift: $(DEV)  ## tables and migrations agree, on SQLite and PostgreSQL
	$(BIN)/python -m tests.drift

docs-check: $(DEV)  ## the generated reference pages are those of this code
	$(BIN)/python -m factdb.cli.reference --check
	$(BIN)/python -m benchmarks.page --check

eval: $(DEV)  ## how right it is: on the shipped reports, and on labelled data where there is some
	@test -d $(LABELLED) || echo "skipped: no labelled data in $(LABELLED); make eval LABELLED=FOLDER names it"
	$(BIN)/factdb eval fixtures $(wildcard $(LABELLED)/statements $(LABELLED)/pairs $(LABELLED)/seed) \
	  --floors tests/floors.json --json eval.json

alarms: $(DEV)  ## false alarms at large: whole archives taken in, the findings held against verdicts
	$(BIN)/python -m benchmarks.alarms

taken-in: $(DEV)  ## labelled contradictions: how many ingestion finds by itself, and where it loses the others
	$(BIN)/python -m benchmarks.taken_in

bench: $(DEV)  ## every goal beside its baseline, into benchmarks/results.json; BENCH=--quick for form only
	$(BIN)/python -m benchmarks --date $$(date +%F) $(BENCH)
	$(BIN)/python -m benchmarks.page

lock:  ## lock the dependencies again, with hashes (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
	  --generate-hashes --no-header --no-annotate -q -o requirements.txt $(LOCK)
	uv pip compile pyproject.toml --group build --group dev --extra postgres --extra semantic -c requirements.txt \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  -o requirements-dev.txt $(LOCK)
	uv pip compile pyproject.toml --extra archive -c requirements-dev.txt \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  -o requirements-archive.txt $(LOCK)

wheel: $(DEV)  ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean:  ## forget what was installed and built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) install -q --require-hashes -r requirements.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.txt pyproject.toml | $(BIN)/python
	$(PIP) install -q --require-hashes -r requirements-dev.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@ $(RUN)
