#!/bin/sh
# The tests that speak SQL, on a temporary server of the oldest PostgreSQL that is supported, given as DATABASE_URL.

oldest=target/postgresql-15
if [ ! -f $oldest/.copied ] || [ -n "$(find pom.xml -newer $oldest/.copied)" ]; then
  rm -rf $oldest
  sh src/build/sh/maven.sh dependency:copy@oldest || exit 1
  touch $oldest/.copied
fi
tests='dev.typeset.db.*Test,dev.typeset.users.*Test,dev.typeset.tags.*Test,dev.typeset.posts.*Test'
tests="$tests,dev.typeset.replays.*Test,AppTest,StatementBudgetTest,ConditionsTest,ExamplesTest,!Embedded*Test"
# Long, and nothing in them depends on the version.
tests="$tests,!PostExportOfManyTest,!PageWalkTest,!UserPatchTest,!PasswordsTest"
exec sh src/build/sh/program.sh dev.typeset.build.WithServer $oldest/*.jar \
  sh src/build/sh/maven.sh --tell-tests test -Dtest="$tests"
