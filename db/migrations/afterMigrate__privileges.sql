-- What the role that the service runs as may do, and no more. Runs after the migrations, also where none was pending, and changes
-- only what differs: a table that is not named here stays as it was, which is closed to the service. The setting typeset.service_role names the role;
-- where there is none, or the one that runs this is itself the service, nothing is changed.
do $privileges$
declare
  service constant text := coalesce(current_setting('typeset.service_role', true), '');
  change text;
begin
  if service in ('', current_user) then
    return;
  end if;
  if not exists (select from pg_roles where rolname = service) then
    raise exception using errcode = 'undefined_object', message = format(
      'there is no role %I for the service: run create role %1$I login password ''…'', or correct the user in DATABASE_URL', service);
  end if;
  -- Two at once would fail on the same row of the catalogue. Nobody who reads or writes waits for this lock.
  lock table flyway_schema_history in share update exclusive mode;
  for change in
    with needed (name, privileges) as (values
      ('users',                 'SELECT INSERT UPDATE DELETE'),
      ('posts',                 'SELECT INSERT UPDATE DELETE'),
      ('tags',                  'SELECT INSERT UPDATE DELETE'),
      ('post_tags',             'SELECT INSERT DELETE'),
      ('replays',               'SELECT INSERT UPDATE DELETE'),
      ('sessions',              'SELECT INSERT UPDATE DELETE'),
      ('tokens',                'SELECT INSERT UPDATE DELETE'),
      ('flyway_schema_history', 'SELECT')
    ), wanted as (
      select name::regclass::oid as relation, quote_ident(service) as role, privilege
      from needed, string_to_table(privileges, ' ') as privilege
    ), granted as (
      select oid as relation, case grantee when 0 then 'public' else grantee::regrole::text end as role, privilege_type as privilege
      from pg_class, aclexplode(relacl)
      where relnamespace = (select oid from pg_namespace where nspname = current_schema()) and relkind = 'r'
        and pg_has_role(relowner, 'usage') and oid in (select relation from wanted)
        and grantee in (0, (select oid from pg_roles where rolname = service))
    )
    select format(
      case when granted.privilege is null then 'grant %s on table %s to %s' else 'revoke %s on table %s from %s' end,
      privilege, relation::regclass, role)
    from wanted full join granted using (relation, role, privilege)
    where wanted.privilege is null or granted.privilege is null
    union all
    select format('grant usage on schema %I to %I', current_schema(), service)
    where not has_schema_privilege(service, current_schema(), 'usage')
    union all
    select format('revoke create on schema %I from public', nspname)
    from pg_namespace
    where nspname = current_schema() and has_schema_privilege('public', oid, 'create') and pg_has_role(nspowner, 'usage')
    union all
    select format('revoke temporary on database %I from public', datname)
    from pg_database
    where datname = current_database() and has_database_privilege('public', oid, 'temporary') and pg_has_role(datdba, 'usage')
  loop
    execute change;
  end loop;
end
$privileges$;
