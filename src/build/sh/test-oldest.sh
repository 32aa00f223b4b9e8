#!/bin/sh
# Every test on a temporary server of the oldest PostgreSQL that is supported, given as DATABASE_URL.

oldest=target/postgresql-15
if [ ! -f $oldest/.copied ] || [ -n "$(find pom.xml -newer $oldest/.copied)" ]; then
  rm -rf $oldest
  sh src/build/sh/maven.sh dependency:copy@oldest || exit 1
  touch $oldest/.copied
fi
exec sh src/build/sh/program.sh dev.typeset.build.WithServer $oldest/*.jar \
  sh src/build/sh/maven.sh --tell-tests test
