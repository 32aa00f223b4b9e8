package dev.typeset.review.statements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests that have every route send every statement that it can: each order, each filter alone,
 * each way of a page, each header that adds a statement. They are the same each time, and name rows
 * that any database of db/seed/many.sql has with 400 posts or more.
 */
final class Tour {
  /**
   * What a database needs before: a user with many posts and sign-ins, two without posts, a tag on
   * many posts, and two who may sign in with one password.
   */
  static final String PREPARATION =
      """
      update posts set author_id = 5 where id between 100 and 150;
      update posts set author_id = 5 where author_id in (6, 16);
      insert into post_tags select id, 2 from posts where id between 200 and 250 on conflict do nothing;
      insert into sessions (user_id, created_at, refreshed_at, expires_at)
        select 5, at, at, '2126-01-01'
        from generate_series(timestamptz '2026-02-01', '2026-02-22', '1 day') as at;
      update users set hashed_password =
          '$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw'
        where id in (4, 7);
      update users set role = 'admin' where id = 8;
      """;

  /**
   * A request a line: the number of the user who asks or {@code -} for nobody, the method, the path
   * below /api/v1, a header, and the body, JSON or a form. {@code [a|b]} is a request each. {@code
   * #} is the id that was made last. With {@code >} in front the next page is asked for too, and
   * from there the one before.
   */
  private static final String REQUESTS =
      """
      - GET //health/live
      - GET //health/ready

      >1 GET /users[|?sort=created_at|?sort=-updated_at|?sort=updated_at|?skip=3|?count=exact|?count=estimated]
      1 GET /users?email=user7@example.com[|&count=exact]
      - POST /users {"email":"tour1@example.com","password":"a long enough word","full_name":"Tour"}
      - POST /users Idempotency-Key:tour-user {"email":"tour2@example.com","password":"a long enough word"}
      - POST /users Idempotency-Key:tour-user {"email":"tour2@example.com","password":"a long enough word"}
      [-|9|1] GET /users/9[|?include=posts]
      9 GET /users/9 If-None-Match:"none"
      1 PATCH /users/10 {"full_name":"Another"}
      1 PATCH /users/10 {"full_name":"Another"}
      1 PATCH /users/10 {"email":"tour10@example.com"}
      1 PATCH /users/10 {"email":"tour11@example.com","full_name":"Eleven"}
      1 PATCH /users/10 {"password":"a long enough word"}
      1 PATCH /users/10 {"role":"admin"}
      1 PATCH /users/10 {"role":"user"}
      1 PATCH /users/10 {"is_active":false}
      1 PATCH /users/10 {}
      1 PATCH /users/10 If-Match:* {"full_name":"Third"}
      9 PATCH /users/9 {"full_name":"Nine"}
      9 PATCH /users/10 {"full_name":"Not mine"}
      7 PATCH /users/7 {"password":"a long enough word","current_password":"correct horse battery"}
      1 DELETE /users/6
      1 DELETE /users/11 If-Match:*
      1 DELETE /users/11?cascade=true
      1 DELETE /users/12?cascade=true If-Match:*
      9 DELETE /users/10
      13 DELETE /users/13?cascade=true

      14 GET /users/me
      14 GET /users/me If-None-Match:"none"
      14 GET /users/me/export
      5 GET /users/me/export
      >5 GET /users/me/sessions[|?skip=3|?count=exact|?count=estimated]
      14 PATCH /users/me {"full_name":"Fourteen"}
      14 PATCH /users/me {"email":"tour14@example.com"}
      4 PATCH /users/me {"password":"a long enough word","current_password":"correct horse battery"}
      14 PATCH /users/me {}
      14 PATCH /users/me If-Match:* {"full_name":"Other"}
      8 PATCH /users/me {"role":"user"}
      16 DELETE /users/me If-Match:*
      14 DELETE /users/me
      14 DELETE /users/me?cascade=true If-Match:*
      15 DELETE /users/me?cascade=true
      17 DELETE /users/me/sessions/17
      18 POST /auth/revoke
      - POST /auth/token grant_type=password&username=user7@example.com&password=a+long+enough+word
      - POST /auth/token grant_type=refresh_token&refresh_token=refresh19
      - POST /auth/token grant_type=refresh_token&refresh_token=refresh19

      >20 GET /users/5/posts
      >- GET /users/5/posts?sort=[created_at|-updated_at|updated_at|title|-title]
      - GET /users/5/posts?[skip=3|count=exact|count=estimated]
      - GET /users/6/posts

      >20 GET /posts
      >- GET /posts?sort=[created_at|-updated_at|updated_at|title|-title]
      - GET /posts?[skip=3|count=exact|count=estimated|created_from=2026-01-01T00:10:00Z|created_to=2026-01-02T00:00:00Z]
      - GET /posts?author_id=5[|&count=exact|&sort=title]
      >- GET /posts?[keyword=lorem|keyword=or|tag=tag2]
      - GET /posts?keyword=lorem&[count=exact|skip=3|author_id=5|tag=tag2|sort=title]
      - GET /posts?keyword=or&[count=exact|skip=3|author_id=5|tag=tag2|sort=title]
      - GET /posts?tag=tag2&[count=exact|skip=3|author_id=5|sort=title|sort=-updated_at]
      - GET /posts?tag=tag2&tag=tag3[|&tag_match=all|&tag_match=all&count=exact]
      20 POST /posts {"title":"Tour","content":"Without tags"}
      20 POST /posts {"title":"Tour","content":"Numbered tags","tag_ids":[3,4]}
      20 POST /posts {"title":"Tour","content":"Named tags","tags":["tag3","tour1"]}
      20 POST /posts Idempotency-Key:tour-post {"title":"Tour","content":"Once"}
      20 POST /posts Idempotency-Key:tour-post {"title":"Tour","content":"Once"}
      >20 GET /posts/search?q=lorem
      - GET /posts/search?q=[nothing+like+this|%22a+phrase%22|post+-lorem|an]
      - GET /posts/search?q=lorem&[author_id=5|keyword=ipsum|keyword=or|tag=tag2|created_from=2026-01-01T00:10:00Z]
      - GET /posts/search?q=lorem&[tag=tag2&tag=tag3&tag_match=all|created_to=2026-01-02T00:00:00Z]
      - GET /posts/search[|?keyword=lorem|?tag=tag2|?skip=3|?count=exact|?count=estimated]
      - GET /posts/search?sort=[created_at|-updated_at|updated_at|title|-title]
      20 GET /posts/stats
      - GET /posts/stats?[author_id=5|keyword=lorem|keyword=or|tag=tag2|tag=tag2&tag_match=all|created_from=2026-01-01T00:10:00Z|created_to=2026-01-02T00:00:00Z]
      - GET /posts/stats?group_by=[author|tag|month]
      - GET /posts/stats?keyword=or&group_by=[author|tag|month]
      20 GET /posts/export
      - GET /posts/export?sort=[created_at|-updated_at|updated_at|title|-title]
      - GET /posts/export?[author_id=5|keyword=lorem|tag=tag2|tag=tag2&tag_match=all]
      - GET /posts/export?[created_from=2026-01-01T00:10:00Z|created_to=2026-01-02T00:00:00Z]
      - GET /posts/export Accept:text/csv
      20 POST /posts/batch [{"title":"Tour","content":"First","tags":["tag3"]},{"title":"Tour","content":"Second"}]
      1 POST /posts/batch [{"title":"Tour","content":"First","tags":["tag3"]},{"title":"Tour","content":"Second","author_id":21,"tag_ids":[4,5]}]
      20 POST /posts/batch [{"title":"Tour","content":"First","tags":["tag3","tour2"]}]
      20 POST /posts/batch Idempotency-Key:tour-batch [{"title":"Tour","content":"Without tags"}]
      20 GET /posts/7
      - GET /posts/7 If-None-Match:"none"
      1 PATCH /posts/7 {"title":"Another title"}
      1 PATCH /posts/7 {"content":"Another content"}
      1 PATCH /posts/7 {"title":"Third title","content":"Third content"}
      1 PATCH /posts/7 {"tags":["tag3","tag4"]}
      1 PATCH /posts/7 {"tags":["tag3","tour3"]}
      1 PATCH /posts/7 {"title":"Fourth title","tag_ids":[5,6]}
      1 PATCH /posts/7 {"content":"Fourth content","tag_ids":[]}
      1 PATCH /posts/7 {"title":"Fifth title","content":"Fifth content","tags":["tag5"]}
      1 PATCH /posts/7 {}
      1 PATCH /posts/7 If-Match:* {"title":"Sixth title"}
      1 PATCH /posts/7 If-Match:* {"tags":["tag7"]}
      20 POST /posts {"title":"Tour","content":"Mine"}
      20 PATCH /posts/# {"title":"Still mine"}
      20 PATCH /posts/# {"tags":["tag8"]}
      22 PATCH /posts/# {"title":"Not mine"}
      22 DELETE /posts/#
      20 DELETE /posts/#
      1 DELETE /posts/8
      1 DELETE /posts/9 If-Match:*

      >20 GET /tags[|?prefix=tag1|?skip=3|?count=exact|?count=estimated]
      - GET /tags?prefix=tag1&count=exact
      20 POST /tags {"name":"tour4"}
      20 POST /tags Idempotency-Key:tour-tag {"name":"tour5"}
      20 POST /tags Idempotency-Key:tour-tag {"name":"tour5"}
      20 GET /tags/9
      - GET /tags/9 If-None-Match:"none"
      1 PATCH /tags/10 {"name":"tour6"}
      1 PATCH /tags/10 {"name":"tour6"}
      1 PATCH /tags/10 If-Match:* {"name":"tour7"}
      1 PATCH /tags/10 {}
      1 DELETE /tags/11
      1 DELETE /tags/12 If-Match:*
      1 DELETE /tags/999999999
      >20 GET /tags/2/posts
      >- GET /tags/2/posts?sort=[created_at|-updated_at|updated_at|title|-title]
      - GET /tags/2/posts?[skip=3|count=exact|count=estimated]
      - GET /tags/999999999/posts
      """;

  private static final Pattern LINE =
      Pattern.compile("(>?)(\\S+) ([A-Z]+) (\\S+)(?: ([A-Z][A-Za-z-]+):(\\S+))?(?: (\\S.*))?");
  private static final Pattern CHOICE = Pattern.compile("\\[([^]]*)]");

  private Tour() {}

  /**
   * A request.
   *
   * @param user who asks; 0 for nobody
   * @param header its name and its value, or nothing
   * @param body empty for none
   * @param further whether the next page is wanted too
   */
  record Visit(
      int user, String method, String path, List<String> header, String body, boolean further) {
    /** The same of another path. */
    Visit to(String other) {
      return new Visit(user, method, other, header, body, false);
    }
  }

  /** All of them, in order. */
  static List<Visit> visits() {
    return REQUESTS
        .lines()
        .filter(line -> !line.isEmpty())
        .flatMap(line -> visits(line).stream())
        .toList();
  }

  private static List<Visit> visits(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("The tour has a line that is no request: " + line);
    }
    List<String> header =
        parts.group(5) == null ? List.of() : List.of(parts.group(5), parts.group(6));
    String body = parts.group(7) == null ? "" : parts.group(7);
    boolean further = !parts.group(1).isEmpty();
    List<Visit> visits = new ArrayList<>();
    for (String user : choices(parts.group(2))) {
      for (String path : choices(parts.group(4))) {
        visits.add(
            new Visit(
                user.equals("-") ? 0 : Integer.parseInt(user),
                parts.group(3),
                path.startsWith("//") ? path.substring(1) : "/api/v1" + path,
                header,
                body,
                further));
      }
    }
    return visits;
  }

  private static List<String> choices(String text) {
    Matcher choice = CHOICE.matcher(text);
    return choice.find()
        ? Arrays.stream(choice.group(1).split("\\|", -1))
            .map(each -> text.substring(0, choice.start()) + each + text.substring(choice.end()))
            .toList()
        : List.of(text);
  }
}
