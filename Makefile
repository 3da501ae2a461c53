# Every target sets up what it needs. Name another Python with: make test PYTHON=/path/to/python3.11

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

DEMO := contracts/MSA-2024-017.docx

.DEFAULT_GOAL := help
.PHONY: help demo test check format lint types imports cov bench accuracy fixtures clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed  ## judge a drafted change to a contract of the fixture company
	@here=$$PWD; at=$$(mktemp -d); trap 'rm -rf "$$at"' EXIT; \
	cp -R fixtures/company fixtures/proposals "$$at" && cd "$$at/company" || exit 2; \
	echo '$$ depgraph impact $(DEMO) --proposed ../proposals/MSA-2024-017.docx'; \
	"$$here/$(BIN)/depgraph" impact $(DEMO) --proposed ../proposals/MSA-2024-017.docx; found=$$?; \
	test $$found -eq 1 || { echo "demo: expected findings (exit 1), got exit $$found" >&2; exit 1; }

test: $(VENV)/.installed-dev  ## run the tests
	@$(BIN)/python -m pytest

check: format-check lint types imports test  ## everything that must hold before a change lands

format: $(VENV)/.installed-dev  ## write the code in the one layout
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

.PHONY: format-check
format-check: $(VENV)/.installed-dev
	@$(BIN)/ruff format --check .

lint: $(VENV)/.installed-dev  ## ruff
	@$(BIN)/ruff check .

types: $(VENV)/.installed-dev  ## mypy, strict
	@$(BIN)/mypy

imports: $(VENV)/.installed-dev  ## the rooms depend one way
	@$(BIN)/lint-imports

cov: $(VENV)/.installed-dev  ## tests with line and branch coverage
	@$(BIN)/python -m pytest --cov=depgraph --cov=extractors --cov-branch --cov-report=term-missing:skip-covered

bench: $(VENV)/.installed-dev  ## speed: ratios against floors in one run (more: python -m tests.benchmarks --list)
	@$(BIN)/python -m compileall -q depgraph extractors
	@$(BIN)/python -m tests.benchmarks

accuracy: $(VENV)/.installed-dev  ## precision and recall on real documents (DEPGRAPH_CORPORA); writes build/accuracy.json
	@$(BIN)/python -m tests.accuracy

fixtures: $(VENV)/.installed-dev  ## write the binary fixtures again from their script
	@$(BIN)/python tests/fixture_makers/company.py

clean:  ## remove what the targets above made
	@rm -rf build dist $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage
	@find depgraph extractors tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/pip:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "depgraph needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(BIN)/pip
	@echo "installing depgraph into $(VENV) (once)" >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/pip
	@echo "installing depgraph and what its tests need into $(VENV) (once)" >&2
	@$(PIP) install --editable '.[dev]'
	@touch $(VENV)/.installed $@
