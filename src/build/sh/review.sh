#!/bin/sh
# Runs one of the programs in src/review (its class name), compiled by itself where a source changed: what is reviewed may not compile.

classes=target/review/$1
if [ ! -f target/classpath.build ] || [ -n "$(find pom.xml -newer target/classpath.build)" ]; then
  sh src/build/sh/maven.sh initialize || exit 1
fi
if [ "$1" = Statements ]; then
  # It starts the service, so that must compile.
  sh src/build/sh/compile.sh || exit 1
fi
if [ ! -f "$classes/.compiled" ] || [ -n "$(find pom.xml src/review src/build src/main -newer "$classes/.compiled" | head -n 1)" ]; then
  rm -rf "$classes"
  mkdir -p "$classes"
  # What javac finds by itself it compiles along.
  "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -nowarn -Xlint:none -implicit:class -d "$classes" \
    -sourcepath src/review/java:src/build/java:src/main/java:target/generated-sources/jooq \
    -classpath "$(cat target/classpath.build)" "src/review/java/dev/typeset/review/$1.java" || exit 1
  touch "$classes/.compiled"
fi
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true \
  -classpath "$classes:src/main/resources:target/classes:$(cat target/classpath.build)" "dev.typeset.review.$1"
