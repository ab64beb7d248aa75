# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8501
MINUTES ?= 10
RUNTIME := $(VENV)/.runtime
TOOLS   := $(VENV)/.tools
# Modules are compiled when they are first loaded; most of what is installed never is.
INSTALL := --quiet --disable-pip-version-check --no-compile --require-hashes

# Servers, command lines and readers start by the dozen: what was compiled once is kept.
unexport PYTHONDONTWRITEBYTECODE
# A statement is planned in hundreds of thousands of small pieces of memory: the C library keeps
# those that were freed at hand. It saves a third of a page's processor time.
export GLIBC_TUNABLES ?= glibc.malloc.tcache_count=4000:glibc.malloc.trim_threshold=268435456:glibc.malloc.top_pad=16777216:glibc.malloc.mmap_threshold=67108864

# Some tests of every room that need no browser, no LibreOffice and no process of their own.
QUICK := tests/house tests/queries/test_contract.py tests/queries/marts/test_project.py \
	tests/data/values tests/data/tables tests/data/files/test_displayed.py \
	tests/data/ledgers tests/data/rules tests/data/importer/test_projects.py \
	tests/data/importer/test_visits.py tests/data/store/test_publishing.py \
	tests/data/store/test_current.py tests/data/meeting/test_sentences.py \
	tests/data/meeting/test_official_style.py tests/data/returns/test_periods.py \
	tests/data/returns/test_collection.py tests/data/documents/test_addressees.py \
	tests/data/inbox/test_dates.py tests/data/reports/test_question_lines.py \
	tests/data/commands/test_documented.py tests/data/commands/test_same_project_report.py \
	tests/queries/marts/test_assignment.py tests/ui/test_formats.py tests/ui/test_palette.py \
	tests/ui/charts/test_matrix.py tests/ui/charts/test_drawing.py \
	tests/pages/test_published_line.py tests/app/test_routes.py

.PHONY: run test quick check lint styles types imports statements machine bench corpus fuzz faults kills kills-lake test-lake soak wall-month asvs advisories properties bundle format lock pictures clean
.DEFAULT_GOAL := help

help:
	@echo "make run    set up and start on sample data at http://localhost:$(PORT)"
	@echo "make test   set up and run every test, the browser's included"
	@echo "make quick  some tests of every room, without browser, LibreOffice and servers"
	@echo "make check  format, lint, types, import contracts, SQL lint, tests"
	@echo "make bench  print the benchmark tables"
	@echo "make corpus read every spreadsheet of a folder: make corpus FOLDER=…"
	@echo "make fuzz   read damaged and hostile workbooks for some minutes: make fuzz MINUTES=10"
	@echo "make faults let each write, sync and rename of the store's steps fail in turn"
	@echo "make kills  kill a publishing process a thousand times at random"
	@echo "make test-lake  the store's tests on a lake: PostgreSQL and SeaweedFS, started and stopped"
	@echo "make kills-lake  kill a lake's writers, catalogue and store at random"
	@echo "make soak   sixty pages, twenty walls, a ledger every ten seconds, for half an hour"
	@echo "make wall-month  a wall over a simulated month with two hundred faults"
	@echo "make asvs   check and run the tests that answer docs/asvs.md"
	@echo "make advisories  hold the locked packages against published advisories: make advisories FILE=…"
	@echo "make properties  run the tests that draw their examples, with new ones"
	@echo "make bundle  one archive for an office without a network (Debian)"

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(VENV)/bin/pip
	$(BIN)/pip install $(INSTALL) -r requirements.txt
	@touch $@

# uv installs what pip would in a fifth of the processor's time; a mirror that only pip has been
# told of it does not know, and then pip goes on.
$(TOOLS): requirements.txt requirements-dev.txt | $(VENV)/bin/pip
	@awk '/^[a-z]/ { wanted = /^uv==/ } wanted' requirements-dev.txt >$(VENV)/.uv.txt
	$(BIN)/pip install $(INSTALL) -r $(VENV)/.uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt -r requirements-dev.txt \
		|| { $(BIN)/pip install $(INSTALL) -r requirements.txt && $(BIN)/pip install $(INSTALL) -r requirements-dev.txt; }
	@touch $(RUNTIME) $@

# Chromium, a Chinese font, LibreOffice and a C compiler, one after the other: the system installs one at a time.
machine:
	@sh deploy/install-browser.sh
	@sh deploy/install-office.sh
	@sh deploy/install-compiler.sh

run: $(RUNTIME)
	SIGNBOARD_SAMPLE=$${SIGNBOARD_SAMPLE-1} $(BIN)/streamlit run app.py --server.port $(PORT)

test: $(TOOLS) machine
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

quick: $(TOOLS)
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder -m "not browser and not office and not server and not hypothesis" $(QUICK)

# What needs nothing of the others runs beside them.
check:
	$(MAKE) -j 2 --output-sync machine lint
	$(MAKE) test

lint: styles types imports statements

styles: $(TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(TOOLS)
	$(BIN)/mypy

imports: $(TOOLS)
	$(BIN)/lint-imports

statements: $(TOOLS)
	$(BIN)/sqruff --config queries/.sqruff lint queries

bench: $(TOOLS) machine
	$(BIN)/python -m tools.bench

corpus: $(TOOLS)
	$(BIN)/python -m tools.corpus $(FOLDER)

fuzz: $(TOOLS)
	nice -n 19 $(BIN)/python -m tools.fuzz --minutes $(MINUTES) $(FOLDER)

faults: $(TOOLS)
	nice -n 19 $(BIN)/python -m tools.faults

kills: $(TOOLS)
	nice -n 19 $(BIN)/python -m tools.kills

test-lake: $(TOOLS)
	sh deploy/install-postgres.sh
	$(BIN)/python -m tools.lake

kills-lake: $(TOOLS)
	sh deploy/install-postgres.sh
	nice -n 19 $(BIN)/python -m tools.lake_kills

soak: $(TOOLS) machine
	$(BIN)/python -m tools.soak

wall-month: $(TOOLS) machine
	nice -n 19 $(BIN)/python -m tools.wall_month

asvs: $(TOOLS) machine
	$(BIN)/python -m tools.asvs --run

advisories: $(TOOLS)
	$(BIN)/python -m tools.advisories $(FILE)

properties: $(TOOLS)
	$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=new-examples --ignore tests/browser

bundle: $(TOOLS)
	$(BIN)/python -m tools.bundle

format: $(TOOLS)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The lock says what, never where from: each site has its own registry.
lock: $(TOOLS)
	$(BIN)/uv pip compile --quiet --no-emit-index-url --generate-hashes --universal --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --no-emit-index-url --generate-hashes --universal --custom-compile-command "make lock" --group dev -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile --quiet --no-emit-index-url --generate-hashes --universal --custom-compile-command "make lock" --group lake -c requirements.txt -o requirements-lake.txt

pictures: $(TOOLS) machine
	$(BIN)/python -m tools.pictures

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
