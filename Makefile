# The project's commands; `make help` lists them.
# make run PORT=8001, make run PYTHON=python3.12 and make test ARGS="-k search" say what differs.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
SPREAD ?= --numprocesses auto --dist worksteal
N ?= 100000
SECONDS ?= 60
KEEP ?=
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
DUMP := demo/fortnight.jsonl.gz
DEPLOYED := NEWSARCHIVE_DATA=artefacts/deployed NEWSARCHIVE_PRODUCTION=1 NEWSARCHIVE_HOSTS=archive.example \
	NEWSARCHIVE_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')"

ifeq ($(shell command -v uv 2>/dev/null),)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
else
INSTALL := uv pip install --quiet --python $(BIN)/python
endif

.DEFAULT_GOAL := help
.PHONY: help run curator demo test test-sqlite test-postgresql format bench bench-parse bench-import bench-identity bench-people bench-topics bench-who bench-search fuzz fuzz-kills hooks lock clean \
	check check-style check-types check-layers check-templates check-site check-files

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ---- The site

run: $(VENV)/installed ## Serve the archive with the demo dump on http://127.0.0.1:8000 (PORT=…)
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT)))' 2>/dev/null \
		|| { echo "Port $(PORT) cannot be opened, perhaps because another program serves there. Try: make run PORT=8001"; exit 1; }
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_dump $(DUMP)
	@$(MANAGE) collectstatic --noinput --verbosity 0
	@echo
	@echo "To correct the archive in the admin, make yourself a curator's account: make curator"
	@echo "The archive is served at http://127.0.0.1:$(PORT)/ until you press Ctrl-C."
	@exec $(BIN)/waitress-serve --listen=127.0.0.1:$(PORT) newsarchive.wsgi:application

curator: $(VENV)/installed ## Make an account for the admin; asks for name and password
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) import_topics --verbosity 0
	@$(MANAGE) createsuperuser

demo: $(VENV)/installed ## Make the demo dump anew
	@$(BIN)/python -m demo.build

# ---- The tests

test: test-sqlite test-postgresql ## Run every test, on SQLite and on PostgreSQL (ARGS="-k word" for some)

test-sqlite: $(VENV)/installed-dev
	env -u DATABASE_URL $(BIN)/python -m pytest $(SPREAD) $(ARGS)

test-postgresql: $(VENV)/installed-dev
	$(BIN)/python -m tests.postgresql -- $(BIN)/python -m pytest $(SPREAD) $(ARGS)

check: check-style check-types check-layers check-templates check-site check-files ## Check all that needs no running

check-style: $(VENV)/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

check-types: $(VENV)/installed-dev
	$(BIN)/mypy

check-layers: $(VENV)/installed-dev
	$(BIN)/lint-imports --no-logo

check-templates: $(VENV)/installed-dev
	$(BIN)/djlint --lint --quiet templates

check-site: $(VENV)/installed-dev
	$(DEPLOYED) $(MANAGE) makemigrations --check --dry-run
	$(DEPLOYED) $(MANAGE) check --deploy --fail-level WARNING

check-files: # Nothing committed names a host to install from or a folder of one machine.
	! git grep --line-number '://' -- 'requirements*.txt'
	! git grep --line-number --extended-regexp '(^|[^[:alnum:]./-])/(home|root|work)/[[:alnum:]]'

format: $(VENV)/installed-dev ## Put code into shape; templates are shaped by hand, where a space is text
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: bench-parse bench-import bench-identity bench-who bench-people bench-topics ## Measure speed, memory and identity; takes about an hour

bench-parse: $(VENV)/installed-dev ## Measure reading beside splitting the same pages into lines
	$(BIN)/python -m benchmarks.parse $(ARGS)

bench-import: $(VENV)/installed-dev ## Measure whole imports on SQLite and PostgreSQL
	$(BIN)/python -m benchmarks.import_dump $(ARGS)

bench-identity: $(VENV)/installed-dev ## Measure what is one article, and the cost among a million (ARGS="--articles 100000")
	$(BIN)/python -m benchmarks.identity $(ARGS)

bench-who: $(VENV)/installed-dev ## Measure who is who across articles, with each wrong merge and its reason
	$(BIN)/python -m benchmarks.who_is_who $(ARGS)

bench-people: $(VENV)/installed-dev ## Measure what finding people and topics costs
	$(BIN)/python -m benchmarks.people $(ARGS)

bench-topics: $(VENV)/installed-dev ## Measure topics by the lexicon and after 200 corrections (ARGS="--texts FILE.jsonl")
	$(BIN)/python -m benchmarks.topics $(ARGS)

bench-search: $(VENV)/installed-bench ## Measure search beside Datasette and PostgreSQL (N=1000000 SECONDS=60 KEEP=folder)
	$(BIN)/python -m benchmarks.search --articles $(N) --seconds $(SECONDS) $(KEEP:%=--keep %) $(ARGS)

fuzz: $(VENV)/installed-fuzz ## Read mutated pages and dumps for ten minutes (ARGS="--seconds 60")
	$(BIN)/python -m tests.fuzz $(ARGS)

fuzz-kills: $(VENV)/installed-dev ## Kill whoever writes to the search index, for a minute (ARGS="--seconds 600")
	$(BIN)/python -m tests.killing --seconds 60 $(ARGS)

hooks: $(VENV)/installed-dev ## Run the quick checks before each git commit
	$(BIN)/pre-commit install

# ---- The environment, made anew when Python or a requirements file changes

lock: ## Pin the newest fitting versions of pyproject.toml's dependencies (needs uv)
	uv pip compile pyproject.toml --upgrade --universal --generate-hashes --no-header --quiet --output-file requirements.txt
	uv pip compile pyproject.toml --group dev --constraint requirements.txt --upgrade --universal --generate-hashes \
		--no-header --quiet --output-file requirements-dev.txt
	uv pip compile --group bench --constraint requirements-dev.txt --universal --generate-hashes --no-header --quiet \
		--output-file requirements-bench.txt
	uv pip compile --group fuzz --universal --generate-hashes --no-header --quiet --output-file requirements-fuzz.txt

clean: ## Remove the environment and what tests left; the data stay
	rm -rf $(VENV) artefacts .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/installed: requirements.txt $(BIN)/python
	@echo "Installing $<"
	@$(INSTALL) --require-hashes --requirement $<
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(BIN)/python
	@echo "Installing $<"
	@$(INSTALL) --require-hashes --requirement $<
	@touch $(VENV)/installed $@

$(VENV)/installed-bench: requirements-bench.txt $(VENV)/installed-dev
	@echo "Installing $<"
	@$(INSTALL) --require-hashes --requirement $<
	@touch $@

$(VENV)/installed-fuzz: requirements-fuzz.txt $(VENV)/installed-dev
	@$(INSTALL) --require-hashes --requirement $<
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(PYTHON) is missing or older than 3.11. Name another: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) \
		|| { rm -rf $(VENV); echo "Python's venv is missing. Debian, Ubuntu: apt-get install python3-venv"; exit 1; }
