-- SPDX-License-Identifier: Apache-2.0
-- Payments as they were accepted, and the alerts that their shapes became.
create schema if not exists monitoring;
grant usage on schema monitoring to tianwang_app;

-- A feed is a stream of payments in a compartment of its own, watched by itself.
create table monitoring.feeds (
  id text primary key,
  compartment_id text not null unique,
  title text not null,
  agency_id text not null,
  created_by text not null,
  created_at timestamptz not null
);
select store.protect_item('monitoring.feeds');

-- One row a payment, in the order of acceptance; that order and these minutes are what detectors saw.
create table monitoring.payments (
  compartment_id text not null,
  number bigint not null check (number >= 0),
  key text not null,
  content_sha256 bytea not null,
  kind text not null,
  stated_at timestamptz not null,
  watched_minutes integer not null,
  accepted_at timestamptz not null,
  from_bank text not null,
  from_number text not null,
  from_country text not null,
  from_name text not null,
  to_bank text not null,
  to_number text not null,
  to_country text not null,
  to_name text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  scale smallint not null,
  note text not null,
  -- What was answered beside acceptance; null when nothing was found.
  findings jsonb,
  primary key (compartment_id, number),
  unique (compartment_id, key)
);
select store.protect_item('monitoring.payments');
-- The primary key begins with the compartment; an index on it alone would cost each insert.
drop index monitoring.payments_compartment_id_idx;
-- What was accepted is never changed.
revoke update, delete on monitoring.payments from tianwang_app;

create table monitoring.alerts (
  id text primary key,
  compartment_id text not null,
  feed_id text not null references monitoring.feeds (id) on delete cascade,
  typology text not null,
  detector text not null,
  detector_version integer not null,
  strength double precision not null check (strength between 0 and 1),
  because jsonb not null,
  accounts jsonb not null,
  payment_count integer not null,
  from_minutes integer not null,
  to_minutes integer not null,
  opened_at timestamptz not null,
  grown_at timestamptz not null,
  is_growing boolean not null,
  -- What persons made of it.
  state text not null check (state in ('open', 'snoozed', 'joined', 'dismissed', 'raised')),
  assignee_id text,
  snoozed_until date,
  joined_id text references monitoring.alerts (id),
  case_id text,
  judged_at timestamptz,
  version integer not null default 1
);
select store.protect_item('monitoring.alerts');
create index alerts_by_state on monitoring.alerts (compartment_id, state, opened_at);
create index alerts_by_joined on monitoring.alerts (joined_id);
revoke delete on monitoring.alerts from tianwang_app;

create table monitoring.alert_payments (
  compartment_id text not null,
  alert_id text not null references monitoring.alerts (id) on delete cascade,
  number bigint not null,
  primary key (alert_id, number)
);
select store.protect_item('monitoring.alert_payments');
create index alert_payments_by_number on monitoring.alert_payments (compartment_id, number);
drop index monitoring.alert_payments_compartment_id_idx;
revoke update, delete on monitoring.alert_payments from tianwang_app;

-- Each judgement with who, when and why, and the alert as it was before, so that it can be undone.
create table monitoring.alert_events (
  id text primary key,
  compartment_id text not null,
  alert_id text not null references monitoring.alerts (id) on delete cascade,
  kind text not null,
  at timestamptz not null,
  actor_id text not null,
  reason text not null,
  detail jsonb not null,
  before jsonb not null,
  undone_by text references monitoring.alert_events (id)
);
select store.protect_item('monitoring.alert_events');
create index alert_events_by_alert on monitoring.alert_events (alert_id, id);
revoke delete on monitoring.alert_events from tianwang_app;
