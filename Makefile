# Every command of the project. Each sets up what it needs and is quick when nothing changed.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
RUN := PYTHONPATH=lambda:. $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: help setup talk models understand check test lock clean serve pictures screenshots run bench

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.ready: requirements-dev.txt simulator/node/package-lock.json
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found." >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt >&2
	@$(RUN) -m simulator.learn interaction_model
	@$(RUN) -m simulator.node
	@touch $@

setup: $(VENV)/.ready  ## install everything into .venv/

run: setup  ## serve the local Alexa as a web page (PORT=8080)
	@$(RUN) -m simulator.web

talk: setup  ## talk to the skill in this terminal (USER_FILE= keeps its memory)
	@$(RUN) -m simulator

models: setup  ## assemble the interaction models from what people say
	@$(RUN) -m interaction_model.assemble

understand: setup  ## measure how well people are understood, in every locale
	@$(RUN) -m tests.understanding

serve: setup  ## the skill as a web endpoint (SKILL_ID= names the only skill it answers)
	@$(RUN) -m gunicorn --config python:webservice.gunicorn_conf

check: setup  ## content, model, manifest, types and lint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(RUN) -m checks

test: check  ## all checks and tests
	@$(BIN)/python -m pytest

# A package that was built is measured as it is; without one the source, compiled likewise.
bench: setup  ## measure the speed, as ratios against two reference skills (ROUNDS=)
	@$(RUN) -m bench $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(wildcard build/lambda),--package build/lambda)

screenshots: setup  ## draw every screen at every size into build/screens/
	@$(RUN) -m tests.browser.screenshots

pictures: setup  ## draw the pictures from their poses, into lambda/content/pictures.json
	@$(RUN) -m drawings

lock: setup  ## renew the locks from pyproject.toml and simulator/node/package.json
	@$(PYTHON) -m venv --clear $(VENV)/lock && $(VENV)/lock/bin/pip install --quiet uv
	@for lock in "lambda/requirements.txt" "webservice/requirements.txt --group webservice" \
	  "requirements-dev.txt --group dev"; do \
	  set -- $$lock; out=$$1; shift; \
	  $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --upgrade $$@ pyproject.toml -o $$out; done
	@cd simulator/node && ../../$(BIN)/npm update --package-lock-only --ignore-scripts

clean:  ## remove what the commands made
	@rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
