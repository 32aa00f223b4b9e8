package dev.typeset.review.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a schema from the catalogue, as the transaction of a connection sees it. */
public final class SchemaQuery {
  private static final String TABLES =
      """
      select oid, quote_ident(relname), relkind = 'p', relispartition, relpersistence = 'u',
        relkind = 'r' and pg_relation_size(oid) > 0, reltuples, relfilenode, obj_description(oid, 'pg_class')
      from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'flyway_schema_history'
      order by relname
      """;

  private static final String COLUMNS =
      """
      select a.attrelid, a.attnum, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid), a.attgenerated <> '', a.attidentity, col_description(a.attrelid, a.attnum)
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
        and a.attnum > 0 and not a.attisdropped
      order by c.relname, a.attnum
      """;

  /** Since PostgreSQL 18, NOT NULL is a constraint ('n') too. */
  private static final String CONSTRAINTS =
      """
      select k.oid, k.conrelid, quote_ident(k.conname), k.contype, pg_get_constraintdef(k.oid), k.convalidated,
        array(select quote_ident(a.attname) from unnest(k.conkey) with ordinality key (number, place)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number order by key.place), k.conindid
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      where c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
        and k.contype in ('c', 'f', 'p', 'u', 'x')
      order by c.relname, k.conname
      """;

  private static final String INDEXES =
      """
      select i.indexrelid, i.indrelid, quote_ident(x.relname), pg_get_indexdef(i.indexrelid), i.indisunique, i.indisvalid,
        i.indpred is not null,
        exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')), x.relfilenode,
        array(select coalesce(quote_ident(a.attname), '') from unnest(i.indkey::smallint[]) with ordinality key (number, place)
          left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = key.number order by key.place)
      from pg_index i
      join pg_class x on x.oid = i.indexrelid
      join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and c.relname <> 'flyway_schema_history'
      order by c.relname, x.relname
      """;

  /** Every object in the schema or on its tables that is no table, index, sequence of one, … */
  private static final String OTHERS =
      """
      select pg_describe_object(d.classid, d.objid, 0)
      from pg_depend d
      left join pg_class c on d.classid = 'pg_class'::regclass and c.oid = d.objid
      where d.refclassid = 'pg_namespace'::regclass and d.refobjid = 'public'::regnamespace
        and coalesce(c.relkind, 'v') not in ('r', 'p', 'i', 'I', 't')
        and not exists (select from pg_depend o where o.classid = d.classid and o.objid = d.objid and o.deptype in ('i', 'e'))
      union
      select pg_describe_object('pg_trigger'::regclass, oid, 0) from pg_trigger where not tgisinternal
      union
      select pg_describe_object('pg_rewrite'::regclass, oid, 0) from pg_rewrite
      where rulename <> '_RETURN' and ev_class in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union
      select pg_describe_object('pg_policy'::regclass, oid, 0) from pg_policy
      """;

  private static final String LABELS =
      """
      select t.typname, e.enumlabel from pg_enum e join pg_type t on t.oid = e.enumtypid order by e.enumsortorder
      """;

  private final Statement statement;

  private SchemaQuery(Statement statement) {
    this.statement = statement;
  }

  /** How a row becomes a value. */
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  public static Schema read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var reader = new SchemaQuery(statement);
      Map<Long, Schema.Table> tables = new LinkedHashMap<>();
      reader.rows(TABLES, SchemaQuery::table).forEach(table -> tables.put(table.id(), table));
      Map<String, Schema.Column> columns = new LinkedHashMap<>();
      reader
          .rows(COLUMNS, SchemaQuery::column)
          .forEach(column -> columns.put(column.table() + "." + column.number(), column));
      Map<Long, Schema.Constraint> constraints = new LinkedHashMap<>();
      reader
          .rows(CONSTRAINTS, SchemaQuery::constraint)
          .forEach(each -> constraints.put(each.id(), each));
      Map<Long, Schema.Index> indexes = new LinkedHashMap<>();
      reader.rows(INDEXES, SchemaQuery::index).forEach(index -> indexes.put(index.id(), index));
      SortedSet<String> others = new TreeSet<>(reader.rows(OTHERS, row -> row.getString(1)));
      SortedMap<String, List<String>> labels = new TreeMap<>();
      for (String[] label :
          reader.rows(LABELS, row -> new String[] {row.getString(1), row.getString(2)})) {
        labels.computeIfAbsent(label[0], name -> new ArrayList<>()).add(label[1]);
      }
      return new Schema(tables, columns, constraints, indexes, others, labels);
    }
  }

  private <T> List<T> rows(String query, Row<T> row) throws SQLException {
    List<T> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(row.of(rows));
      }
    }
    return values;
  }

  private static Schema.Table table(ResultSet row) throws SQLException {
    return new Schema.Table(
        row.getLong(1),
        row.getString(2),
        row.getBoolean(3),
        row.getBoolean(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getDouble(7),
        row.getLong(8),
        row.getString(9));
  }

  private static Schema.Column column(ResultSet row) throws SQLException {
    return new Schema.Column(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getString(6),
        row.getBoolean(7),
        row.getString(8),
        row.getString(9));
  }

  private static Schema.Constraint constraint(ResultSet row) throws SQLException {
    return new Schema.Constraint(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4).charAt(0),
        row.getString(5),
        row.getBoolean(6),
        List.of((String[]) row.getArray(7).getArray()),
        row.getLong(8));
  }

  private static Schema.Index index(ResultSet row) throws SQLException {
    return new Schema.Index(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        row.getBoolean(6),
        row.getBoolean(7),
        row.getBoolean(8),
        row.getLong(9),
        List.of((String[]) row.getArray(10).getArray()));
  }
}
