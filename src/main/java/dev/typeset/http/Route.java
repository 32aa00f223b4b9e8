package dev.typeset.http;

import io.javalin.http.HandlerType;

/**
 * A route that does not say yet who may use it. There is no way to an endpoint but through that.
 */
public final class Route {
  private final Api api;
  private final HandlerType method;
  private final String path;

  Route(Api api, HandlerType method, String path) {
    this.api = api;
    this.method = method;
    this.path = path;
  }

  /** Anyone may, and no token is looked at. */
  public Endpoint<Nothing, Nothing> open() {
    return endpoint(Access.OPEN);
  }

  /** Anyone may; who shows a token is known by it. */
  public Endpoint<Nothing, Nothing> anyone() {
    return endpoint(Access.ANYONE);
  }

  /** Whoever has signed in may. */
  public Endpoint<Nothing, Nothing> signedIn() {
    return endpoint(Access.SIGNED_IN);
  }

  /** Whoever owns the row may, and admins. The statement that does the work must say so. */
  public Endpoint<Nothing, Nothing> owner() {
    return endpoint(Access.OWNER);
  }

  /** Admins may. */
  public Endpoint<Nothing, Nothing> admin() {
    return endpoint(Access.ADMIN);
  }

  private Endpoint<Nothing, Nothing> endpoint(Access access) {
    return Endpoint.of(api, method, path, access);
  }
}
