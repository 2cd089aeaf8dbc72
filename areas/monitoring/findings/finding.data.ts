// SPDX-License-Identifier: Apache-2.0
import type { ShapeReason, Typology } from "@tianwang/typologies";
import type { ActorId, CompartmentId, ExhibitId, FindingId, Id } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { FindingState } from "./finding.ts";
import type { RunAccount, RunCounts, RunLimit } from "./finding-run.ts";

/** A run as it is kept. */
export interface FindingRun {
  readonly id: Id<"findingRun">;
  readonly compartmentId: CompartmentId;
  readonly params: { readonly windowDays: number; readonly expectedMax: number };
  readonly detectors: readonly { readonly id: string; readonly version: number }[];
  readonly segmentIds: readonly string[];
  readonly counts: RunCounts;
  readonly limits: readonly RunLimit[];
}

/** A payment of a finding as it is kept. */
export interface KeptPayment {
  readonly rowId: string;
  readonly exhibitId: ExhibitId;
  readonly locator: string;
  readonly bookedOn: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
  readonly payer: number;
  readonly beneficiary: number;
}

/** A finding as it is kept. */
export interface KeptFinding {
  readonly id: FindingId;
  readonly place: number;
  readonly key: string;
  readonly typology: Typology;
  readonly detector: string;
  readonly detectorVersion: number;
  readonly strength: number;
  /** It rests for the most part on the first days of the statements. */
  readonly isEarly: boolean;
  readonly because: readonly ShapeReason[];
  readonly accounts: readonly RunAccount[];
  readonly amounts: readonly {
    readonly amountMinor: string;
    readonly currency: string;
    readonly scale: number;
  }[];
  readonly paymentCount: number;
  readonly fromOn: string;
  readonly toOn: string;
}

/** A finding with what persons said of it. */
export interface FoundFinding extends KeptFinding {
  readonly compartmentId: CompartmentId;
  readonly runId: Id<"findingRun">;
  readonly state: FindingState;
}

/** A run with who made it and when. */
export interface FoundRun extends FindingRun {
  readonly madeAt: string;
  readonly madeByName: string;
  readonly isSuperseded: boolean;
}

/** Payments written at a time. */
const writtenCount = 5_000;

/** Saves a run and its findings as a whole; the run before is superseded and stays as it was. */
export async function insertRun(
  work: Work,
  run: FindingRun,
  findings: readonly (KeptFinding & { readonly payments: readonly KeptPayment[] })[],
): Promise<void> {
  const { compartmentId } = run;
  await work.change(sql`
    update monitoring.finding_runs set superseded_at = ${work.now}
    where compartment_id = ${compartmentId} and superseded_at is null
  `);
  await work.change(sql`
    insert into monitoring.finding_runs (id, compartment_id, params, detectors, segment_ids, counts, limits,
      made_by, made_at)
    values (${run.id}, ${compartmentId}, ${JSON.stringify(run.params)}::jsonb,
      ${JSON.stringify(run.detectors)}::jsonb, ${JSON.stringify(run.segmentIds)}::jsonb,
      ${JSON.stringify(run.counts)}::jsonb, ${JSON.stringify(run.limits)}::jsonb, ${work.acting.actorId},
      ${work.now})
  `);
  await work.change(sql`
    insert into monitoring.findings (id, compartment_id, run_id, place, key, typology, detector,
      detector_version, strength, is_early, because, accounts, amounts, payment_count, from_on, to_on)
    select r.id, ${compartmentId}, ${run.id}, r.place, r.key, r.typology, r.detector, r."detectorVersion",
      r.strength, r."isEarly", r.because, r.accounts, r.amounts, r."paymentCount", r."fromOn", r."toOn"
    from jsonb_to_recordset(${JSON.stringify(findings.map(({ payments: _, ...one }) => one))}::jsonb) as r (
      id text, place int, key text, typology text, detector text, "detectorVersion" int,
      strength double precision, "isEarly" boolean, because jsonb, accounts jsonb, amounts jsonb, "paymentCount" int,
      "fromOn" date, "toOn" date)
  `);
  await insertPayments(work, compartmentId, findings);
  work.audit("monitoring.findings.save", run.id, { count: findings.length });
}

async function insertPayments(
  work: Work,
  compartmentId: CompartmentId,
  findings: readonly { readonly id: string; readonly payments: readonly KeptPayment[] }[],
): Promise<void> {
  const rows = findings.flatMap(({ id, payments }) =>
    payments.map((one, place) => ({
      ...one,
      findingId: id,
      place,
      amountMinor: String(one.amountMinor),
    })),
  );
  for (let at = 0; at < rows.length; at += writtenCount) {
    await work.change(sql`
      insert into monitoring.finding_payments (compartment_id, finding_id, place, row_id, exhibit_id, locator,
        booked_on, amount_minor, currency, scale, payer, beneficiary)
      select ${compartmentId}, r."findingId", r.place, r."rowId", r."exhibitId", r.locator, r."bookedOn",
        r."amountMinor", r.currency, r.scale, r.payer, r.beneficiary
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + writtenCount))}::jsonb) as r (
        "findingId" text, place int, "rowId" text, "exhibitId" text, locator text, "bookedOn" date,
        "amountMinor" bigint, currency text, scale smallint, payer int, beneficiary int)
    `);
  }
}

const runColumns = sql.raw(`r.id, r.compartment_id as "compartmentId", r.params, r.detectors,
  r.segment_ids as "segmentIds", r.counts, r.limits, r.made_at as "madeAt",
  coalesce(a.display_name, r.made_by) as "madeByName", r.superseded_at is not null as "isSuperseded"`);

/** The run that holds for a compartment; null when nobody has looked yet. */
export function currentRun(work: Work, compartmentId: string): Promise<FoundRun | null> {
  return work.first(sql<FoundRun>`
    select ${runColumns} from monitoring.finding_runs r left join store.actors a on a.id = r.made_by
    where r.compartment_id = ${compartmentId} and r.superseded_at is null
  `);
}

/** A run that the actor may see. */
export function findRun(work: Work, id: string): Promise<FoundRun | null> {
  return work.first(sql<FoundRun>`
    select ${runColumns} from monitoring.finding_runs r left join store.actors a on a.id = r.made_by
    where r.id = ${id}
  `);
}

/** The newest judgement of a shape that stands, in whichever run it was made. */
const standing = sql.raw(`coalesce((select j.verdict from monitoring.finding_judgements j
  where j.compartment_id = f.compartment_id and j.key = f.key and j.withdrawn_at is null
  order by j.id desc limit 1), 'open')`);

const findingColumns = sql`f.id, f.compartment_id as "compartmentId", f.run_id as "runId", f.place, f.key,
  f.typology, f.detector, f.detector_version as "detectorVersion", f.strength, f.is_early as "isEarly", f.because, f.accounts,
  f.amounts, f.payment_count as "paymentCount", f.from_on as "fromOn", f.to_on as "toOn",
  ${standing} as state`;

/** How many findings of a run there are in each state. */
export async function countFindings(
  work: Work,
  runId: string,
): Promise<Readonly<Record<FindingState, number>>> {
  const rows = await work.rows(sql<{ state: FindingState; count: number }>`
    select ${standing} as state, count(*)::int as count from monitoring.findings f
    where f.run_id = ${runId} group by 1
  `);
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  const of = (state: FindingState) => counts.get(state) ?? 0;
  return { open: of("open"), relevant: of("relevant"), explained: of("explained") };
}

/** A page of the findings of a run, the strongest first, those of the beginning last. */
export function listFindings(
  work: Work,
  runId: string,
  page: { readonly state: FindingState | null; readonly from: number; readonly count: number },
): Promise<FoundFinding[]> {
  return work.rows(sql<FoundFinding>`
    select ${findingColumns} from monitoring.findings f
    where f.run_id = ${runId} and (${page.state}::text is null or ${standing} = ${page.state})
    order by f.place limit ${page.count} offset ${page.from}
  `);
}

/** A finding that the actor may see. */
export function findFinding(work: Work, id: string): Promise<FoundFinding | null> {
  return work.first(sql<FoundFinding>`
    select ${findingColumns} from monitoring.findings f where f.id = ${id}
  `);
}

/** The same shape in the run that holds now. */
export async function currentFindingId(
  work: Work,
  finding: FoundFinding,
): Promise<FindingId | null> {
  const row = await work.first(sql<{ id: FindingId }>`
    select f.id from monitoring.findings f join monitoring.finding_runs r on r.id = f.run_id
    where f.compartment_id = ${finding.compartmentId} and f.key = ${finding.key} and r.superseded_at is null
  `);
  return row?.id ?? null;
}

/** The payments of a finding in order. */
export function paymentsOf(work: Work, findingId: string): Promise<KeptPayment[]> {
  return work.rows(sql<KeptPayment>`
    select row_id as "rowId", exhibit_id as "exhibitId", locator, booked_on as "bookedOn",
      amount_minor as "amountMinor", currency, scale, payer, beneficiary
    from monitoring.finding_payments where finding_id = ${findingId} order by place
  `);
}

/** A judgement with who made it. */
export interface KeptJudgement {
  readonly id: Id<"findingJudgement">;
  readonly verdict: Exclude<FindingState, "open">;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
}

/** What persons said of a shape, the newest first; also in runs before this one. */
export function judgementsOf(
  work: Work,
  { compartmentId, key }: Pick<FoundFinding, "compartmentId" | "key">,
): Promise<KeptJudgement[]> {
  return work.rows(sql<KeptJudgement>`
    select j.id, j.verdict, j.reason, j.at, coalesce(a.display_name, j.actor_id) as by,
      j.withdrawn_at as "withdrawnAt", coalesce(w.display_name, j.withdrawn_by) as "withdrawnBy"
    from monitoring.finding_judgements j left join store.actors a on a.id = j.actor_id
      left join store.actors w on w.id = j.withdrawn_by
    where j.compartment_id = ${compartmentId} and j.key = ${key} order by j.id desc
  `);
}

/** Shapes that somebody judged and that a run does not find any more. */
export async function countStrayJudgements(
  work: Work,
  { compartmentId, id }: Pick<FindingRun, "compartmentId" | "id">,
): Promise<number> {
  const row = await work.first(sql<{ count: number }>`
    select count(distinct j.key)::int as count from monitoring.finding_judgements j
    where j.compartment_id = ${compartmentId} and j.withdrawn_at is null and not exists (
      select 1 from monitoring.findings f where f.run_id = ${id} and f.key = j.key)
  `);
  return row?.count ?? 0;
}

/** Writes what a person said of a finding. */
export async function insertJudgement(
  work: Work,
  finding: FoundFinding,
  said: Pick<KeptJudgement, "reason" | "verdict">,
): Promise<void> {
  await work.change(sql`
    insert into monitoring.finding_judgements (id, compartment_id, key, finding_id, verdict, reason, actor_id, at)
    values (${work.newId("findingJudgement")}, ${finding.compartmentId}, ${finding.key}, ${finding.id},
      ${said.verdict}, ${said.reason}, ${work.acting.actorId}, ${work.now})
  `);
}

/** Takes back the newest judgement that stands; false when there is none. */
export async function withdrawLast(work: Work, finding: FoundFinding): Promise<boolean> {
  const by: ActorId = work.acting.actorId;
  const count = await work.change(sql`
    update monitoring.finding_judgements set withdrawn_at = ${work.now}, withdrawn_by = ${by}
    where id = (select j.id from monitoring.finding_judgements j
      where j.compartment_id = ${finding.compartmentId} and j.key = ${finding.key} and j.withdrawn_at is null
      order by j.id desc limit 1)
  `);
  return count === 1;
}
