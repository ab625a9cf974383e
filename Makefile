# What can be done here? `make` says it. Needs Python 3.11 and nothing else.

VENV := .venv
BIN := $(VENV)/bin
PROJECT := pyproject.toml CHANGELOG.md scripts/environment
COMPILE := uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help run demo test chaos check fix bench pictures lock clean

help: ## Say what can be done here
	@grep -hE '^[a-z]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-10s%s\n", $$1, $$2}'

run: $(VENV)/has-run ## Start Obliged on http://127.0.0.1:8000, with its worker
	@$(BIN)/obliged up

demo: $(VENV)/has-run ## Start a throw-away sample firm and print a link that signs in
	@$(BIN)/obliged demo

test: $(VENV)/has-test ## Run every test, on SQLite and on PostgreSQL, with the browser
	@$(BIN)/python scripts/test $(ONLY)

chaos: $(VENV)/has-test ## Kill workers five hundred times over five thousand letters, on both databases
	@$(BIN)/python scripts/chaos $(WITH)

check: $(VENV)/has-test ## Check style, types, floors and templates, without running tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(find src -name "*.html")

fix: $(VENV)/has-test ## Put right what a machine can: order of imports, layout of code and templates
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(find src -name "*.html")

bench: $(VENV)/has-test ## Measure pages and acts at 1k, 100k and 1M referrals, into docs/understanding/speed.md
	$(BIN)/python -m bench

pictures: $(VENV)/has-test ## Photograph every page, wide and phone, light and dark, into docs/pictures
	$(BIN)/python scripts/pictures

lock: ## Write requirements/*.txt anew from pyproject.toml (needs uv)
	$(COMPILE) --extra postgres --extra match -o requirements/run.txt
	$(COMPILE) --extra postgres --extra match --extra dev -o requirements/test.txt
	$(COMPILE) --extra postgres --extra match --extra dev --extra pgserver -o requirements/pgserver.txt

clean: ## Take away the environment and what tools have kept; data/ stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist

$(VENV)/has-run: requirements/run.txt $(PROJECT)
	@scripts/environment run

$(VENV)/has-test: requirements/test.txt $(PROJECT)
	@scripts/environment test
	@touch $(VENV)/has-run
