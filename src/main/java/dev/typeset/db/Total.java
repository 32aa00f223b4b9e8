package dev.typeset.db;

import dev.typeset.core.Page;
import dev.typeset.core.PageRequest;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Select;
import reactor.core.publisher.Mono;

/** How many rows a list has in all, counted only where that is asked for. One statement more. */
public final class Total {
  private static final Pattern PLANNED = Pattern.compile("\"Plan Rows\": *([0-9]+)");

  private Total() {}

  /**
   * The page with the total where the request asks for it.
   *
   * @param rows all that the list has, without order or limit
   */
  public static <T> Mono<Page<T>> add(
      DSLContext dsl, PageRequest request, Supplier<Select<?>> rows, Page<T> page) {
    return switch (request.count()) {
      case NONE -> Mono.just(page);
      case EXACT ->
          Database.one(dsl.selectCount().from(rows.get().asTable("rows")))
              .map(count -> page.withTotal(count.value1().longValue()));
      case ESTIMATED ->
          Database.one(dsl.resultQuery("explain (format json) {0}", rows.get()))
              .map(plan -> page.withTotal(planned(plan.get(0, String.class))));
    };
  }

  private static long planned(String plan) {
    Matcher rows = PLANNED.matcher(plan);
    if (!rows.find()) {
      throw new IllegalStateException("The planner told no number of rows");
    }
    return Long.parseLong(rows.group(1));
  }
}
