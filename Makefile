# Every target makes the environment that it needs in .venv; the second time is quick.
# Needed beforehand: Python 3.11 or later with its venv module (or uv), and make.

PY := .venv/bin/python
REMIT := .venv/bin/remit
UV := $(shell command -v uv 2>/dev/null || echo .venv/bin/uv)
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate
MAKEFLAGS += --no-print-directory
# Small numerical jobs are slower, and noisier, when spread over threads.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test check format guarantees bench encoder lock messages clean

help:  ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

demo: .venv/.run  ## Replay a small bilingual sample and show what the tool would have earned
	@$(REMIT) demo

test: .venv/.dev  ## All checks and tests, with a short form of the guarantees; under 5 minutes
	@$(MAKE) check
	@$(PY) -m pytest --ignore=tests/guarantees --cov --cov-report=term
	@$(PY) -m pytest tests/guarantees
	@echo "All good: checks, tests and the short guarantees passed."

check: .venv/.dev  ## Style, types, spelling and import contracts
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet . || { echo "Run 'make format'."; exit 1; }
	@$(PY) -m mypy
	@.venv/bin/codespell -D - -D .ci/british-spelling
	@.venv/bin/lint-imports --no-logo

format: .venv/.dev  ## Put the code into the house's layout
	@$(PY) -m ruff check --fix --quiet . || true
	@$(PY) -m ruff format .

guarantees: .venv/.dev  ## Simulate 2,000 and more seeded worlds per promise and count the broken ones
	@$(PY) -m benchmarks.guarantees $(ARGS)

bench: .venv/.bench  ## Print the figures with the peers beside them (ARGS="accuracy --peers none")
	@$(PY) -m benchmarks $(ARGS)

encoder: .venv/.encoder  ## Add the English encoder (90 MB, runs offline, no torch)

lock:  ## Renew the lock files, which name versions and hashes but no host
	@test -x "$(UV)" || { $(MAKE) .venv/bin/python && $(PY) -m pip install --quiet uv; }
	@$(COMPILE) pyproject.toml --group build -o requirements.lock
	@$(COMPILE) pyproject.toml --group build --extra dev -o requirements-dev.lock
	@$(COMPILE) pyproject.toml --group build --extra bench -c requirements-dev.lock \
	    -o requirements-bench.lock
	@$(COMPILE) --no-deps pyproject.toml --extra encoder --group model -c requirements-bench.lock \
	    -o requirements-encoder.lock

messages: .venv/.dev  ## Bring the Chinese catalogue up to date with the words in the code
	@$(PY) -m tools.messages

clean:  ## Remove everything that make has made
	rm -rf .venv .bench-cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment -----------------------------------------------------------------------------

.venv/bin/python:
	@sh scripts/environment .venv

.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	@sh scripts/install requirements.lock && touch $@

.venv/.dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@sh scripts/install requirements-dev.lock && touch $@ .venv/.run

.venv/.bench: requirements-bench.lock pyproject.toml | .venv/bin/python
	@sh scripts/install requirements-bench.lock && touch $@ .venv/.run

.venv/.encoder: requirements-encoder.lock | .venv/.run
	@sh scripts/install --no-deps requirements-encoder.lock && touch $@
