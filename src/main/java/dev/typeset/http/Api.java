package dev.typeset.http;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The routes of the service. Every path answers every method: GET brings HEAD with it, OPTIONS
 * tells what is taken, and anything else is refused with Allow. A literal path wins over one with a
 * parameter.
 */
public final class Api {
  /** Where the resources lie. */
  public static final String BASE = "/api/v1";

  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.TRACE,
          HandlerType.QUERY);

  private static final Set<String> ANSWERED = Set.of("HEAD", "OPTIONS");

  private final Map<String, Map<HandlerType, Handler>> routes = new LinkedHashMap<>();
  private final Set<String> pages = new HashSet<>();

  public void get(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
  }

  /** A GET of what is not JSON, such as a page for people: Accept may leave JSON out. */
  public void page(String path, Handler handler) {
    pages.add(path.replaceFirst("\\{.*", ""));
    get(path, handler);
  }

  public void post(String path, Handler handler) {
    add(HandlerType.POST, path, handler);
  }

  public void patch(String path, Handler handler) {
    add(HandlerType.PATCH, path, handler);
  }

  public void delete(String path, Handler handler) {
    add(HandlerType.DELETE, path, handler);
  }

  /** Each route as {@code GET /api/v1/posts}, in the order in which they were added. */
  public List<String> all() {
    List<String> all = new ArrayList<>();
    routes.forEach(
        (path, handlers) -> handlers.keySet().forEach(method -> all.add(method + " " + path)));
    return all;
  }

  /** Hands every route to Javalin, literal paths first, since Javalin takes the first that fits. */
  void register(RoutesConfig javalin) {
    routes.keySet().stream()
        .filter(path -> !hasParameter(path))
        .forEach(path -> register(javalin, path));
    routes.keySet().stream().filter(Api::hasParameter).forEach(path -> register(javalin, path));
  }

  /**
   * That Javalin knows the method, so that the route itself can say what it takes.
   *
   * @throws Failure {@link Problem.MethodNotAllowed} for another, or {@link Problem.NotFound} where
   *     nothing is
   */
  void requireKnown(String method, String path) {
    if (ANSWERED.contains(method)
        || METHODS.stream().anyMatch(known -> known.name().equals(method))) {
      return;
    }
    throw routes.keySet().stream()
        .sorted(Comparator.comparing(Api::hasParameter))
        .filter(
            route -> path.matches(route.replace("{id}", "[0-9]{1,19}").replace("{name}", "[^/]+")))
        .findFirst()
        .<Problem>map(route -> new Problem.MethodNotAllowed(allowed(methods(route))))
        .orElse(Input.notFound())
        .raise();
  }

  /** Whether something else than JSON is there. */
  boolean isPage(String path) {
    return pages.contains(path) || pages.contains(path.substring(0, path.lastIndexOf('/') + 1));
  }

  private Set<HandlerType> methods(String route) {
    return routes.getOrDefault(route, Map.of()).keySet();
  }

  private void register(RoutesConfig javalin, String path) {
    Map<HandlerType, Handler> handlers = routes.getOrDefault(path, Map.of());
    List<String> allowed = allowed(handlers.keySet());
    METHODS.forEach(method ->
        javalin.addHttpHandler(
            method, path, handlers.getOrDefault(method, ctx -> refuse(ctx, path, allowed))));
    javalin.addHttpHandler(
        HandlerType.HEAD,
        path,
        handlers.getOrDefault(HandlerType.GET, ctx -> refuse(ctx, path, allowed)));
    javalin.addHttpHandler(
        HandlerType.OPTIONS,
        path,
        ctx -> Reply.empty(ctx.header("Allow", String.join(", ", allowed))));
  }

  private static void refuse(Context ctx, String path, List<String> allowed) {
    if (path.contains("{id}")) {
      Input.id(ctx);
    }
    throw new Problem.MethodNotAllowed(allowed).raise();
  }

  private static List<String> allowed(Set<HandlerType> methods) {
    List<String> allowed = new ArrayList<>();
    for (HandlerType method : methods) {
      allowed.add(method.name());
      if (method.equals(HandlerType.GET)) {
        allowed.add("HEAD");
      }
    }
    allowed.add("OPTIONS");
    return allowed;
  }

  private static boolean hasParameter(String path) {
    return path.contains("{");
  }

  private void add(HandlerType method, String path, Handler handler) {
    Handler before = routes.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
    if (before != null) {
      throw new IllegalStateException(method + " " + path + " is declared twice");
    }
  }
}
