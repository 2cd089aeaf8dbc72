-- SPDX-License-Identifier: Apache-2.0
-- Exhibits, their custody and derivatives, and how files come in.
create schema if not exists evidence;
grant usage on schema evidence to tianwang_app;

create table evidence.exhibits (
  id text primary key,
  compartment_id text not null,
  sha256 text not null,
  byte_count bigint not null,
  kind text not null,
  media_type text not null,
  original_name text not null,
  relative_path text not null,
  legal_basis text not null check (length(legal_basis) > 0),
  parent_id text references evidence.exhibits (id) on delete cascade,
  added_by text not null references store.actors (id),
  added_at timestamptz not null,
  reading text not null check (reading in ('read', 'kept', 'unreadable')),
  reading_reason jsonb,
  unique (compartment_id, sha256)
);
select store.protect_item('evidence.exhibits');

create table evidence.custody_events (
  id text primary key,
  compartment_id text not null,
  exhibit_id text not null references evidence.exhibits (id) on delete cascade,
  at timestamptz not null,
  actor_id text not null references store.actors (id),
  kind text not null check (kind in ('received', 'received-again', 'stored', 'derived', 'viewed', 'exported', 'verified')),
  detail jsonb not null
);
select store.protect_item('evidence.custody_events');
create index custody_events_by_exhibit on evidence.custody_events (exhibit_id, at, id);
-- Custody is written once, by the kit, also for readers: a look is an event of custody.
revoke insert, update, delete on evidence.custody_events from tianwang_app;

create table evidence.derivatives (
  id text primary key,
  compartment_id text not null,
  exhibit_id text not null references evidence.exhibits (id) on delete cascade,
  kind text not null,
  sha256 text not null,
  byte_count bigint not null,
  tool text not null,
  tool_version text not null,
  made_at timestamptz not null,
  facts jsonb not null
);
select store.protect_item('evidence.derivatives');
create index derivatives_by_exhibit on evidence.derivatives (exhibit_id, kind);

-- What readers said of an exhibit: kept, counted, shown.
create table evidence.problems (
  id text primary key,
  compartment_id text not null,
  exhibit_id text not null references evidence.exhibits (id) on delete cascade,
  reader text not null,
  code text not null,
  severity text not null check (severity in ('info', 'warning', 'error')),
  locator text not null,
  field text not null,
  value text not null,
  position integer not null
);
select store.protect_item('evidence.problems');
create index problems_by_exhibit on evidence.problems (exhibit_id, position);

create table evidence.intakes (
  id text primary key,
  compartment_id text not null,
  legal_basis text not null,
  created_by text not null references store.actors (id),
  created_at timestamptz not null,
  job_id text
);
select store.protect_item('evidence.intakes');

create table evidence.intake_files (
  id text primary key,
  compartment_id text not null,
  intake_id text not null references evidence.intakes (id) on delete cascade,
  relative_path text not null,
  sha256 text not null,
  byte_count bigint not null,
  parent_sha256 text,
  depth integer not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  exhibit_id text,
  message jsonb
);
select store.protect_item('evidence.intake_files');
create index intake_files_by_intake on evidence.intake_files (intake_id, id);
