#!/bin/sh
# Starts Typeset on the Java 25 of JAVA_HOME or of the PATH. Copy the whole directory anywhere, by cp -a: the cache holds for
# the times of the jars.
# JAVA_OPTS holds options for Java, which win over those of lib/jvm.options. AOT_CACHE=make makes the cache of classes
# anew, from what this run is asked until it ends; AOT_CACHE=off starts without it.

home="$(cd "$(dirname "$0")/.." && pwd)"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# A JDK has a file that says which it is. To ask the JDK itself would take a tenth of the start.
release="$(dirname "$(readlink -f "$(command -v "$java")" 2>/dev/null)")/../release"
if ! grep -q '^JAVA_VERSION="25[".-]' "$release" 2>/dev/null && ! "$java" -version 2>&1 | grep -q 'version "25'; then
  echo "Typeset needs Java 25, and $java is not. Install one (Temurin 25, for one), and set JAVA_HOME to it." >&2
  exit 1
fi

# In an order that is the same everywhere, since a cache holds for one order.
jars="$(
  LC_ALL=C
  for jar in "$home"/lib/*.jar "$home"/embedded/*.jar; do
    [ ! -f "$jar" ] || printf '%s:' "$jar"
  done
)"
# Java looks at the sizes and times of the jars alone, which builds may give twice. So the name of the cache says what is in
# ours, and names the others, which hold their versions.
cache="$home/lib/$(
  LC_ALL=C
  cd "$home" && { cat lib/typeset*.jar; printf '%s ' lib/*.jar embedded/*.jar; } | cksum | tr ' ' -
).aot"
# One that does not fit, be it broken or of another Java, costs time and no words.
aot=
if [ "${AOT_CACHE:-}" = make ]; then
  aot="-XX:AOTCacheOutput=$cache"
elif [ "${AOT_CACHE:-}" != off ] && [ -f "$cache" ]; then
  aot="-XX:AOTCache=$cache"
fi

# Java takes G1 from two processors on, whose heap becomes five times as large for nothing. A container may have less of their
# time than the machine has.
few_processors() {
  [ "$(OMP_NUM_THREADS='' OMP_THREAD_LIMIT='' nproc)" -le 2 ] ||
    { read -r time period </sys/fs/cgroup/cpu.max && [ "$time" -le $((2 * period)) ]; }
}
collector=
if few_processors 2>/dev/null; then
  collector="-XX:+UseSerialGC -XX:NewSize=24m"
fi
for option in ${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${JAVA_OPTS:-}; do
  case "$option" in
    -XX:+Use*GC) collector= ;;
  esac
done

# shellcheck disable=SC2086 # JAVA_OPTS are words of their own
exec "$java" "@$home/lib/jvm.options" ${aot:+"-Xlog:aot*=off" "-Xlog:cds*=off" "$aot"} $collector ${JAVA_OPTS:-} -classpath "${jars%:}" dev.typeset.Main "$@"
