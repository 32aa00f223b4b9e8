#!/bin/sh
# Runs the micro-benchmarks in src/jmh, those whose name has ONLY in it, and what they allocate. OPTIONS are JMH's own.
sh src/build/sh/maven.sh test-compile || exit 1
# shellcheck disable=SC2086 # the options are words of their own
exec "$JAVA_HOME/bin/java" -classpath "target/test-classes:target/classes:$(cat target/classpath.build)" org.openjdk.jmh.Main \
  -jvmArgs "$(tr '\n' ' ' <src/build/jvm.options)" ${OPTIONS:--f 1 -wi 3 -w 1 -i 5 -r 1 -prof gc} "${ONLY:-dev.typeset}"
