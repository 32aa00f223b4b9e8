package dev.typeset.build;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.typeset.db.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Runs a command that finds a temporary PostgreSQL, of the version that a jar carries, in
 * DATABASE_URL.
 */
public final class WithServer {
  private WithServer() {}

  /**
   * Ends as the command ends. Where this program is ended first, the command and the server are
   * too.
   *
   * @param arguments the jar, and the command word by word
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    List<String> words = List.of(arguments);
    int status;
    try (EmbeddedServer server = EmbeddedServer.temporary(Path.of(words.getFirst()))) {
      ProcessBuilder command = new ProcessBuilder(words.subList(1, words.size())).inheritIO();
      command.environment().put("DATABASE_URL", server.url("postgres"));
      Process process = command.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      status = process.waitFor();
    }
    System.exit(status);
  }
}
