package dev.typeset.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own, as an operator starts it. */
public final class Program implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("Listening on (http://[\\w.:\\[\\]]+)");
  private static final Pattern READY =
      Pattern.compile("Typeset is ready on (http://[\\w.:\\[\\]]+)");
  private static final int PATIENCE_SECONDS = 30;

  private final Process process;
  private final ProgramClasses classes;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private final Thread reader;

  private Program(Process process, ProgramClasses classes) {
    this.process = process;
    this.classes = classes;
    this.reader = Thread.ofVirtual().start(() -> read(process.inputReader()));
  }

  /** Starts it with these settings and no others. */
  public static Program start(Map<String, String> settings, String... arguments) {
    return start("-XX:+UseSerialGC", settings, arguments);
  }

  /** The same with so much heap and no more; out of memory, it ends. */
  public static Program withHeap(String size, Map<String, String> settings) {
    return start("-Xmx" + size, settings);
  }

  private static Program start(String option, Map<String, String> settings, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                option,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml"));
    var classes = new ProgramClasses();
    command.addAll(classes.options());
    command.add("dev.typeset.Main");
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of("DATABASE_URL", "MIGRATION_DATABASE_URL", "PORT", "DATA_DIR", "SECRET_KEYS"));
    builder.environment().putAll(settings);
    try {
      return new Program(builder.start(), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it listens. */
  public Http listening() {
    return Http.ofService(await(LISTENING));
  }

  /** Waits until it is ready. */
  public Http ready() {
    return Http.ofService(await(READY));
  }

  /** The port that it listens on. */
  public int port() {
    return java.net.URI.create(await(LISTENING)).getPort();
  }

  /** Waits for its end. */
  public int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("It did not end: " + output());
      }
      reader.join();
      classes.ended(READY.matcher(output()).find());
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGTERM. */
  public void terminate() {
    // Through the handle, which leaves its output to be read.
    process.toHandle().destroy();
  }

  /** SIGKILL. */
  public void kill() {
    process.toHandle().destroyForcibly();
    int unused = exitCode();
    output.add("killed with " + unused);
  }

  public long pid() {
    return process.pid();
  }

  /** All that it printed so far. */
  public String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  @Override
  public void close() {
    terminate();
    int code = exitCode();
    if (code != 0 && code != 137 && code != 1 && code != 2) {
      throw new IllegalStateException("It ended with " + code + ": " + output());
    }
  }

  /** Waits for a line, and gives its first group. */
  public String await(Pattern line) {
    for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
      Matcher found = line.matcher(output());
      if (found.find()) {
        return found.group(1);
      }
      if (!process.isAlive()) {
        break;
      }
      pause();
    }
    throw new IllegalStateException("It never printed " + line + ": " + output());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(BufferedReader lines) {
    // JSON may write a slash with a backslash before it.
    lines.lines().map(line -> line.replace("\\/", "/")).forEach(output::add);
  }
}
