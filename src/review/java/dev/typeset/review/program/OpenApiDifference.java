package dev.typeset.review.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;

/** What changes for the callers of the API, from its OpenAPI document before and after. */
public final class OpenApiDifference {
  private final Map<Said, List<String>> changes = new LinkedHashMap<>();

  private OpenApiDifference() {}

  /**
   * A change, once for all operations that it is the same for.
   *
   * @param operations such as {@code POST /api/v1/posts}
   * @param place what of them it is about, such as {@code request: title} or {@code answer 200:
   *     items[].author}; empty for the whole of it
   * @param sentence what changed
   * @param breaking whether a caller who knows the API as it was may fail
   */
  public record ApiChange(
      List<String> operations, String place, String sentence, boolean breaking) {}

  /** What is said of an operation. */
  record Said(String place, String sentence, boolean breaking) {}

  /**
   * The changes, breaking ones first.
   *
   * @param before an OpenAPI document, 3.0 or 3.1, in JSON
   * @param after another
   * @throws JsonProcessingException where one of them is no JSON
   */
  public static List<ApiChange> between(String before, String after)
      throws JsonProcessingException {
    ChangedOpenApi compared =
        OpenApiCompare.fromContents(PlainOpenApi.of(before), PlainOpenApi.of(after));
    var difference = new OpenApiDifference();
    compared
        .getMissingEndpoints()
        .forEach(
            gone -> difference.say(name(gone.getMethod(), gone.getPathUrl()), "", "is gone", true));
    compared
        .getNewEndpoints()
        .forEach(
            come -> difference.say(name(come.getMethod(), come.getPathUrl()), "", "is new", false));
    compared.getChangedOperations().forEach(difference::operation);
    return difference.changes.entrySet().stream()
        .map(entry ->
            new ApiChange(
                entry.getValue().stream().sorted().toList(),
                entry.getKey().place(),
                entry.getKey().sentence(),
                entry.getKey().breaking()))
        .sorted(
            Comparator.comparing(ApiChange::breaking)
                .reversed()
                .thenComparing(change -> change.operations().getFirst())
                .thenComparing(ApiChange::place)
                .thenComparing(ApiChange::sentence))
        .toList();
  }

  private void operation(ChangedOperation operation) {
    String name = name(operation.getHttpMethod(), operation.getPathUrl());
    List<Said> said = new ArrayList<>();
    if (operation.isDeprecated()) {
      said.add(new Said("", "is deprecated now", false));
    }
    if (different(operation.getOperationId())) {
      said.add(new Said("", "has another operationId", breaking(operation.getOperationId())));
    }
    if (different(operation.getSecurityRequirements())) {
      said.add(
          new Said("", "asks otherwise who calls", breaking(operation.getSecurityRequirements())));
    }
    parameters(said, operation.getParameters());
    request(said, operation.getRequestBody());
    answers(said, operation.getApiResponses());
    if (said.isEmpty() && operation.isDifferent()) {
      said.add(new Said("", "is described in other words", operation.isIncompatible()));
    }
    said.forEach(each -> say(name, each.place(), each.sentence(), each.breaking()));
  }

  private static void parameters(List<Said> said, @Nullable ChangedParameters parameters) {
    if (parameters == null) {
      return;
    }
    for (Parameter gone : parameters.getMissing()) {
      said.add(new Said(parameter(gone.getIn(), gone.getName()), "is gone", true));
    }
    for (Parameter come : parameters.getIncreased()) {
      boolean required = Boolean.TRUE.equals(come.getRequired());
      said.add(
          new Said(
              parameter(come.getIn(), come.getName()),
              required ? "is new and must be given" : "is new",
              required));
    }
    for (ChangedParameter changed : parameters.getChanged()) {
      String place = parameter(changed.getIn(), changed.getName());
      if (changed.isChangeRequired()) {
        boolean required = Boolean.TRUE.equals(changed.getNewParameter().getRequired());
        said.add(new Said(place, required ? "must be given now" : "may be left out now", required));
      }
      if (changed.isChangeStyle() || changed.isChangeExplode()) {
        said.add(new Said(place, "is written in another way", true));
      }
      OpenApiSchemas.say(said, place, changed.getSchema(), true);
    }
  }

  private static void request(List<Said> said, @Nullable ChangedRequestBody body) {
    if (body == null) {
      return;
    }
    if (body.isChangeRequired()) {
      boolean required =
          body.getNewRequestBody() != null
              && Boolean.TRUE.equals(body.getNewRequestBody().getRequired());
      said.add(
          new Said("request", required ? "must be given now" : "may be left out now", required));
    }
    content(said, "request", body.getContent(), true);
  }

  private static void answers(List<Said> said, @Nullable ChangedApiResponse answers) {
    if (answers == null) {
      return;
    }
    answers
        .getMissing()
        .keySet()
        .forEach(
            status -> said.add(new Said("answer " + status, "is gone", status.startsWith("2"))));
    answers
        .getIncreased()
        .keySet()
        .forEach(status -> said.add(new Said("answer " + status, "is new", false)));
    answers
        .getChanged()
        .forEach((status, answer) -> {
          headers(said, "answer " + status, answer.getHeaders());
          content(said, "answer " + status, answer.getContent(), false);
        });
  }

  private static void headers(List<Said> said, String place, @Nullable ChangedHeaders headers) {
    if (headers == null) {
      return;
    }
    headers
        .getMissing()
        .keySet()
        .forEach(name -> said.add(new Said(place + ": header " + name, "is gone", true)));
    headers
        .getIncreased()
        .keySet()
        .forEach(name -> said.add(new Said(place + ": header " + name, "is new", false)));
    headers
        .getChanged()
        .forEach((name, header) ->
            OpenApiSchemas.say(said, place + ": header " + name, header.getSchema(), false));
  }

  private static void content(
      List<Said> said, String place, @Nullable ChangedContent content, boolean request) {
    if (content == null) {
      return;
    }
    content
        .getMissing()
        .keySet()
        .forEach(type -> said.add(new Said(place, type + " is gone", true)));
    content
        .getIncreased()
        .keySet()
        .forEach(type -> said.add(new Said(place, type + " is new", false)));
    content
        .getChanged()
        .values()
        .forEach(type -> OpenApiSchemas.say(said, place, type.getSchema(), request));
  }

  private void say(String operation, String place, String sentence, boolean breaking) {
    List<String> operations =
        changes.computeIfAbsent(new Said(place, sentence, breaking), _ -> new ArrayList<>());
    if (!operations.contains(operation)) {
      operations.add(operation);
    }
  }

  private static String name(HttpMethod method, String path) {
    return method + " " + path;
  }

  private static String parameter(String in, String name) {
    return (in.equals("header") ? "header " : "parameter ") + name;
  }

  private static boolean different(@Nullable Changed changed) {
    return changed != null && changed.isDifferent();
  }

  private static boolean breaking(Changed changed) {
    return changed.isIncompatible();
  }
}
