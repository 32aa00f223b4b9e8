#!/bin/sh
# Builds and runs the service, and does both again when a source changes. While a change does not
# compile, the service runs on as it was. Ctrl-C ends everything.

service=

stop() {
  if [ -n "$service" ]; then
    kill "$service" 2>/dev/null
    wait "$service"
    service=
  fi
}

trap 'exit 0' INT TERM HUP
trap stop EXIT

mkdir -p target
rm -f target/.tried
while :; do
  if [ ! -f target/.tried ] ||
    [ -n "$(find pom.xml jooq-codegen.xml .mvn db/migrations db/seed src/main src/build -newer target/.tried | head -n 1)" ]
  then
    touch target/.tried
    if sh src/build/sh/compile.sh; then
      stop
      # A copy, since the next build takes away classes that the service may not have loaded yet.
      rm -rf target/dev && cp -R target/classes target/dev
      CLASSES=target/dev sh src/build/sh/typeset.sh &
      service=$!
    else
      echo 'That does not compile; what ran before runs on. Waiting for the next change ...' >&2
    fi
  fi
  sleep 1
done
