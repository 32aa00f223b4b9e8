#!/bin/sh
# Runs one of the build's own programs (its class name), and starts Maven only if it must be compiled;
# with --without-maven first, ends with status 3 instead.

without_maven=
if [ "$1" = --without-maven ]; then
  without_maven=yes
  shift
fi

compiled=target/codegen/dev/typeset/build/Codegen.class
if [ ! -f $compiled ] || [ ! -f target/classpath.build ] ||
  [ -n "$(find pom.xml src/build/java src/main/java/dev/typeset/db/Embedded*.java -newer $compiled | head -n 1)" ]
then
  [ -z "$without_maven" ] || exit 3
  sh src/build/sh/maven.sh generate-sources || exit 1
fi
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
  -classpath "target/codegen:$(cat target/classpath.build)" "$@"
