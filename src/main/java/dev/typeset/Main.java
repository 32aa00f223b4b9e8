package dev.typeset;

import dev.typeset.db.DatabaseFailure;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program: environment to settings, settings to a running service or to one of its commands.
 */
public final class Main {
  private static final int FAILED = 1;
  private static final int BAD_SETTINGS = 2;
  private static final String BANNER =
      """
      Typeset is ready on {}

        Docs     {}/docs
        Health   {}/health/ready
        Posts    {}/api/v1/posts

      Try:
        curl '{}/api/v1/posts?tag=sql&limit=2'
        curl '{}/api/v1/users/1?include=posts'
        curl -d 'grant_type=password&username=grace@example.com&password=…' {}/api/v1/auth/token
      """;

  private Main() {}

  /** Without an argument the service runs until it is told to stop; an argument names a command. */
  public static void main(String[] arguments) {
    // Before the first logger is made; what is wrong with LOG_FORMAT itself is said in text.
    boolean json = "json".equalsIgnoreCase(System.getenv().getOrDefault("LOG_FORMAT", "").strip());
    System.setProperty("dev.typeset.log", json ? "json" : "text");
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try {
      if (arguments.isEmpty()) {
        serve(Config.from(System.getenv()));
      } else {
        Commands.run(arguments, System.getenv());
      }
      return 0;
    } catch (Config.Invalid e) {
      return fail(BAD_SETTINGS, e.lines());
    } catch (DatabaseFailure e) {
      return fail(FAILED, e.lines());
    } catch (IllegalStateException | IllegalArgumentException e) {
      return fail(FAILED, List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("This should not have happened", e);
      return FAILED;
    }
  }

  private static void serve(Config config) {
    System.setOut(buffered(new FileOutputStream(FileDescriptor.out)));
    App app = App.start(config);
    // A stop that was asked for is no failure, so the JVM's own exit code for a signal is not the
    // one to give.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  boolean failed = app.prepared().isCompletedExceptionally();
                  try {
                    app.close();
                  } finally {
                    Runtime.getRuntime().halt(failed ? FAILED : 0);
                  }
                },
                "stop"));
    Logger log = LoggerFactory.getLogger(Main.class);
    String address =
        "http://"
            + (config.host().contains(":") ? "[" + config.host() + "]" : config.host())
            + ":"
            + app.port();
    log.info("Listening on {}", address);
    try {
      app.prepared().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    log.info(BANNER.replace("{}", address));
    waitForever();
  }

  /**
   * What is printed there is written once somebody flushes, or 64 KiB have come. By itself Java
   * flushes whatever it writes to System.out. The log flushes each line but those of the requests.
   */
  static PrintStream buffered(OutputStream out) {
    return new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
  }

  private static void waitForever() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int fail(int code, List<String> lines) {
    Logger log = LoggerFactory.getLogger(Main.class);
    lines.forEach(log::error);
    return code;
  }
}
