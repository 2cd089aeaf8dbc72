-- SPDX-License-Identifier: Apache-2.0
-- Statements, and an index of what they amount to. The index can be rebuilt from the statements.
create schema if not exists entities;
grant usage on schema entities to tianwang_app;

create table entities.statements (
  statement_sha256 text not null,
  compartment_id text not null,
  -- By bytes, so that exports and pages follow the index whatever the language of the server.
  entity_id text collate "C" not null,
  canonical_id text collate "C" not null,
  schema text not null,
  prop text not null,
  value text not null,
  lang text,
  original_value text,
  exhibit_id text not null,
  locator text not null,
  added_by text not null references store.actors (id),
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign_facts text,
  primary key (compartment_id, statement_sha256)
);
select store.protect_item('entities.statements');
create index statements_by_canonical on entities.statements (compartment_id, canonical_id);
create index statements_by_exhibit on entities.statements (exhibit_id);
-- What another entity says of this one: the value of a property of type entity.
create index statements_by_value on entities.statements (compartment_id, md5(value)) where prop <> 'id';

create table entities.entities (
  compartment_id text not null,
  id text collate "C" not null,
  schema text collate "C" not null,
  caption_zh text not null,
  caption_en text not null,
  statement_count integer not null,
  source_count integer not null,
  terms tsvector not null,
  primary key (compartment_id, id)
);
select store.protect_item('entities.entities');
create index entities_by_terms on entities.entities using gin (terms);
create index entities_by_schema on entities.entities (compartment_id, schema, id);
