package dev.typeset.build;

/** What db/schema.sql has no words for. */
final class UnknownObjects {
  /**
   * Names objects of kinds that {@link SchemaFile} does not write in schema public or on its
   * tables, those of extensions apart, and properties of tables, sequences and comments that are
   * not read.
   */
  static final String QUERY =
      """
      with tables as (
        select * from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'flyway_schema_history'
      ), known as (
        select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        union all
        select s.seqrelid from pg_sequence s
        join pg_depend d on d.objid = s.seqrelid and d.classid = 'pg_class'::regclass
        where d.refclassid = 'pg_class'::regclass and d.deptype = 'i'
      )
      select pg_describe_object(d.classid, d.objid, 0)
      from pg_depend d
      where d.classid <> 'pg_extension'::regclass and d.refclassid = 'pg_namespace'::regclass
          and d.refobjid = 'public'::regnamespace
        and not (d.classid = 'pg_class'::regclass and d.objid in (select oid from known))
        and not (d.classid = 'pg_proc'::regclass
          and d.objid in (select oid from pg_proc where prolang = (select oid from pg_language where lanname = 'plpgsql') and proacl is null and obj_description(oid, 'pg_proc') is null))
        and not exists (
          select from pg_depend e where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')
      union
      select pg_describe_object(d.classid, d.objid, 0)
      from pg_depend d
      where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from tables)
        and d.classid not in (
          'pg_class'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_type'::regclass)
        and not (d.classid = 'pg_trigger'::regclass
          and d.objid in (select oid from pg_trigger where tgenabled = 'O' and obj_description(oid, 'pg_trigger') is null))
      union
      select format('schema %I', nspname)
      from pg_namespace
      where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')
      union
      select format('table %I as unlogged, inheriting, with options, row security or privileges', relname)
      from tables
      where relpersistence <> 'p' or reloptions is not null or relrowsecurity or relacl is not null
        or oid in (select inhrelid from pg_inherits)
      union
      select format('column %I.%I with storage options or privileges', r.relname, a.attname)
      from pg_attribute a
      join tables r on r.oid = a.attrelid
      join pg_type t on t.oid = a.atttypid
      where a.attnum > 0
        and (a.attstorage <> t.typstorage or a.attcompression <> '' or a.attoptions is not null or a.attacl is not null)
      union
      select format('sequence %s with options', s.seqrelid::regclass)
      from pg_sequence s
      join known k on k.oid = s.seqrelid
      where (s.seqstart, s.seqincrement, s.seqmin, s.seqcache, s.seqcycle) <> (1, 1, 1, 1, false)
      union
      select 'comment on ' || pg_describe_object(d.classoid, d.objoid, d.objsubid)
      from pg_description d
      where d.classoid = 'pg_constraint'::regclass
          and d.objoid in (select oid from pg_constraint where conrelid in (select oid from tables))
        or d.classoid = 'pg_class'::regclass
          and d.objoid in (select indexrelid from pg_index where indrelid in (select oid from tables))
      order by 1
      """;

  private UnknownObjects() {}
}
