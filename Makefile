# The words used here are the same in README.md, CONTRIBUTING.md and CI. Each does its own set-up.
.DEFAULT_GOAL := help
.PHONY: help run test check format bench package setup types clean

help: ## what there is to say
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## open the window on the example strategy (no display: export it to out/)
	@scripts/setup run
	@scripts/run

test: ## run every test; SUITES="rust page flows window" names some
	@scripts/test $(SUITES)

check: ## format, lints, generated types, licences
	@scripts/check

format: ## format everything
	@scripts/check fix

bench: ## measure, as ratios within one run
	@scripts/setup test
	@scripts/bench

package: ## make the .deb and the .rpm
	@scripts/package

setup: ## only prepare the machine and the clone
	@scripts/setup test

types: ## write the TypeScript types from the Rust ones
	@scripts/types

clean: ## forget everything that was built
	rm -rf target ui/dist ui/node_modules out gen
