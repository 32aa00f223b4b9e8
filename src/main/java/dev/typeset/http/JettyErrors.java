package dev.typeset.http;

import dev.typeset.core.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses before a request reaches Javalin, which it would do in HTML. */
final class JettyErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = Problems.ofStatus(response.getStatus());
    String requestId = response.getHeaders().get(RequestId.HEADER);
    if (requestId == null) {
      requestId = RequestId.choose(request.getHeaders().get(RequestId.HEADER));
      response.getHeaders().put(RequestId.HEADER, requestId);
    }
    Problems.headers(problem).forEach(response.getHeaders()::put);
    response.setStatus(Problems.type(problem).status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.PROBLEM);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(Problems.document(problem, requestId)), callback);
    return true;
  }
}
