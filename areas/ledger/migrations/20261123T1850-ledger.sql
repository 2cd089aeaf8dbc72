-- SPDX-License-Identifier: Apache-2.0
-- Statements, judged folds and saved mappings. The rows themselves lie in segments.
create schema if not exists ledger;
grant usage on schema ledger to tianwang_app;

create table ledger.statements (
  id text primary key,
  compartment_id text not null,
  exhibit_id text not null,
  segment_id text not null references store.segments (id) on delete cascade,
  statement_index integer not null,
  statement_no text not null,
  kind text not null check (kind in ('statement', 'report', 'notification', 'register')),
  account text not null,
  account_name text not null,
  account_bank text not null,
  account_entity_id text,
  currency text not null,
  scale integer not null,
  locator text not null,
  opening_minor numeric(40, 0),
  opening_on date,
  opening_from text,
  sum_minor numeric(40, 0),
  closing_minor numeric(40, 0),
  closing_on date,
  difference_minor numeric(40, 0),
  page_gap_minor numeric(40, 0),
  reconciles text not null check (reconciles in ('yes', 'no', 'not-stated')),
  entry_count integer not null,
  unbooked_count integer not null,
  foreign_count integer not null,
  extra jsonb not null,
  superseded_at timestamptz
);
select store.protect_item('ledger.statements');
create index statements_by_exhibit on ledger.statements (exhibit_id, statement_index);

-- The same transfer seen in two sources. A row is named by its segment and its number there.
create table ledger.folds (
  id text primary key,
  compartment_id text not null,
  kept_segment_id text not null references store.segments (id) on delete cascade,
  kept_row_no integer not null,
  folded_segment_id text not null references store.segments (id) on delete cascade,
  folded_row_no integer not null,
  status text not null check (status in ('certain', 'proposed', 'accepted', 'rejected')),
  basis jsonb not null,
  day_lag integer,
  found_at timestamptz not null,
  decided_by text references store.actors (id),
  decided_at timestamptz,
  decision_reason text,
  unique (kept_segment_id, kept_row_no, folded_segment_id, folded_row_no)
);
select store.protect_item('ledger.folds');

create table ledger.fold_decisions (
  id text primary key,
  compartment_id text not null,
  fold_id text not null references ledger.folds (id) on delete cascade,
  status_before text not null,
  status_after text not null,
  reason text not null,
  decided_by text not null references store.actors (id),
  decided_at timestamptz not null
);
select store.protect_item('ledger.fold_decisions');
revoke update, delete on ledger.fold_decisions from tianwang_app;

-- Column mappings that people corrected; the same layout is recognised by its signature.
create table ledger.mappings (
  id text primary key,
  compartment_id text not null,
  signature text not null,
  title text not null,
  mapping jsonb not null,
  saved_by text not null references store.actors (id),
  saved_at timestamptz not null
);
select store.protect_item('ledger.mappings');
create index mappings_by_signature on ledger.mappings (signature, saved_at);

-- Which mapping an exhibit was read with; kept for corrections.
create table ledger.readings (
  id text primary key,
  compartment_id text not null,
  exhibit_id text not null,
  segment_id text not null references store.segments (id) on delete cascade,
  reader text not null,
  mapping jsonb,
  read_at timestamptz not null,
  superseded_at timestamptz
);
select store.protect_item('ledger.readings');
create index readings_by_exhibit on ledger.readings (exhibit_id, read_at);

-- What other areas may read of statements, with the rights of who asks.
create view ledger.v_statements with (security_invoker = true) as
  select id, compartment_id, exhibit_id, segment_id, statement_index, account, account_name,
    account_bank, account_entity_id, currency, scale, opening_minor, opening_on, closing_minor, closing_on,
    superseded_at
  from ledger.statements;
grant select on ledger.v_statements to tianwang_app;
