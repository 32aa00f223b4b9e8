package dev.typeset.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * A page behind the type of each problem, and one that lists them all: HTML for people, or the same
 * as JSON for whoever prefers that.
 */
public final class ProblemRoutes {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final List<ProblemType> ALL = List.of(ProblemType.values());

  /** What a page says. */
  record Words(
      String type, String title, int status, String explanation, String remedy, JsonNode example) {
    static Words of(ProblemType type) {
      return new Words(
          type.uri(),
          type.title(),
          type.status(),
          type.explanation(),
          type.remedy(),
          ProblemPages.example(type));
    }
  }

  public void register(Api api) {
    api.page("/problems", "Every type of error", this::list);
    api.page(
        "/problems/{name}",
        "What one means, an example, and what to do; as JSON where Accept prefers that",
        this::find);
  }

  private void list(Context ctx) {
    Parameters.none(ctx);
    if (isJson(ctx)) {
      json(ctx, Map.of("items", ALL.stream().map(Words::of).toList()));
    } else {
      html(ctx, ProblemPages.list(ALL));
    }
  }

  private void find(Context ctx) {
    Parameters.none(ctx);
    String name = ctx.pathParam("name");
    ProblemType type =
        ALL.stream()
            .filter(each -> each.slug().equals(name))
            .findFirst()
            .orElseThrow(() -> Path.notFound().raise());
    if (isJson(ctx)) {
      json(ctx, Words.of(type));
    } else {
      html(ctx, ProblemPages.of(type));
    }
  }

  private static boolean isJson(Context ctx) {
    return MediaTypes.choose(ctx, List.of(MediaTypes.HTML, MediaTypes.JSON))
        .equals(MediaTypes.JSON);
  }

  private static void json(Context ctx, Object words) {
    ctx.contentType(MediaTypes.JSON).result(Json.write(words));
  }

  private static void html(Context ctx, String page) {
    ctx.header("Content-Security-Policy", POLICY);
    PageFile.html(page).send(ctx);
  }
}
