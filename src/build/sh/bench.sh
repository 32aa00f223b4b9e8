#!/bin/sh
# Measures what make build makes (or the service at URL), and writes docs/benchmarks.*; with MEASURE=no writes the page of the figures
# that are there.

if [ "${MEASURE:-}" = no ]; then
  set -- render
fi
if [ "${MEASURE:-}" = no ] || [ -n "${URL:-}" ]; then
  sh src/build/sh/compile.sh || exit 1
else
  sh src/build/sh/build.sh || exit 1
fi
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
  -classpath "target/classes:$(cat target/classpath.build)" src/build/java/dev/typeset/bench/Benchmark.java "$@"
