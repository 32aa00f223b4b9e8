package dev.typeset.bench;

import dev.typeset.db.DatabaseUrl;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * What every service that is measured holds: users, posts of about 500 characters, 200 tags, three
 * of them on each post.
 */
final class DataSet {
  static final int TAGS = 200;
  static final String HUB_TAG = "everywhere";
  private static final int HUB_POSTS = 50_000;

  private DataSet() {}

  /** The author of very many posts: the last of the users. */
  static int hubAuthor(Figures.Method method) {
    return method.users();
  }

  /** The version of the server. */
  static String version(DatabaseUrl url) throws SQLException {
    try (Connection connection = connect(url)) {
      return connection.getMetaData().getDatabaseProductVersion().replaceAll(" .*", "");
    }
  }

  /**
   * Fills a migrated database that has no posts; leaves any other as it is.
   *
   * @throws IllegalStateException where it has fewer posts than are to be measured
   */
  static void load(DatabaseUrl url, Figures.Method method) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      long posts = count(statement);
      if (posts == 0) {
        System.out.printf("Loading %,d posts ...%n", method.posts());
        connection.setAutoCommit(false);
        fill(statement, method);
        connection.commit();
        connection.setAutoCommit(true);
        run(statement, "vacuum analyze");
      } else if (posts < method.posts()) {
        throw new IllegalStateException(
            "The database has %,d posts, and %,d are to be measured: name an empty one."
                .formatted(posts, method.posts()));
      }
    }
  }

  private static void fill(Statement sql, Figures.Method method) throws SQLException {
    // Indexes are made faster than they are kept.
    run(
        sql,
        """
        set maintenance_work_mem = '256MB';
        create temp table dropped as
          select indexrelid::regclass::text as index, pg_get_indexdef(indexrelid) as definition
          from pg_index where indrelid in ('posts'::regclass, 'post_tags'::regclass) and not indisunique;
        do $$ declare each record; begin
          for each in select * from dropped loop execute 'drop index ' || each.index; end loop;
        end $$;
        insert into users (id, email, hashed_password, full_name) overriding system value
          select n, 'user' || n || '@example.com', 'none', 'User ' || n from generate_series(1, %1$d) n;
        insert into tags (id, name) overriding system value select n, 'tag' || n from generate_series(1, %3$d) n;
        insert into posts (id, title, content, author_id, created_at, updated_at) overriding system value
          select n, 'Post title ' || n, rtrim(repeat('Lorem ipsum dolor ' || n || ' ', 20 + (n %% 20)::integer)),
            1 + (n * 7919) %% %1$d, at, at
          from generate_series(1::bigint, %2$d) n, lateral (select now() - (%2$d - n) * interval '10 seconds' as at) moment
          order by n;
        insert into post_tags (post_id, tag_id)
          select n, 1 + (n * k * 31 + k) %% %3$d from generate_series(1::bigint, %2$d) n, generate_series(1, 3) k
          on conflict do nothing;
        select setval(pg_get_serial_sequence('users', 'id'), %1$d), setval(pg_get_serial_sequence('posts', 'id'), %2$d),
          setval(pg_get_serial_sequence('tags', 'id'), %3$d);
        """
            .formatted(method.users(), method.posts(), TAGS));
    if (method.hub()) {
      run(
          sql,
          """
          insert into tags (name) values ('%s');
          insert into post_tags (post_id, tag_id)
            select posts.id, tags.id from posts, tags where posts.id %% 2 = 0 and tags.name = '%1$s';
          insert into posts (title, content, author_id, created_at, updated_at)
            select 'Post of the hub ' || n, 'One of very many', %d, at, at
            from generate_series(1, %d) n, lateral (select now() - n * interval '1 minute' as at) moment;
          """
              .formatted(HUB_TAG, hubAuthor(method), HUB_POSTS));
    }
    run(
        sql,
        """
        do $$ declare each record; begin
          for each in select * from dropped loop execute each.definition; end loop;
        end $$;
        """);
  }

  private static void run(Statement sql, String text) throws SQLException {
    boolean _ = sql.execute(text);
  }

  private static long count(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("select count(*) from posts")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    var properties = new Properties();
    properties.putAll(url.jdbcProperties());
    return DriverManager.getConnection(url.jdbcUrl(), properties);
  }
}
