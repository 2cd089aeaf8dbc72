-- SPDX-License-Identifier: Apache-2.0
-- Shapes of payments that detectors found in the rows of a case. A run is never changed: a new one
-- supersedes it. What persons say of a shape is kept by the shape's key, so that it outlives the run.
create table monitoring.finding_runs (
  id text primary key,
  compartment_id text not null,
  params jsonb not null,
  detectors jsonb not null,
  segment_ids jsonb not null,
  -- How many payments were read and looked at, and how many were left out for which reason.
  counts jsonb not null,
  limits jsonb not null,
  made_by text not null references store.actors (id),
  made_at timestamptz not null,
  superseded_at timestamptz
);
select store.protect_item('monitoring.finding_runs');
create unique index finding_runs_current on monitoring.finding_runs (compartment_id)
  where superseded_at is null;
revoke update, delete on monitoring.finding_runs from tianwang_app;
grant update (superseded_at) on monitoring.finding_runs to tianwang_app;

create table monitoring.findings (
  id text primary key,
  compartment_id text not null,
  run_id text not null references monitoring.finding_runs (id) on delete cascade,
  -- The strongest is 0.
  place integer not null,
  -- Hash of typology and transactions: the same in every run that finds the same shape.
  key text not null,
  typology text not null,
  detector text not null,
  detector_version integer not null,
  strength double precision not null check (strength between 0 and 1),
  because jsonb not null,
  accounts jsonb not null,
  amounts jsonb not null,
  payment_count integer not null,
  from_on date not null,
  to_on date not null,
  unique (run_id, place)
);
select store.protect_item('monitoring.findings');
create index findings_by_key on monitoring.findings (compartment_id, key);
revoke update, delete on monitoring.findings from tianwang_app;

-- The payments of a finding as its rows said when it was found; payer and beneficiary are places in
-- its accounts.
create table monitoring.finding_payments (
  compartment_id text not null,
  finding_id text not null references monitoring.findings (id) on delete cascade,
  place integer not null,
  row_id text not null,
  exhibit_id text not null,
  locator text not null,
  booked_on date not null,
  amount_minor bigint not null,
  currency text not null,
  scale smallint not null,
  payer integer not null,
  beneficiary integer not null,
  primary key (finding_id, place)
);
select store.protect_item('monitoring.finding_payments');
revoke update, delete on monitoring.finding_payments from tianwang_app;

create table monitoring.finding_judgements (
  id text primary key,
  compartment_id text not null,
  key text not null,
  finding_id text not null references monitoring.findings (id) on delete cascade,
  verdict text not null check (verdict in ('relevant', 'explained')),
  reason text not null check (reason <> ''),
  actor_id text not null references store.actors (id),
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text references store.actors (id)
);
select store.protect_item('monitoring.finding_judgements');
create index finding_judgements_by_key on monitoring.finding_judgements (compartment_id, key);
revoke update, delete on monitoring.finding_judgements from tianwang_app;
grant update (withdrawn_at, withdrawn_by) on monitoring.finding_judgements to tianwang_app;
