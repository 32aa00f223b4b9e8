#!/bin/sh
# Prints the home of a JDK 25: JAVA_HOME where it is one, else one from the usual places.

is_jdk_25() {
  [ -x "$1/bin/javac" ] || return 1
  if [ -f "$1/release" ]; then
    grep -q '^JAVA_VERSION="25[".-]' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
  fi
}

for home in \
  "${JAVA_HOME:-}" \
  /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/*java* /opt/*jvm*/* \
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
  "$(/usr/libexec/java_home -v 25 2>/dev/null)" \
  /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
  /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home
do
  if is_jdk_25 "$home"; then
    printf '%s\n' "$home"
    exit 0
  fi
done

echo 'Typeset needs a JDK 25 and found none. Install one (Temurin 25, for one), or set JAVA_HOME to it.' >&2
exit 1
