#!/bin/sh
# Starts Typeset on the Java 25 of JAVA_HOME or of the PATH. Copy the whole directory anywhere.

home="$(cd "$(dirname "$0")/.." && pwd)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if ! "$java" -version 2>&1 | grep -q 'version "25'; then
  echo "Typeset needs Java 25, and $java is not. Install one (Temurin 25, for one), and set JAVA_HOME to it." >&2
  exit 1
fi
exec "$java" "@$home/lib/jvm.options" -classpath "$home/lib/*:$home/embedded/*" dev.typeset.Main "$@"
