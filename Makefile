# Bare `make` prints the targets. The environment lives in .venv and is set up once.
PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.DEFAULT_GOAL := help
REFERENCE := reports/reference

.PHONY: bench check docs help report test review reference torture mutants lab notebooks lint lock names data oracles calibrate clean

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "scsi needs Python 3.11 or newer; found " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12")'
	@echo "Setting up .venv (once)"
	@$(PYTHON) -m venv .venv
	@awk '/^[^ ]/ { keep = /^uv==/ } keep' requirements.lock > .venv/uv.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

report: .venv/.ready ## the main job: set up on first use, run the notebooks, write reports/funding-shares/index.html
	@$(BIN)/scsi report

check: lint ## the fast part, within a minute: form, types, and the tests that need no R, browser, PDF or patience
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadscope -m "not slow and not browser and not pdf and not r"

test: .venv/.ready ## set up on first use, run every test, doctest and notebook (nbval)
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadscope
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadscope --nbval --nbval-current-env notebooks

review: .venv/.ready ## run every notebook under nbval, then a report against reports/reference
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadscope --nbval --nbval-current-env notebooks
	@$(BIN)/scsi report --out reports/review
	@$(BIN)/scsi review $(REFERENCE) reports/review

reference: .venv/.ready ## run the report and keep it, small, as the reference of make review
	@$(BIN)/scsi report --out reports/review
	@$(BIN)/python -m scsi.reports.review.reference reports/review $(REFERENCE)

torture: .venv/.ready ## kill a report at 50 random moments; none may be half, nothing may be left
	$(BIN)/python tests/torture.py 50

mutants: .venv/.ready ## change one line at a time, 240 times, and list the changes that no test notices (half an hour)
	@$(BIN)/python tests/mutants.py --draw 240 --workers $(JOBS)

lab: .venv/.ready ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

notebooks: .venv/.ready ## run every notebook at its defaults and store its outputs
	$(BIN)/python -m scsi.reports.run.store

.venv-docs/.ready: docs/requirements.lock
	@echo "Setting up .venv-docs (once)"
	@$(PYTHON) -m venv .venv-docs
	@awk '/^[^ ]/ { keep = /^uv==/ } keep' requirements.lock > .venv-docs/uv.lock
	@.venv-docs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv-docs/uv.lock
	@.venv-docs/bin/uv pip install --quiet --python .venv-docs/bin/python --require-hashes -r docs/requirements.lock
	@touch $@

docs: .venv-docs/.ready ## build the pages in docs/ without a network, check their docstrings and links
	@rm -rf docs/_build docs/api/generated
	@PYTHONPATH=. .venv-docs/bin/python docs/tools/check_docstrings.py
	@PYTHONPATH=. .venv-docs/bin/python -m scsi.showing.methods.tables docs/which-method.md
	@.venv-docs/bin/python -m sphinx --quiet --nitpicky --fail-on-warning --keep-going docs docs/_build/html
	@.venv-docs/bin/python docs/tools/check_pages.py docs/_build/html

lint: .venv/.ready ## check form (ruff) and types (mypy)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: .venv/.ready ## resolve the dependencies again for every platform and Python from 3.11 on
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras --no-annotate --no-header --upgrade pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade -c requirements.lock docs/requirements.in pyproject.toml -o docs/requirements.lock

names: .venv/.ready ## write scsi/_functions.py and the stubs of the namespaces from the list of public names
	$(BIN)/python docs/tools/public_names.py

data: .venv/.ready ## refresh the checksums in data/datapackage.json, print data/CODEBOOK.md and the docs' tables of methods
	$(BIN)/python -m scsi.evidence.codebook
	$(BIN)/python -m scsi.showing.methods.tables docs/which-method.md

oracles: ## run every R script in tests/oracles again; the diff must be empty (needs R)
	cd tests/oracles && for script in *.R; do Rscript --vanilla $$script || exit 1; done
	git diff --exit-code --stat -- tests/oracles

calibrate: .venv/.ready ## simulate level, coverage and power of every method again (an hour and a half of one processor; JOBS processes)
	$(BIN)/python -m scsi.questions.calibration --workers $(JOBS)
	$(BIN)/python -m scsi.evidence.codebook

bench: .venv/.ready ## time the package next to its competitors in one run (R and others where they are there); write docs/costs_measured.md
	$(BIN)/python -m tests.benchmarks --write docs/costs_measured.md

clean: ## remove the environment and what runs wrote
	rm -rf .venv .venv-docs mutants docs/_build reports/funding-shares reports/review
