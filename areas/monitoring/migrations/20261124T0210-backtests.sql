-- SPDX-License-Identifier: Apache-2.0
-- Detection judged on files whose truth is known. The cut is chosen on the development window; the
-- test window stays sealed until a person opens it, once. From then on the cut is fixed for good.
create table monitoring.backtests (
  id text primary key,
  compartment_id text not null,
  title text not null check (title <> ''),
  -- Window of shapes, novelty, and the detectors that are on, with their versions.
  params jsonb not null,
  -- Exhibits and what each is to the run.
  files jsonb not null,
  development_from date not null,
  development_to date not null,
  test_from date not null,
  test_to date not null,
  made_by text not null references store.actors (id),
  made_at timestamptz not null,
  -- The job that works on it, or worked on it last.
  job_id text not null,
  development jsonb,
  developed_at timestamptz,
  -- How the cut is chosen, and what it gives on the development window.
  rule jsonb,
  tuned jsonb,
  opened_by text references store.actors (id),
  opened_at timestamptz,
  test jsonb,
  tested_at timestamptz,
  check (development_from <= development_to and development_to < test_from and test_from <= test_to),
  check ((development is null) = (tuned is null) and (rule is null) = (tuned is null)),
  check (opened_at is null or (opened_by is not null and tuned is not null)),
  check (test is null or opened_at is not null)
);
select store.protect_item('monitoring.backtests');
revoke update, delete on monitoring.backtests from tianwang_app;
grant update (job_id, development, developed_at, rule, tuned, opened_by, opened_at, test, tested_at)
  on monitoring.backtests to tianwang_app;

-- Whatever a request may ask for: an opened seal stays opened, its cut stays, a result stays.
create function monitoring.keep_seal() returns trigger language plpgsql as $$
begin
  if old.opened_at is not null and (new.rule, new.tuned, new.opened_by, new.opened_at)
      is distinct from (old.rule, old.tuned, old.opened_by, old.opened_at) then
    raise exception 'the seal of % is open: its cut is fixed', old.id using errcode = '23514';
  end if;
  if (old.development is not null and new.development is distinct from old.development)
      or (old.test is not null and new.test is distinct from old.test) then
    raise exception 'a result of % is not changed', old.id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger backtests_keep_seal before update on monitoring.backtests
  for each row execute function monitoring.keep_seal();

-- Each choice of a cut, and the opening: who, when, and what was known then.
create table monitoring.backtest_events (
  id text primary key,
  compartment_id text not null,
  backtest_id text not null references monitoring.backtests (id) on delete cascade,
  kind text not null check (kind in ('tuned', 'opened')),
  rule jsonb not null,
  cut double precision not null,
  actor_id text not null references store.actors (id),
  at timestamptz not null
);
select store.protect_item('monitoring.backtest_events');
create index backtest_events_by_run on monitoring.backtest_events (backtest_id);
revoke update, delete on monitoring.backtest_events from tianwang_app;
