#!/bin/sh
# The tests that speak SQL, on a temporary server of the oldest PostgreSQL that is supported, given as DATABASE_URL.

oldest=target/postgresql-15
if [ ! -f $oldest/.copied ] || [ -n "$(find pom.xml -newer $oldest/.copied)" ]; then
  rm -rf $oldest
  sh src/build/sh/maven.sh dependency:copy@oldest || exit 1
  touch $oldest/.copied
fi
tests='MigrationsTest,SchemaFileTest,DatabaseTest,SuitabilityTest,TagRepositoryTest,UserUpdateRoutesTest'
tests="$tests,PrivilegesTest,PostRepositoryTest,PostSearch*Test,PostPagePlanTest,PostStatsTest,PostBatchTest,PostEtagTest"
tests="$tests,ReplayRepositoryTest,StatementBudgetTest,ExamplesTest,PostTaggedPageTest,MigrationUndoTest,DriftTest"
exec sh src/build/sh/program.sh dev.typeset.build.WithServer $oldest/*.jar \
  sh src/build/sh/maven.sh --tell-tests test -Dtest="$tests"
