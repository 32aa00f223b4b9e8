#!/bin/sh
# Runs the compiled classes in place of this shell, so that signals arrive.
exec "$JAVA_HOME/bin/java" @src/build/jvm.options \
  -classpath "${CLASSES:-target/classes}:$(cat target/classpath)" dev.typeset.Main "$@"
