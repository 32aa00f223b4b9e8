# Typeset. Without a target, make prints the list.
# Wants a JDK 25 and Maven, and finds the JDK itself; works with GNU make 3.81 (macOS) and later.

.DEFAULT_GOAL := help
.PHONY: run dev test test-oldest check bench-smoke bench jmh format codegen migrate migrate-sql seed schema build clean help

# Each recipe that needs Java starts with this: JAVA_HOME of a JDK 25, or one line on what to install.
JDK = JAVA_HOME="$$(sh src/build/sh/jdk.sh)" && export JAVA_HOME &&
MAVEN = $(JDK) sh src/build/sh/maven.sh
TYPESET = $(JDK) sh src/build/sh/compile.sh && exec sh src/build/sh/typeset.sh

run: ## build what changed and start the service (PORT, DATABASE_URL, DATA_DIR: see README)
	@$(TYPESET)

dev: ## the same, rebuilt and restarted whenever a source changes
	@$(JDK) exec sh src/build/sh/dev.sh

test: ## run every test
	@$(MAVEN) --tell-tests test

test-oldest: ## the tests that speak SQL again, on PostgreSQL 15 through DATABASE_URL
	@$(JDK) exec sh src/build/sh/test-oldest.sh

check: ## what CI runs: format, compile with every warning an error, test with bench-smoke in it, test-oldest
	@$(MAVEN) spotless:check test-compile
	@$(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory test-oldest
	@cat target/request-costs.txt

bench-smoke: ## count what requests cost: statements, round trips to PostgreSQL, bytes, plans
	@$(MAVEN) test -Dtest=StatementBudgetTest,PostPagePlanTest,RequestCostTest
	@cat target/request-costs.txt

format: ## rewrite the Java sources as google-java-format has them
	@$(MAVEN) spotless:apply

codegen: ## make typed tables from db/migrations, if they changed
	@$(JDK) exec sh src/build/sh/program.sh dev.typeset.build.Codegen

migrate: ## bring the database up to date
	@$(TYPESET) migrate

migrate-sql: ## print the pending migrations as one script (FROM=version: those after it)
	@$(TYPESET) migrate-sql

seed: ## load the demo data
	@$(TYPESET) seed

schema: ## rewrite db/schema.sql and db/privileges.txt from the migrations
	@$(JDK) exec sh src/build/sh/program.sh dev.typeset.build.SchemaFile

build: ## make target/typeset, which starts without Maven (EMBEDDED=yes: with PostgreSQL inside)
	@$(JDK) exec sh src/build/sh/build.sh

bench: ## measure it beside its peers, and write docs/benchmarks.md, which says how (PEERS, URL, DATABASE_URL)
	@$(JDK) exec sh src/build/sh/bench.sh

jmh: ## run the micro-benchmarks in src/jmh (ONLY=part of a name)
	@$(JDK) exec sh src/build/sh/jmh.sh

clean: ## delete what was built (the data in .data stays)
	@rm -rf target

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile
