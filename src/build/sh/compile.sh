#!/bin/sh
# Brings target/classes up to date, and starts Maven only if a source changed. Says so on stderr.

changed() {
  [ ! -f target/.compiled ] || [ ! -f target/classes/dev/typeset/Main.class ] ||
    [ -n "$(find pom.xml jooq-codegen.xml .mvn db/migrations db/undo db/seed src/main src/build -newer target/.compiled | head -n 1)" ]
}

changed || exit 0

# One build at a time: the lock is a link that names the process which has it.
mkdir -p target
until ln -s $$ target/.compiling 2>/dev/null; do
  kill -0 "$(readlink target/.compiling)" 2>/dev/null || rm -f target/.compiling
  sleep 1
done
trap 'rm -f target/.compiling' EXIT
trap 'exit 130' INT TERM HUP
changed || exit 0

if [ -f target/.compiled ]; then
  echo 'Building ...' >&2
else
  echo 'Building (the first time: downloads the dependencies) ...' >&2
fi
# The time of the start, so that what is saved meanwhile counts as changed.
touch target/.began
# Maven need not start what can be started without it.
without=
sh src/build/sh/program.sh --without-maven dev.typeset.build.Codegen >&2
case $? in
  0) without=-Dexec.skip=true ;;
  3) ;;
  *) exit 1 ;;
esac
sh src/build/sh/maven.sh $without compile >&2 || exit 1
mv target/.began target/.compiled
