-- SPDX-License-Identifier: Apache-2.0
-- The ground: workspaces, agencies, actors, compartments, grants, audit chain, jobs, segments.
-- Works on PostgreSQL 15 and newer, embedded and served.

do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'tianwang_app') then
    create role tianwang_app nologin nobypassrls;
  end if;
end $$;
do $$ begin execute format('grant tianwang_app to %I', current_user); end $$;
grant usage on schema store to tianwang_app;

create table store.workspaces (
  id text primary key,
  kind text not null check (kind in ('main', 'demo')),
  title_zh text not null,
  title_en text not null,
  created_at timestamptz not null
);

create table store.agencies (
  id text primary key,
  workspace_id text not null references store.workspaces (id) on delete cascade,
  parent_id text references store.agencies (id),
  level text not null check (level in ('central', 'province', 'city', 'county', 'other')),
  kind text not null,
  name_zh text not null,
  name_en text not null,
  created_at timestamptz not null
);
create index agencies_by_workspace on store.agencies (workspace_id);

create table store.actors (
  id text primary key,
  kind text not null check (kind in ('person', 'operator', 'system')),
  name text not null unique,
  display_name text not null,
  created_at timestamptz not null,
  disabled_at timestamptz
);

create table store.credentials (
  actor_id text primary key references store.actors (id) on delete cascade,
  password_hash text not null,
  changed_at timestamptz not null
);

create table store.memberships (
  id text primary key,
  actor_id text not null references store.actors (id) on delete cascade,
  agency_id text not null references store.agencies (id) on delete cascade,
  role text not null check (role in ('administrator', 'case-officer', 'analyst', 'reader', 'auditor')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  unique (actor_id, agency_id, role, valid_from)
);
create index memberships_by_actor on store.memberships (actor_id);

create table store.compartments (
  id text primary key,
  workspace_id text not null references store.workspaces (id) on delete cascade,
  owner_agency_id text not null references store.agencies (id),
  title text not null,
  created_by text not null references store.actors (id),
  created_at timestamptz not null
);
create index compartments_by_owner on store.compartments (owner_agency_id);

create table store.grants (
  id text primary key,
  compartment_id text not null references store.compartments (id) on delete cascade,
  actor_id text references store.actors (id) on delete cascade,
  agency_id text references store.agencies (id) on delete cascade,
  level text not null check (level in ('read', 'write', 'administer')),
  reason text not null check (length(reason) > 0),
  granted_by text not null references store.actors (id),
  granted_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  check ((actor_id is null) <> (agency_id is null))
);
create index grants_by_compartment on store.grants (compartment_id);

create table store.sessions (
  token_sha256 text primary key,
  actor_id text not null references store.actors (id) on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);

create table store.setup_tokens (
  token_sha256 text primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table store.audit_links (
  seq bigint primary key,
  at timestamptz not null,
  entry_count integer not null check (entry_count > 0),
  root_sha256 text not null,
  previous_sha256 text not null,
  link_sha256 text not null unique
);

create table store.audit_entries (
  seq bigint not null references store.audit_links (seq),
  position integer not null,
  workspace_id text,
  actor_id text not null,
  purpose text not null,
  action text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'denied', 'refused', 'failed')),
  detail text not null,
  primary key (seq, position)
);
create index audit_entries_by_subject on store.audit_entries (subject);

create function store.forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only' using errcode = '42501';
end $$;
create trigger audit_links_append_only before update or delete or truncate on store.audit_links
  for each statement execute function store.forbid_change();
create trigger audit_entries_append_only before update or delete or truncate on store.audit_entries
  for each statement execute function store.forbid_change();

-- Who asks, in which workspace, at what moment: set for each transaction by the store kit.
create function store.actor_id() returns text language sql stable as $$
  select nullif(current_setting('app.actor_id', true), '')
$$;
create function store.workspace_id() returns text language sql stable as $$
  select nullif(current_setting('app.workspace_id', true), '')
$$;
create function store.moment() returns timestamptz language sql stable as $$
  select nullif(current_setting('app.moment', true), '')::timestamptz
$$;

-- The compartments of the present workspace in which the actor may do what is wanted.
-- An auditor reads the audit log, not the cases.
create function store.my_compartments(wanted text) returns setof text
language sql stable security definer set search_path = '' as $$
  select c.id
  from store.compartments c
  where c.workspace_id = store.workspace_id()
    and (
      exists (
        select 1 from store.memberships m
        where m.actor_id = store.actor_id()
          and m.agency_id = c.owner_agency_id
          and m.valid_from <= store.moment()
          and (m.valid_until is null or m.valid_until > store.moment())
          and m.role = any (case wanted
            when 'read' then array['administrator', 'case-officer', 'analyst', 'reader']
            when 'write' then array['administrator', 'case-officer', 'analyst']
            else array['administrator', 'case-officer'] end)
      )
      or exists (
        select 1 from store.grants g
        where g.compartment_id = c.id
          and g.revoked_at is null
          and g.granted_at <= store.moment()
          and (g.expires_at is null or g.expires_at > store.moment())
          and g.level = any (case wanted
            when 'read' then array['read', 'write', 'administer']
            when 'write' then array['write', 'administer']
            else array['administer'] end)
          and (
            g.actor_id = store.actor_id()
            or exists (
              select 1 from store.memberships m
              where m.actor_id = store.actor_id()
                and m.agency_id = g.agency_id
                and m.role <> 'auditor'
                and m.valid_from <= store.moment()
                and (m.valid_until is null or m.valid_until > store.moment())
            )
          )
      )
    )
$$;

create function store.has_role(wanted text[]) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from store.memberships m
    join store.agencies a on a.id = m.agency_id
    where m.actor_id = store.actor_id()
      and a.workspace_id = store.workspace_id()
      and m.role = any (wanted)
      and m.valid_from <= store.moment()
      and (m.valid_until is null or m.valid_until > store.moment())
  )
$$;

create function store.my_workspaces() returns setof text
language sql stable security definer set search_path = '' as $$
  select distinct a.workspace_id from store.memberships m
  join store.agencies a on a.id = m.agency_id
  where m.actor_id = store.actor_id()
    and m.valid_from <= store.moment()
    and (m.valid_until is null or m.valid_until > store.moment())
$$;

create function store.is_workspace_member(person text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from store.memberships m
    join store.agencies a on a.id = m.agency_id
    where m.actor_id = person and a.workspace_id = store.workspace_id()
  )
$$;

-- The one declaration of an item table: called right after its creation, in the same migration.
create function store.protect_item(item_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', item_table);
  execute format('grant select, insert, update, delete on %s to tianwang_app', item_table);
  execute format(
    'create policy item_read on %s for select to tianwang_app using '
    '(compartment_id = any (array(select store.my_compartments(''read''))))', item_table);
  execute format(
    'create policy item_insert on %s for insert to tianwang_app with check '
    '(compartment_id = any (array(select store.my_compartments(''write''))))', item_table);
  execute format(
    'create policy item_update on %s for update to tianwang_app using '
    '(compartment_id = any (array(select store.my_compartments(''write'')))) with check '
    '(compartment_id = any (array(select store.my_compartments(''write''))))', item_table);
  execute format(
    'create policy item_delete on %s for delete to tianwang_app using '
    '(compartment_id = any (array(select store.my_compartments(''write''))))', item_table);
  execute format('alter table %s add foreign key (compartment_id) references store.compartments (id) on delete cascade', item_table);
  execute format('create index on %s (compartment_id)', item_table);
end $$;

-- A table of the kit itself: who may see which rows; nobody writes to it as an app role.
create function store.protect_rows(kit_table regclass, visible text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kit_table);
  execute format('grant select on %s to tianwang_app', kit_table);
  execute format('create policy kit_read on %s for select to tianwang_app using (%s)', kit_table, visible);
end $$;

-- A table that no request may touch; the kit reads and writes it as owner.
create function store.protect_closed(kit_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kit_table);
  execute format('revoke all on %s from tianwang_app', kit_table);
end $$;

select store.protect_rows('store.workspaces', 'id in (select store.my_workspaces())');
select store.protect_rows('store.agencies', 'workspace_id = store.workspace_id()');
select store.protect_rows('store.actors', 'id = store.actor_id() or store.is_workspace_member(id)');
select store.protect_closed('store.credentials');
select store.protect_rows('store.memberships',
  'actor_id = store.actor_id() or (store.has_role(array[''administrator'']) and agency_id in (select a.id from store.agencies a))');
select store.protect_rows('store.compartments', 'id in (select store.my_compartments(''read''))');
select store.protect_rows('store.grants', 'compartment_id in (select store.my_compartments(''read''))');
select store.protect_closed('store.sessions');
select store.protect_closed('store.setup_tokens');
select store.protect_rows('store.audit_links', 'store.has_role(array[''administrator'', ''auditor''])');
select store.protect_rows('store.audit_entries',
  'store.has_role(array[''administrator'', ''auditor'']) and (workspace_id = store.workspace_id() or workspace_id is null)');

-- Long work. A job belongs to a compartment, so that its progress leaks nothing.
create table store.jobs (
  id text primary key,
  compartment_id text not null,
  kind text not null,
  payload jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  actor_id text not null references store.actors (id),
  purpose text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  done_count bigint not null default 0,
  total_count bigint,
  message jsonb,
  is_cancel_wanted boolean not null default false,
  runner text
);
select store.protect_item('store.jobs');
create index jobs_by_state on store.jobs (state, created_at);

-- Catalogue of immutable Parquet segments; a segment is visible only by its row here.
create table store.segments (
  id text primary key,
  compartment_id text not null,
  kind text not null,
  schema_version integer not null,
  exhibit_id text not null,
  sha256 text not null,
  byte_count bigint not null,
  row_count bigint not null,
  created_at timestamptz not null,
  facts jsonb not null
);
select store.protect_item('store.segments');
create index segments_by_exhibit on store.segments (exhibit_id);

-- What the blob store holds, for back-ups and for finding what nothing refers to.
create table store.blobs (
  sha256 text primary key,
  byte_count bigint not null,
  created_at timestamptz not null
);
select store.protect_closed('store.blobs');
