package dev.typeset.http;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import dev.typeset.core.Signer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

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

  private static final Set<String> KNOWN =
      Stream.concat(METHODS.stream().map(HandlerType::name), Stream.of("HEAD", "OPTIONS"))
          .collect(toUnmodifiableSet());

  private final Map<String, Map<HandlerType, Handler>> routes = new LinkedHashMap<>();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, String> summaries = new LinkedHashMap<>();
  private final Reply reply;
  private final Cursors cursors;
  private final Replays replays;
  private final Admission admission;

  /**
   * An API without endpoints yet.
   *
   * @param reply sends the answers
   * @param signer signs the cursors
   * @param replays remembers what writes answered
   * @param admission knows the callers
   */
  public Api(Reply reply, Signer signer, Replays replays, Admission admission) {
    this.reply = reply;
    this.cursors = new Cursors(signer);
    this.replays = replays;
    this.admission = admission;
  }

  public Route get(String path) {
    return new Route(this, HandlerType.GET, path);
  }

  public Route post(String path) {
    return new Route(this, HandlerType.POST, path);
  }

  public Route patch(String path) {
    return new Route(this, HandlerType.PATCH, path);
  }

  public Route delete(String path) {
    return new Route(this, HandlerType.DELETE, path);
  }

  /**
   * A page or a file beside the resources, which the documentation of the API leaves out.
   *
   * @param summary what it is, for README; empty where nobody has to know
   */
  public void page(String path, String summary, Handler handler) {
    if (!summary.isEmpty()) {
      summaries.put(HandlerType.GET + " " + path, summary);
    }
    add(HandlerType.GET, path, handler);
  }

  /** What each route does, by {@code GET /api/v1/posts}, in the order in which they were added. */
  public Map<String, String> summaries() {
    return Collections.unmodifiableMap(summaries);
  }

  List<Operation> operations() {
    return operations;
  }

  Reply reply() {
    return reply;
  }

  Admission admission() {
    return admission;
  }

  Cursors cursors() {
    return cursors;
  }

  void add(Operation operation, Handler handler) {
    operations.add(operation);
    summaries.put(operation.toString(), operation.summary());
    add(operation.method(), operation.path(), handler);
  }

  /** Does the work, once only where there is a claim. */
  <T> Mono<Supplier<Answer>> once(
      Replays.@Nullable Claim claim,
      Mono<T> work,
      Function<T, Answer> encode,
      Function<T, @Nullable Long> person) {
    return claim == null
        ? Reply.encodedLater(work, encode)
        : replays
            .once(claim, work, result -> reply.encode(result, encode), person)
            .map(answer -> () -> answer);
  }

  /**
   * Hands every route to Javalin, which takes the first that fits: of each resource the literal
   * paths, then the others.
   */
  void register(RoutesConfig javalin) {
    routes.keySet().stream()
        .collect(groupingBy(Path::resource, LinkedHashMap::new, toList()))
        .values()
        .forEach(paths ->
            paths.stream()
                .sorted(Comparator.comparing(Path::hasParameter))
                .forEach(path -> register(javalin, path)));
  }

  /**
   * That Javalin knows the method, so that the route itself can say what it takes.
   *
   * @throws Failure {@link Problem.MethodNotAllowed} for another, or {@link Problem.NotFound} where
   *     nothing is
   */
  void requireKnown(String method, String path) {
    if (KNOWN.contains(method)) {
      return;
    }
    throw template(path)
        .<Problem>map(route -> new Problem.MethodNotAllowed(allowed(methods(route))))
        .orElse(Path.notFound())
        .raise();
  }

  /** The route, as it was declared, that a path belongs to. */
  Optional<String> template(String path) {
    return routes.keySet().stream()
        .sorted(Comparator.comparing(Path::hasParameter))
        .filter(
            route -> path.matches(route.replace("{id}", "[0-9]{1,19}").replace("{name}", "[^/]+")))
        .findFirst();
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
        ctx -> {
          if (path.contains("{id}")) {
            Path.id(ctx);
          }
          Reply.empty(ctx.header("Allow", String.join(", ", allowed)));
        });
  }

  private static void refuse(Context ctx, String path, List<String> allowed) {
    if (path.contains("{id}")) {
      Path.id(ctx);
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

  private void add(HandlerType method, String path, Handler handler) {
    Handler before = routes.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
    if (before != null) {
      throw new IllegalStateException(method + " " + path + " is declared twice");
    }
  }
}
