# Coprod's commands. `make run` on a fresh machine is all it takes.
PYTHON ?= python3
VENV = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run setup demo test drills coverage bench check fmt

help: ## show the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: ## start Coprod on http://localhost:8000 (PORT=... chooses another); Ctrl-C stops it
	@$(PYTHON) bootstrap.py && exec $(VENV) manage.py run

setup: ## install what working on Coprod needs
	@$(PYTHON) bootstrap.py --dev

demo: ## fill an empty database with the demo and show its sign-ins
	@$(PYTHON) bootstrap.py && $(VENV) manage.py migrate --verbosity 0 && $(VENV) manage.py demo --if-empty && $(VENV) manage.py demo --sign-ins

test: ## all checks, then the suite on SQLite and again on PostgreSQL and Redis
	@$(PYTHON) bootstrap.py --dev && exec $(VENV) tools/test.py

drills: ## the long ones on demand: many kills, long outages, full counts, with real processes
	@$(PYTHON) bootstrap.py --dev && exec $(VENV) tools/test.py --drills

bench: ## measure beside the least a Django view can do; QUICK=1 takes a minute and writes nothing
	@$(PYTHON) bootstrap.py --dev && exec $(VENV) -m benchmarks.run $(if $(QUICK),--quick)

coverage: ## which lines no test runs
	@$(PYTHON) bootstrap.py --dev && $(VENV) -m coverage erase && \
	$(VENV) -m coverage run -m pytest -q -n 2 -m "not journey and not postgres and not drill" && \
	$(VENV) -m coverage combine -q && $(VENV) -m coverage report

check: ## only the checks: style, types, imports, migrations, settings
	@$(PYTHON) bootstrap.py --dev && exec $(VENV) tools/test.py --checks-only

fmt: ## bring code and templates into shape
	@$(PYTHON) bootstrap.py --dev && $(VENV) tools/test.py --format
