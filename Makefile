# Needs Python 3.11 or later and make, nothing else; with uv on the path, `setup` takes seconds.
# PYTHON=python3.13 chooses the interpreter of a new .venv.

PYTHON ?=
COVERAGE ?= 95
WORKERS ?= auto
LOCK_FLAGS ?=

BIN := .venv/bin
SETUP := .venv/.complete
BROKEN := $(shell $(BIN)/python --version >/dev/null 2>&1 || echo broken)

export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.SILENT:
.PHONY: help setup demo test check lint format mypy pyright generated tree generate bench lock clean broken

help: ## List these targets
	awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s  %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(SETUP) ## Build .venv from the lock, or bring it up to date

demo: $(SETUP) ## Run the example against the local sandbox
	$(BIN)/python examples/demo.py

test: $(SETUP) ## Run the tests and doctests, with branch coverage of at least COVERAGE per cent
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n $(WORKERS) --dist loadfile --max-worker-restart 0
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report --fail-under=$(COVERAGE)

check: lint format mypy pyright generated tree ## Check lint, formatting, types, generated code, the lock and the tree

lint: $(SETUP)
	$(BIN)/python -m ruff check .

format: $(SETUP)
	$(BIN)/python -m ruff format --check --output-format concise .

mypy: $(SETUP)
	$(BIN)/python -m mypy

pyright: $(SETUP)
	$(BIN)/python -m pyright

generated: $(SETUP)
	$(BIN)/python -m codegen --check
	$(BIN)/python scripts/sandbox_page.py --check

tree: $(SETUP)
	$(BIN)/python scripts/check_tree.py

generate: $(SETUP) ## Write operations/, models/, resources/ and their page anew (needs Ramp's documents: RAMP_API_SPEC)
	$(BIN)/python -m codegen
	$(BIN)/python scripts/sandbox_page.py

bench: $(SETUP) ## Run the benchmarks
	$(BIN)/python -m benchmarks

lock: ## Bring requirements-dev.txt in step with pyproject.toml (needs uv; LOCK_FLAGS=--upgrade for the newest)
	command -v uv >/dev/null || { echo "make lock needs uv" >&2; exit 1; }
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --annotation-style line --custom-compile-command 'make lock' \
	  --extra all --group dev --group bench --output-file requirements-dev.txt $(LOCK_FLAGS) pyproject.toml

clean: ## Remove .venv and everything else that can be built again
	rm -rf .venv .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SETUP): requirements-dev.txt pyproject.toml $(BROKEN)
	sh scripts/build_venv.sh $@ $(PYTHON)

broken: ;
