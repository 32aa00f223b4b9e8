#!/bin/sh
# Makes target/typeset: bin/typeset, lib/ with a cache of classes, bom.json (what is in lib/) and, with
# EMBEDDED=yes, embedded/. Starts without Maven.

rm -rf target/typeset
echo 'Building target/typeset ...' >&2
embedded=
if [ "${EMBEDDED:-}" = yes ]; then
  embedded=dependency:copy-dependencies@embedded
fi
# shellcheck disable=SC2086 # nothing, or one goal more
sh src/build/sh/maven.sh -Dmaven.test.skip=true package dependency:copy-dependencies@lib cyclonedx:makeBom@bill $embedded || exit 1
mkdir -p target/typeset/bin
cp target/typeset-*.jar target/typeset/lib/
cp src/build/jvm.options target/typeset/lib/
cp src/build/sh/launcher.sh target/typeset/bin/typeset
chmod +x target/typeset/bin/typeset
echo 'Rehearsing, for a fast start ...' >&2
sh src/build/sh/program.sh dev.typeset.build.Rehearsal target/typeset ||
  echo 'It works all the same, and starts slower.' >&2
echo 'Start it with target/typeset/bin/typeset.' >&2
