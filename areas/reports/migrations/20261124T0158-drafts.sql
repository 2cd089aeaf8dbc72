-- SPDX-License-Identifier: Apache-2.0
-- Drafts of suspicious transaction reports: the payments as they were told, and what persons state.
create schema if not exists reports;
grant usage on schema reports to tianwang_app;

create table reports.drafts (
  id text primary key,
  compartment_id text not null,
  source_kind text not null check (source_kind in ('alert', 'finding')),
  source_id text not null,
  -- The shape with its payments and rows when the draft was begun; never changed.
  shape jsonb not null,
  state text not null check (state in ('draft', 'approved', 'sent', 'closed')),
  version integer not null check (version > 0),
  created_by text not null references store.actors (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- What a person says of the sending: it happens outside of the program.
  sent_on date,
  sent_reference text,
  check (state <> 'sent' or sent_on is not null)
);
select store.protect_item('reports.drafts');
create index drafts_by_source on reports.drafts (source_id);
revoke update, delete on reports.drafts from tianwang_app;
grant update (state, version, changed_at, sent_on, sent_reference) on reports.drafts to tianwang_app;
-- One draft at a time for an alert or finding: two people asking at once get the same.
create unique index drafts_open_by_source on reports.drafts (compartment_id, source_kind, source_id)
  where state <> 'closed';

-- Everything that was ever stated in a draft, with who stated each value.
create table reports.draft_versions (
  compartment_id text not null,
  draft_id text not null references reports.drafts (id) on delete cascade,
  version integer not null,
  entered jsonb not null,
  origins jsonb not null,
  profile_id text not null,
  -- A profile of the user's own, as its file says it; null for one of the product.
  own_profile jsonb,
  made_by text not null references store.actors (id),
  made_at timestamptz not null,
  primary key (draft_id, version)
);
select store.protect_item('reports.draft_versions');
revoke update, delete on reports.draft_versions from tianwang_app;

-- Who moved a draft, who took files out of it.
create table reports.draft_events (
  id text primary key,
  compartment_id text not null,
  draft_id text not null references reports.drafts (id) on delete cascade,
  version integer not null,
  kind text not null,
  at timestamptz not null,
  actor_id text not null references store.actors (id),
  detail jsonb not null
);
select store.protect_item('reports.draft_events');
create index draft_events_by_draft on reports.draft_events (draft_id, id);
revoke update, delete on reports.draft_events from tianwang_app;

-- How a version fared against a schema of the user; the schema itself is not kept.
create table reports.xsd_checks (
  id text primary key,
  compartment_id text not null,
  draft_id text not null references reports.drafts (id) on delete cascade,
  version integer not null,
  schema_sha256 text not null,
  file_name text not null,
  verdict jsonb not null,
  made_by text not null references store.actors (id),
  made_at timestamptz not null
);
select store.protect_item('reports.xsd_checks');
create index xsd_checks_by_draft on reports.xsd_checks (draft_id, id);
revoke update, delete on reports.xsd_checks from tianwang_app;
