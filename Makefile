# What a person types. The work is done by script/.

.PHONY: help run operator test lint fix bench reset

help: ## Show this list
	@echo "Tonari: work, groups, training and help near you."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  PORT=8001 make run          another port than 8000 (HOST=...: another address than 127.0.0.1)"
	@echo "  DATABASE_URL=... make run   your own PostGIS server, without samples (SAMPLE=1: with them)"
	@echo "  script/manage shell         manage.py with the database at hand; script/db: the database itself"

run: ## Set up what is missing, start everything, print the address
	@script/server

operator: ## Name who runs the site: EMAIL=you@example.org make operator
	@script/manage make_operator "$(EMAIL)"

test: ## Everything a clean checkout needs, then all linters and all tests
	@script/test

lint: ## The linters alone
	@script/test --lint

fix: ## Let the linters repair what they can
	@script/fix

bench: ## Measure speed against its budgets
	@script/bench

reset: ## Delete the private database and all that was built (never a server in DATABASE_URL)
	@script/db reset
