-- SPDX-License-Identifier: Apache-2.0
-- A saved trace is a document in the blob store; the row names it and is never changed.
create schema if not exists flows;
grant usage on schema flows to tianwang_app;

create table flows.traces (
  id text primary key,
  compartment_id text not null,
  title text not null,
  doctrine text not null,
  doctrine_version integer not null,
  params jsonb not null,
  deposits jsonb not null,
  segment_ids jsonb not null,
  result jsonb not null,
  made_by text not null references store.actors (id),
  made_at timestamptz not null,
  sha256 text not null,
  byte_count bigint not null
);
select store.protect_item('flows.traces');
revoke update, delete on flows.traces from tianwang_app;
