# Every command of the project. Each sets up what it needs and is quick when nothing changed.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
RUN := PYTHONPATH=lambda:. $(BIN)/python
TEMPLATE := infrastructure/template.yaml

.DEFAULT_GOAL := help
.PHONY: help setup talk models understand check test lock clean serve pictures screenshots run \
  package bench icons certify owner audit reference coverage mutate

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.ready: requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found." >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt >&2
	@$(RUN) -m simulator.learn interaction_model/en-US.json
	@touch $@

# One locale is enough to begin with; the others are learnt when somebody speaks them, or here.
$(VENV)/.learnt: $(VENV)/.ready $(wildcard interaction_model/*.json)
	@$(RUN) -m simulator.learn $(wildcard interaction_model/*.json)
	@touch $@

$(VENV)/aws/.ready: infrastructure/requirements.txt $(VENV)/.ready
	@echo "Setting up $(VENV)/aws, the tools of AWS ..." >&2
	@$(PYTHON) -m venv --clear $(VENV)/aws
	@$(VENV)/aws/bin/python -m pip install --quiet --disable-pip-version-check --no-compile \
	  --no-deps --require-hashes -r infrastructure/requirements.txt >&2
	@$(RUN) -c "from infrastructure.function import fetch; fetch()"
	@$(RUN) -c "from tests.runtime.pythons import fetch; fetch()"
	@touch $@

# What draws screens has a stamp of its own: where it could not be had, it is tried again.
$(VENV)/.screens: $(VENV)/.ready simulator/node/package-lock.json
	@if $(RUN) -m simulator.node; then touch $@; fi

setup: $(VENV)/.ready $(VENV)/.learnt $(VENV)/.screens $(VENV)/aws/.ready  ## install everything into .venv/

run: $(VENV)/.ready $(VENV)/.screens  ## serve the local Alexa as a web page (PORT=8080)
	@$(RUN) -m simulator.web

talk: $(VENV)/.ready  ## talk to the skill in this terminal (USER_FILE= keeps its memory)
	@$(RUN) -m simulator

models: $(VENV)/.ready  ## assemble the interaction models from what people say
	@$(RUN) -m interaction_model.assemble

reference: $(VENV)/.ready  ## write docs/reference.md: each intent, topic, routine and field of the content
	@$(RUN) -m reference

understand: $(VENV)/.ready  ## measure how well people are understood, in every locale
	@$(RUN) -m tests.understanding

serve: $(VENV)/.ready  ## the skill as a web endpoint (SKILL_ID= names the only skill it answers)
	@$(RUN) -m gunicorn --config python:webservice.gunicorn_conf

check: lint types content template  ## content, model, manifest, template, types and lint

# The parts of `check`: side by side with `make -j2`.
.PHONY: lint types content template
lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

content: setup
	@$(RUN) -m checks

template: setup
	@$(VENV)/aws/bin/cfn-lint --include-checks I --template $(TEMPLATE)
	@SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=us-east-1 $(VENV)/aws/bin/sam validate --lint \
	  --template $(TEMPLATE) >/dev/null

# Tests of a file stay together, for they share what they made; the small files come last, to fill up.
# Some run make themselves: without MAKEFLAGS, lest they wait for a `make -j2` around them.
TOGETHER := -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test: check $(VENV)/.screens  ## all checks and tests
	@MAKEFLAGS= $(BIN)/python -m pytest $(TOGETHER)

coverage: $(VENV)/.screens  ## which of our lines and branches no test reaches; fails below 95 %
	@mkdir -p build/coverage
	@$(BIN)/python -m coverage erase
	@MAKEFLAGS= $(BIN)/python -m coverage run -m pytest $(TOGETHER)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report

mutate: $(VENV)/.ready  ## change the domain and the safety code, to see that a test fails (PART=)
	@$(RUN) -m tests.mutation $(PART)

package: $(VENV)/.ready  ## what is deployed to AWS, into build/ (LAMBDA_PYTHON= compiles it)
	@$(RUN) -m infrastructure

# A package that was built is measured as it is; without one the source, compiled likewise.
bench: $(VENV)/.ready  ## measure the speed, as ratios against two reference skills (ROUNDS=)
	@$(RUN) -m bench $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(wildcard build/lambda),--package build/lambda)

screenshots: $(VENV)/.ready $(VENV)/.screens  ## draw every screen at every size into build/screens/
	@$(RUN) -m tests.browser.screenshots

pictures: $(VENV)/.ready  ## draw the pictures from their poses, into lambda/content/pictures.json
	@$(RUN) -m drawings

certify: $(VENV)/.ready  ## Amazon's certification checklist: what tests prove, and what is left to do by hand
	@$(RUN) -m certification

owner: $(VENV)/.ready  ## put in who runs the skill (NAME=, EMAIL=, PAGES= the address of its pages)
	@$(RUN) -m certification.owner --name "$$NAME" --email "$$EMAIL" --pages "$$PAGES"

audit: $(VENV)/.ready  ## known vulnerabilities of what the locks name; fails where an update mends one
	@$(RUN) -m audit

icons: $(VENV)/.ready  ## draw the icons of the store from their one source, into assets/images/
	@$(RUN) -m drawings.icon

lock: $(VENV)/.ready  ## renew the locks from pyproject.toml and simulator/node/package.json
	@$(PYTHON) -m venv --clear $(VENV)/lock && $(VENV)/lock/bin/pip install --quiet uv
	@for lock in "lambda/requirements.txt pyproject.toml" \
	  "webservice/requirements.txt pyproject.toml --group webservice" \
	  "requirements-dev.txt pyproject.toml --group dev" \
	  "infrastructure/requirements.txt --group aws"; do \
	  set -- $$lock; out=$$1; shift; \
	  $(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --upgrade $$@ -o $$out; done
	@cd simulator/node && ../../$(BIN)/npm update --package-lock-only --ignore-scripts

clean:  ## remove what the commands made; build/.ask stays, for it knows the deployed skill's id
	@if [ -d build ]; then find build -mindepth 1 -maxdepth 1 ! -name .ask -exec rm -rf {} +; fi
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
