package dev.typeset.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The page on which people read the API and try it out: Swagger UI over {@code /openapi.json}. All
 * that it loads comes from here.
 */
public final class DocsRoutes {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String PAGE = "/docs/index.html";
  private static final Map<String, String> FILES = files();

  private final Map<String, PageFile> read = new ConcurrentHashMap<>();

  public void register(Api api) {
    api.page("/", "", this::home);
    api.page("/docs", "A page to read the API and try it out", this::page);
    api.page("/docs/{name}", "", this::file);
  }

  private void home(Context ctx) {
    Parameters.none(ctx);
    ctx.status(302).header("Location", "/docs");
  }

  private void page(Context ctx) {
    Parameters.none(ctx);
    ctx.header("Content-Security-Policy", POLICY);
    send(ctx, PAGE);
  }

  private void file(Context ctx) {
    Parameters.none(ctx);
    String resource = FILES.get(ctx.pathParam("name"));
    if (resource == null) {
      throw Path.notFound().raise();
    }
    send(ctx, resource);
  }

  private void send(Context ctx, String resource) {
    read.computeIfAbsent(resource, PageFile::of).send(ctx);
  }

  private static Map<String, String> files() {
    String swagger = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
    return Map.of(
        "docs.js",
        "/docs/docs.js",
        "pages.css",
        "/docs/pages.css",
        "swagger-ui.css",
        swagger + "swagger-ui.css",
        "swagger-ui-bundle.js",
        swagger + "swagger-ui-bundle.js");
  }

  /** The version of the library is part of its paths, and is written in pom.xml alone. */
  private static String version() {
    var library = new Properties();
    try (var stream =
        DocsRoutes.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      library.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return library.getProperty("version");
  }
}
