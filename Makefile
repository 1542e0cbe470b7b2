# relationcore. `make` alone lists the targets.
PYTHON ?= python3
export PYTHON
# Arguments for the program or for pytest: make run ARGS="--port 8400", make test ARGS="tests/core -x"
ARGS ?=
PY := .venv/bin/python
# Node comes from the path, else from the virtual environment. The program itself is started with the user's own path:
# it says how it can be called again.
test check bench evaluate sites: export PATH := $(PATH):$(CURDIR)/.venv/bin

.DEFAULT_GOAL := help
.PHONY: help run demo test check bench evaluate sites format clean setup-run setup-dev

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup-run:
	@sh tools/setup.sh run

setup-dev:
	@sh tools/setup.sh dev

run: setup-run ## install what is needed, start the server, print the link that opens the page
	@.venv/bin/relationcore serve $(ARGS)

demo: setup-run ## show everything with invented people, in a database that is gone at the end
	@.venv/bin/relationcore demo $(ARGS)

test: setup-dev ## run every test, real browsers included (installs what it needs where it can)
	@sh tools/setup.sh browsers
	@sh tools/setup.sh node
	@$(PY) -m pytest $(ARGS)

check: setup-dev ## format, lint and types of Python and JavaScript
	@sh tools/setup.sh node
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	npx --no-install tsc -p tsconfig.json
	npx --no-install eslint .
	npx --no-install web-ext lint --source-dir extension --no-config-discovery

bench: setup-dev ## measure the goals of docs/performance.md as ratios of one run and write that page
	@$(PY) -m tests.benchmarks $(ARGS)

evaluate: setup-dev ## measure the judgement on foreign networks and texts and write docs/judgement.md
	@$(PY) -m tests.judgement $(ARGS)

sites: setup-dev ## write docs/sites.md and print what both readers make of every saved page, field by field
	@.venv/bin/relationcore sites --markdown > docs/sites.md
	@$(PY) -m tests.sites.table $(ARGS)

format: setup-dev ## put the Python code into its one form
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format .

clean: ## remove what can be made again (never the database)
	@rm -rf .venv build dist node_modules web-ext-artifacts *.egg-info
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
