package dev.typeset.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As many requests as so many connections can, by wrk. */
final class FullLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCRIPT = Path.of("src/build/wrk/requests.lua");
  private static final Path LINES = Path.of("target/bench/requests.txt");

  private FullLoad() {}

  /** One round: answers a second, latency, and how many had no answer or a bad one. */
  record Round(double rate, double p99Millis, long failures) {}

  /** Says how to get wrk where there is none. */
  static void requireWrk() {
    try {
      Process wrk = new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start();
      wrk.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(
          "make bench needs wrk and found none on the PATH. Install it: apt install wrk (Debian, Ubuntu),"
              + " brew install wrk (macOS).",
          e);
    }
  }

  static Round run(URI origin, Requests requests, int connections, int seconds)
      throws IOException, InterruptedException {
    Files.createDirectories(LINES.getParent());
    Files.write(LINES, requests.lines());
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--script=" + SCRIPT));
    if (requests.token() != null) {
      command.add("--header=Authorization: Bearer " + requests.token());
    }
    if (requests.path() != null) {
      command.add("--header=Content-Type: application/json");
    }
    command.addAll(
        List.of(
            origin.toString(),
            "--",
            requests.method(),
            LINES.toString(),
            String.valueOf(requests.top())));
    if (requests.path() != null) {
      command.add(requests.path());
    }
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(wrk.getInputStream().readAllBytes(), UTF_8);
    if (wrk.waitFor() != 0) {
      throw new IllegalStateException("wrk failed: " + printed);
    }
    return round(printed);
  }

  private static Round round(String printed) throws IOException {
    JsonNode figures =
        JSON.readTree(
            printed.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
    long answers = figures.path("answers").longValue();
    return new Round(
        answers * 1e6 / figures.path("micros").longValue(),
        figures.path("p99_micros").longValue() / 1e3,
        figures.path("failures").longValue());
  }
}
