package dev.typeset.review.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.typeset.review.diagram.DrawnSchema.Box;
import dev.typeset.review.diagram.DrawnSchema.Row;
import dev.typeset.review.diagram.SchemaLayout.Place;
import dev.typeset.review.diagram.SchemaLayout.Point;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SchemaDiagramTest {
  /** Every kind of change, a table that points to itself, tables in a ring, and odd names. */
  private static final String CHANGES =
      """
      alter table posts add slug varchar(100), add parent_id bigint references posts on delete set null;
      alter table posts drop column version;
      alter table tags alter name type varchar(80), drop column version;
      alter table users alter full_name set not null, add best_post bigint references posts;
      alter table posts drop constraint posts_author_id_fkey;
      alter table posts add constraint posts_author_id_fkey foreign key (author_id) references users on delete cascade;
      create table profiles (user_id bigint primary key references users, "<&> odd" text);
      comment on column profiles."<&> odd" is 'Neither <b> nor "&amp;".';
      create index sessions_user_agent_idx on sessions (user_agent);
      drop table replays;
      create table lonely (a int);
      """;

  private static SchemaModel before;
  private static SchemaModel after;

  @BeforeAll
  static void read() throws SQLException {
    before = Schemas.migrated("select 1");
    after = Schemas.migrated(CHANGES);
  }

  @Nested
  class Drawing {
    @Test
    void saysWhatBecameOfEachTable() {
      assertThat(DrawnSchema.of(before, after).boxes())
          .extracting(box -> box.change().sign() + box.name())
          .containsExactly(
              "+lonely",
              "post_tags",
              "~posts",
              "−replays",
              "+profiles",
              "~sessions",
              "~tags",
              "tokens",
              "~users");
    }

    @Test
    void saysWhatBecameOfEachColumn() {
      assertThat(rows("posts"))
          .extracting(row -> row.change().sign() + row.name())
          .containsExactly(
              "id",
              "author_id",
              "title",
              "content",
              "−version",
              "created_at",
              "updated_at",
              "search",
              "+slug",
              "+parent_id");
      assertThat(rows("tags")).extracting(Row::type).contains("varchar(50) → varchar(80)");
      assertThat(rows("users")).extracting(Row::type).contains("varchar(100) → not null");
    }

    @Test
    void tellsInTheTitleOfATableWhatNoColumnShows() {
      assertThat(box("sessions").title())
          .isEqualTo(
              """
              Sign-ins of users: what began with a password, and lasts until it is ended.
              + sessions_user_agent_idx INDEX btree (user_agent)\
              """);
    }

    @Test
    void saysWhatBecameOfEachForeignKey() {
      assertThat(DrawnSchema.of(before, after).lines())
          .extracting(line ->
              line.change().sign() + line.table() + "." + line.column() + " " + line.target())
          .containsExactlyInAnyOrder(
              "post_tags.post_id posts",
              "post_tags.tag_id tags",
              "~posts.author_id users",
              "+posts.parent_id posts",
              "+profiles.user_id users",
              "−replays.user_id users",
              "sessions.user_id users",
              "tokens.session_id sessions",
              "+users.best_post posts");
    }

    @Test
    void findsNothingThatDiffersBetweenTheSame() {
      assertThat(DrawnSchema.of(before, before).changed()).isFalse();
      assertThat(DrawnSchema.of(before, after).changed()).isTrue();
    }

    private List<Row> rows(String table) {
      return box(table).rows();
    }

    private Box box(String table) {
      return DrawnSchema.of(before, after).boxes().stream()
          .filter(box -> box.name().equals(table))
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class Layout {
    private final DrawnSchema drawn = DrawnSchema.of(before, after);
    private final SchemaLayout layout = SchemaLayout.of(drawn);

    @Test
    void keepsTablesApart() {
      List<Rectangle2D> boxes =
          layout.boxes().values().stream().map(SchemaDiagramTest::box).toList();
      for (Rectangle2D one : boxes) {
        assertThat(boxes).filteredOn(one::intersects).containsExactly(one);
      }
    }

    @Test
    void leadsNoLineThroughATable() {
      List<String> crossings = new ArrayList<>();
      layout
          .lines()
          .forEach((line, points) -> {
            for (int i = 1; i < points.size(); i++) {
              Point from = points.get(i - 1);
              Point to = points.get(i);
              var piece = new Line2D.Double(from.x(), from.y(), to.x(), to.y());
              layout
                  .boxes()
                  .forEach((box, place) -> {
                    if (piece.intersects(inside(place))) {
                      crossings.add(line.title() + " crosses " + box.name());
                    }
                  });
            }
          });
      assertThat(layout.lines()).hasSize(9);
      assertThat(crossings).isEmpty();
    }

    @Test
    void endsLinesAtTheirRows() {
      layout
          .lines()
          .forEach((line, points) -> {
            for (Box box : drawn.boxes()) {
              List<String> names = box.rows().stream().map(Row::name).toList();
              Place place = Objects.requireNonNull(layout.boxes().get(box));
              if (box.name().equals(line.table())) {
                assertThat(points.getLast())
                    .isEqualTo(new Point(place.x(), place.row(names.indexOf(line.column()))));
              }
            }
          });
    }
  }

  @Nested
  class Svg {
    @Test
    void isWellFormedWhateverTheNames() {
      var source = new InputSource(new StringReader(SchemaDiagram.of(before, after)));
      assertThatCode(
              () -> DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(source))
          .doesNotThrowAnyException();
    }

    @Test
    void hasALegendOfColoursOnlyWhereSomethingChanged() {
      assertThat(SchemaDiagram.of(before, after)).contains(">added<", ">removed<", ">changed<");
      assertThat(SchemaDiagram.of(before)).doesNotContain(">added<", ">removed<", ">changed<");
    }

    @Test
    void isTheSameEachTime() {
      assertThat(SchemaDiagram.of(before, after)).isEqualTo(SchemaDiagram.of(before, after));
    }
  }

  private static Rectangle2D box(Place place) {
    return new Rectangle2D.Double(place.x(), place.y(), place.width(), place.height());
  }

  /** Lines end at the border, so that is left out. */
  private static Rectangle2D inside(Place place) {
    return new Rectangle2D.Double(
        place.x() + 1, place.y() + 1, place.width() - 2, place.height() - 2);
  }
}
