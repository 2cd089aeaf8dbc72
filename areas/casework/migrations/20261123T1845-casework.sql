-- SPDX-License-Identifier: Apache-2.0
-- Cases with their team, subjects, exhibits, journal, consents, tasks and clocks. Every row of a
-- case lies in the compartment of that case: the composite foreign keys leave no other place.
create schema if not exists casework;
grant usage on schema casework to tianwang_app;

-- A number is unique within the agency that opened the case. Were it unique beyond, a refused
-- number would tell one agency of a case of another.
create table casework.cases (
  id text primary key,
  compartment_id text not null unique,
  number text not null check (length(number) between 1 and 100),
  title text not null check (length(title) > 0),
  summary text not null,
  owner_agency_id text not null references store.agencies (id),
  lead_agency_id text not null references store.agencies (id),
  status text not null check (status in ('opened', 'active', 'suspended', 'closed')),
  status_since date not null,
  opened_on date not null,
  created_by text not null references store.actors (id),
  created_at timestamptz not null,
  version integer not null default 1,
  journal_count integer not null default 0,
  unique (owner_agency_id, number),
  unique (id, compartment_id)
);
select store.protect_item('casework.cases');
create index cases_by_opening on casework.cases (opened_on, id);

create table casework.case_moves (
  case_id text not null,
  compartment_id text not null,
  position integer not null,
  from_status text not null,
  to_status text not null,
  moved_on date not null,
  reason text not null check (length(reason) > 0),
  moved_by text not null references store.actors (id),
  moved_at timestamptz not null,
  primary key (case_id, position),
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.case_moves');
revoke update, delete on casework.case_moves from tianwang_app;

create table casework.case_exhibits (
  case_id text not null,
  compartment_id text not null,
  exhibit_id text not null,
  added_by text not null references store.actors (id),
  added_at timestamptz not null,
  primary key (case_id, exhibit_id),
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.case_exhibits');
create index case_exhibits_by_exhibit on casework.case_exhibits (exhibit_id);

create table casework.subjects (
  case_id text not null,
  compartment_id text not null,
  entity_id text not null,
  role text not null,
  basis text not null,
  note text not null,
  since_on date,
  added_by text not null references store.actors (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (case_id, entity_id),
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.subjects');
create index subjects_by_entity on casework.subjects (entity_id);

create table casework.members (
  case_id text not null,
  compartment_id text not null,
  actor_id text not null references store.actors (id),
  role text not null check (role in
    ('lead', 'case-officer', 'analyst', 'legal-officer', 'liaison', 'supervisor', 'reader')),
  -- Empty for the one who opened the case.
  reason text not null,
  added_by text not null references store.actors (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (case_id, actor_id),
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.members');
create index members_by_actor on casework.members (actor_id);

-- Numbered without gaps within the case, so that a missing entry would be seen.
create table casework.journal_entries (
  id text primary key,
  case_id text not null,
  compartment_id text not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('note', 'decision', 'contact', 'hand-over', 'system')),
  text text not null,
  event text,
  event_values jsonb,
  contact jsonb,
  happened_on date,
  corrects_id text unique references casework.journal_entries (id) on delete cascade,
  is_exculpatory boolean not null,
  written_by text not null references store.actors (id),
  written_at timestamptz not null,
  unique (case_id, number),
  check ((kind = 'system') = (event is not null)),
  check ((kind = 'contact') = (contact is not null)),
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.journal_entries');
revoke update, delete on casework.journal_entries from tianwang_app;

-- A consent of a host State, gate G-01. Written once; only its withdrawal is added.
create table casework.host_consents (
  case_id text not null,
  compartment_id text not null,
  number integer not null check (number > 0),
  state_code text not null,
  authority text not null check (length(authority) > 0),
  reference text not null check (length(reference) > 0),
  given_on date not null,
  scope_kinds text[] not null,
  scope text not null check (length(scope) > 0),
  expires_on date not null check (expires_on >= given_on),
  recorded_by text not null references store.actors (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawal_reason text,
  primary key (case_id, number),
  check ((withdrawn_on is null) = (withdrawal_reason is null)),
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.host_consents');
revoke update, delete on casework.host_consents from tianwang_app;
grant update (withdrawn_on, withdrawal_reason) on casework.host_consents to tianwang_app;

create table casework.tasks (
  id text primary key,
  case_id text not null,
  compartment_id text not null,
  kind text not null,
  title text not null check (length(title) > 0),
  detail text not null,
  owner_id text not null references store.actors (id),
  due_on date,
  status text not null check (status in ('open', 'in-progress', 'done', 'dropped')),
  place text not null check (place in ('home', 'abroad', 'unstated')),
  state_code text,
  consent_number integer,
  created_by text not null references store.actors (id),
  created_at timestamptz not null,
  version integer not null default 1,
  check ((place = 'abroad') = (state_code is not null)),
  check (place <> 'abroad' or consent_number is not null),
  unique (id, compartment_id),
  foreign key (case_id, consent_number) references casework.host_consents (case_id, number) on delete cascade,
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.tasks');
create index tasks_by_case on casework.tasks (case_id, status);
create index tasks_by_owner on casework.tasks (owner_id, status);

create table casework.task_changes (
  task_id text not null,
  compartment_id text not null,
  position integer not null,
  field text not null,
  from_value text not null,
  to_value text not null,
  reason text not null,
  changed_by text not null references store.actors (id),
  changed_at timestamptz not null,
  primary key (task_id, position),
  foreign key (task_id, compartment_id) references casework.tasks (id, compartment_id) on delete cascade
);
select store.protect_item('casework.task_changes');
revoke update, delete on casework.task_changes from tianwang_app;

create table casework.clocks (
  id text primary key,
  case_id text not null,
  compartment_id text not null,
  task_id text,
  kind text not null,
  title text not null check (length(title) > 0),
  basis text not null,
  -- As far as it is known: 2011, 2011-04 or 2011-04-16.
  starts_on text check (starts_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  ends jsonb not null,
  pauses jsonb not null,
  warn_days integer not null check (warn_days >= 0),
  stopped_on date,
  stop_reason text,
  -- Follows from the columns above; kept to sort by urgency.
  runs_out_on date,
  created_by text not null references store.actors (id),
  created_at timestamptz not null,
  version integer not null default 1,
  foreign key (task_id, compartment_id) references casework.tasks (id, compartment_id) on delete cascade,
  foreign key (case_id, compartment_id) references casework.cases (id, compartment_id) on delete cascade
);
select store.protect_item('casework.clocks');
create index clocks_by_case on casework.clocks (case_id);
create index clocks_by_urgency on casework.clocks (runs_out_on, id) where stopped_on is null;
