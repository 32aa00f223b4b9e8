# Typeset. Without a target, make prints the list.
# Wants a JDK 25 and Maven, and finds the JDK itself; works with GNU make 3.81 (macOS) and later.

.DEFAULT_GOAL := help
.PHONY: run dev test test-oldest check bench-smoke bench jmh format codegen migrate migrate-sql migrate-status undo migration drift seed schema erd statements review review-corpus build clean help

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
	@$(MAVEN) --tell-tests spotless:check test
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

migrate-status: ## say of each migration whether it has run, is pending, or was changed since
	@$(TYPESET) migrate-status

undo: ## take the last migration back, by its file in db/undo (LOSE=yes: with the data that goes with it)
	@$(TYPESET) undo

migration: ## write the next migration and its undo file (name=what_it_does)
	@NAME='$(name)' && export NAME && $(JDK) exec sh src/build/sh/program.sh dev.typeset.build.NewMigration

drift: ## compare the database at DATABASE_URL with what the migrations make; ends with 1 where they differ
	@$(JDK) exec sh src/build/sh/program.sh dev.typeset.build.Drift

seed: ## load the demo data
	@$(TYPESET) seed

schema: ## rewrite db/schema.sql and db/privileges.txt from the migrations
	@$(JDK) exec sh src/build/sh/program.sh dev.typeset.build.SchemaFile

erd: ## draw the schema: docs/schema.md and docs/schema.svg
	@$(JDK) exec sh src/build/sh/review.sh Erd

statements: ## rewrite db/statements: the SQL that each route sends, its locks and plans
	@$(JDK) exec sh src/build/sh/review.sh Statements

review: ## write what new migrations do as target/review/report.html (BASE, or MIGRATION=file; ROWS)
	@$(JDK) exec sh src/build/sh/review.sh Review

review-corpus: ## try the review on migrations of which it is known what they do (ROWS)
	@$(JDK) exec sh src/build/sh/review.sh ReviewCorpus

build: ## make target/typeset, which starts without Maven (EMBEDDED=yes: with PostgreSQL inside)
	@$(JDK) exec sh src/build/sh/build.sh

bench: ## measure it beside its peers, and write docs/benchmarks.md, which says how (PEERS, URL, DATABASE_URL)
	@$(JDK) exec sh src/build/sh/bench.sh

jmh: ## run the micro-benchmarks in src/jmh (ONLY=part of a name)
	@$(JDK) exec sh src/build/sh/jmh.sh

clean: ## delete what was built (the data in .data stays)
	@rm -rf target

help: # print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile
