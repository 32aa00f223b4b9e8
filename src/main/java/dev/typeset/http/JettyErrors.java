package dev.typeset.http;

import dev.typeset.core.Problem;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses before a request reaches Javalin, which it would do in HTML. */
final class JettyErrors extends ErrorHandler {
  private final RequestTimes times;

  JettyErrors(RequestTimes times) {
    this.times = times;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = Problems.ofStatus(response.getStatus());
    String requestId = response.getHeaders().get(RequestId.HEADER);
    if (requestId == null) {
      requestId = RequestId.choose(request.getHeaders().get(RequestId.HEADER));
      response.getHeaders().put(RequestId.HEADER, requestId);
    }
    if (!response.getHeaders().contains(Trace.HEADER)) {
      response
          .getHeaders()
          .put(Trace.HEADER, Trace.choose(request.getHeaders().getValuesList(Trace.HEADER)));
    }
    StandingHeaders.ALL.forEach(response.getHeaders()::put);
    Problems.headers(problem).forEach(response.getHeaders()::put);
    response.setStatus(Problems.type(problem).status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.PROBLEM);
    times.record(
        request.getMethod(),
        null,
        response.getStatus(),
        Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
    response.write(true, ByteBuffer.wrap(Problems.document(problem, requestId)), callback);
    return true;
  }
}
