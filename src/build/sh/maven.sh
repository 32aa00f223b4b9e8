#!/bin/sh
# Maven without its chatter: errors, warnings, and with --tell-tests first what the tests came to.

if ! command -v mvn >/dev/null; then
  echo 'Typeset needs Maven and found no mvn on the PATH. Install Maven 3.8 or later.' >&2
  exit 1
fi

log=org.slf4j.simpleLogger
quiet="-D$log.defaultLogLevel=warn"
if [ "$1" = --tell-tests ]; then
  quiet="$quiet -D$log.log.org.apache.maven.plugin.surefire=info"
  shift
fi

# A short run: the first compiler and the simplest collector start fastest.
MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
--enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}"
export MAVEN_OPTS
# shellcheck disable=SC2086 # the options are words of their own
exec mvn -Dstyle.color=never --batch-mode --no-transfer-progress $quiet "$@"
