// SPDX-License-Identifier: Apache-2.0
import type { CompartmentId, Id, JobId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { RunFile } from "./exhibit-files.data.ts";
import type { Development, SealedTest } from "./judge-window.data.ts";
import type { CutChoice, CutJudgement, CutRule, DayWindow } from "./sealed-run.ts";

export type BacktestId = Id<"backtest">;

/** How a run was asked for. */
export interface RunParams {
  readonly windowDays: number;
  readonly novelty: "first-contact" | "all";
  readonly detectors: readonly { readonly id: string; readonly version: number }[];
}

/** A run as it is asked for. */
export interface NewRun {
  readonly id: BacktestId;
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly params: RunParams;
  readonly files: readonly RunFile[];
  readonly development: DayWindow;
  readonly test: DayWindow;
  readonly jobId: JobId;
}

/** A run without its results. */
export interface RunHead {
  readonly id: BacktestId;
  readonly compartmentId: CompartmentId;
  readonly title: string;
  readonly developmentFrom: string;
  readonly developmentTo: string;
  readonly testFrom: string;
  readonly testTo: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly jobId: JobId;
  readonly rule: CutRule | null;
  readonly tuned: CutJudgement | null;
  readonly openedBy: string | null;
  readonly openedAt: string | null;
  readonly isDeveloped: boolean;
  readonly isTested: boolean;
  readonly testF1: number | null;
}

/** A run with all that was written down of it. */
export interface SavedRun extends RunHead {
  readonly params: RunParams;
  readonly files: readonly RunFile[];
  readonly development: Development | null;
  readonly test: SealedTest | null;
  readonly developedAt: string | null;
  readonly testedAt: string | null;
}

/** A choice of the cut, or the opening of the seal. */
export interface RunEvent {
  readonly kind: "tuned" | "opened";
  readonly rule: CutRule;
  readonly cut: number;
  readonly at: string;
  readonly by: string;
}

const headColumns = sql.raw(`b.id, b.compartment_id as "compartmentId", b.title,
  b.development_from::text as "developmentFrom", b.development_to::text as "developmentTo",
  b.test_from::text as "testFrom", b.test_to::text as "testTo",
  coalesce(m.display_name, b.made_by) as "madeBy", b.made_at as "madeAt", b.job_id as "jobId",
  b.rule, b.tuned, coalesce(o.display_name, b.opened_by) as "openedBy", b.opened_at as "openedAt",
  b.development is not null as "isDeveloped", b.test is not null as "isTested",
  (b.test -> 'judgement' -> 'byTransaction' ->> 'f1')::double precision as "testF1"`);

const named = sql.raw(`monitoring.backtests b left join store.actors m on m.id = b.made_by
  left join store.actors o on o.id = b.opened_by`);

const json = (value: unknown) => JSON.stringify(value);

export async function insertRun(work: Work, run: NewRun): Promise<void> {
  const { id, compartmentId, title, params, files, development, test, jobId } = run;
  await work.change(sql`
    insert into monitoring.backtests (id, compartment_id, title, params, files, development_from,
      development_to, test_from, test_to, made_by, made_at, job_id)
    values (${id}, ${compartmentId}, ${title}, ${json(params)}::jsonb, ${json(files)}::jsonb,
      ${development.fromOn}, ${development.toOn}, ${test.fromOn}, ${test.toOn},
      ${work.acting.actorId}, ${work.now}, ${jobId})
  `);
}

/** A page of runs, the newest first. */
export async function listRuns(
  work: Work,
  { compartmentId, from, count }: { compartmentId: string | null; from: number; count: number },
): Promise<{ readonly rows: RunHead[]; readonly totalCount: number }> {
  const condition = sql`(${compartmentId}::text is null or b.compartment_id = ${compartmentId})`;
  const rows = await work.rows(sql<RunHead>`
    select ${headColumns} from ${named} where ${condition}
    order by b.id desc limit ${count} offset ${from}
  `);
  const total = await work.first(sql<{ count: number }>`
    select count(*)::int as count from monitoring.backtests b where ${condition}
  `);
  return { rows, totalCount: total?.count ?? 0 };
}

/** A run that the actor may see. */
export async function openRun(work: Work, id: string): Promise<SavedRun> {
  const run = await work.first(sql<SavedRun>`
    select ${headColumns}, b.params, b.files, b.development, b.test, b.developed_at as "developedAt",
      b.tested_at as "testedAt"
    from ${named} where b.id = ${id}
  `);
  if (!run) throw refuse("MONITORING_NO_BACKTEST", { id });
  return run;
}

/** What was chosen, oldest first. */
export function eventsOf(work: Work, id: string): Promise<RunEvent[]> {
  return work.rows(sql<RunEvent>`
    select e.kind, e.rule, e.cut, e.at, coalesce(a.display_name, e.actor_id) as by
    from monitoring.backtest_events e left join store.actors a on a.id = e.actor_id
    where e.backtest_id = ${id} order by e.id
  `);
}

/** Other runs on the same payments whose seal was opened on days of this run's test window. */
export async function countOpenedElsewhere(work: Work, run: SavedRun): Promise<number> {
  const payments = run.files.filter(({ role }) => role === "transactions");
  const found = await work.first(sql<{ count: number }>`
    select count(*)::int as count from monitoring.backtests b
    where b.id <> ${run.id} and b.opened_at is not null and b.files @> ${json(payments)}::jsonb
      and b.test_from <= ${run.testTo} and b.test_to >= ${run.testFrom}
      and (${run.openedAt}::timestamptz is null or b.opened_at < ${run.openedAt}::timestamptz)
  `);
  return found?.count ?? 0;
}

async function writeEvent(
  work: Work,
  run: RunHead,
  event: { readonly kind: RunEvent["kind"]; readonly rule: CutRule; readonly cut: number },
): Promise<void> {
  await work.change(sql`
    insert into monitoring.backtest_events (id, compartment_id, backtest_id, kind, rule, cut, actor_id, at)
    values (${work.newId("backtestEvent")}, ${run.compartmentId}, ${run.id}, ${event.kind},
      ${json(event.rule)}::jsonb, ${event.cut}, ${work.acting.actorId}, ${work.now})
  `);
  const { by, alertsMax } = event.rule;
  work.audit(`monitoring.backtests.${event.kind}`, run.id, { by, alertsMax, cut: event.cut });
}

/** Writes down how the development window went; its best F1 is chosen until a person chooses. */
export async function saveDevelopment(
  work: Work,
  run: SavedRun,
  development: Development,
): Promise<void> {
  const [best] = development.choices;
  const changed = await work.change(sql`
    update monitoring.backtests set development = ${json(development)}::jsonb,
      developed_at = ${work.now}, rule = ${json(best?.rule)}::jsonb, tuned = ${json(best?.judgement)}::jsonb
    where id = ${run.id} and development is null
  `);
  if (changed === 1) work.audit("monitoring.backtests.developed", run.id);
}

/** Chooses the cut; refused from the moment the seal is open, also when that comes in between. */
export async function chooseCut(
  work: Work,
  run: SavedRun,
  { rule, judgement }: CutChoice,
): Promise<void> {
  const changed = await work.change(sql`
    update monitoring.backtests set rule = ${json(rule)}::jsonb, tuned = ${json(judgement)}::jsonb
    where id = ${run.id} and development is not null and opened_at is null
  `);
  if (changed !== 1) throw refuse("MONITORING_SEAL_OPEN");
  await writeEvent(work, run, { kind: "tuned", rule, cut: judgement.cut });
}

/** Opens the seal once: who, when and with which cut; `jobId` judges the test window. */
export async function openSeal(
  work: Work,
  run: SavedRun,
  opening: { readonly rule: CutRule; readonly cut: number; readonly jobId: JobId },
): Promise<void> {
  const { rule, cut, jobId } = opening;
  const changed = await work.change(sql`
    update monitoring.backtests set opened_by = ${work.acting.actorId}, opened_at = ${work.now},
      job_id = ${jobId}
    where id = ${run.id} and opened_at is null and rule = ${json(rule)}::jsonb
  `);
  if (changed !== 1) throw refuse("MONITORING_SEAL_OPEN");
  await writeEvent(work, run, { kind: "opened", rule, cut });
}

/** Writes down how the test window went. */
export async function saveTest(work: Work, run: SavedRun, test: SealedTest): Promise<void> {
  const changed = await work.change(sql`
    update monitoring.backtests set test = ${json(test)}::jsonb, tested_at = ${work.now}
    where id = ${run.id} and opened_at is not null and test is null
  `);
  if (changed === 1) work.audit("monitoring.backtests.tested", run.id);
}

/** Another job works on a run from now on. */
export async function setJob(work: Work, run: SavedRun, jobId: JobId): Promise<void> {
  await work.change(sql`update monitoring.backtests set job_id = ${jobId} where id = ${run.id}`);
}
