-- SPDX-License-Identifier: Apache-2.0
-- A saved comparison is a document in the blob store, and names the traces of its doctrines, which
-- are documents too; the row names it and is never changed.
create schema if not exists claims;
grant usage on schema claims to tianwang_app;

create table claims.comparisons (
  id text primary key,
  compartment_id text not null,
  title text not null,
  deposits jsonb not null,
  segment_ids jsonb not null,
  result jsonb not null,
  made_by text not null references store.actors (id),
  made_at timestamptz not null,
  sha256 text not null,
  byte_count bigint not null
);
select store.protect_item('claims.comparisons');
revoke update, delete on claims.comparisons from tianwang_app;
