// SPDX-License-Identifier: Apache-2.0
import type { ActorId, CompartmentId, Id } from "@tianwang/kernel/ids";
import type { ToldShape } from "@tianwang/typologies";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { requireIn } from "@tianwang/store/access";
import { refuse } from "../errors.ts";
import type { XsdVerdict } from "../goaml/xsd-check.data.ts";
import type { DraftState } from "./draft.ts";
import type { Entered, Origins } from "./entered.ts";

export type DraftId = Id<"reportDraft">;

/** A draft as it is kept, with what it states now. */
export interface KeptDraft {
  readonly id: DraftId;
  readonly compartmentId: CompartmentId;
  readonly shape: ToldShape;
  readonly state: DraftState;
  /** The newest version. */
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly sentOn: string | null;
  readonly sentReference: string | null;
  readonly stated: DraftVersion;
}

/** What was stated in one version. */
export interface DraftVersion {
  readonly version: number;
  readonly entered: Entered;
  readonly origins: Origins;
  readonly profileId: string;
  readonly ownProfile: unknown;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** What is stated anew. */
export type Statement = Pick<DraftVersion, "entered" | "origins" | "ownProfile" | "profileId">;

/** A line of the list of drafts. */
export interface DraftRow {
  readonly id: DraftId;
  readonly compartmentId: CompartmentId;
  readonly sourceKind: ToldShape["kind"];
  readonly sourceId: string;
  readonly title: ToldShape["title"];
  readonly fromOn: string;
  readonly toOn: string;
  readonly paymentCount: number;
  readonly state: DraftState;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly sentOn: string | null;
}

/** Which drafts are wanted. */
export interface DraftFilter {
  readonly compartmentId?: string | null;
  readonly state?: DraftState | null;
}

const personName = (column: string) =>
  sql.raw(
    `coalesce((select a.display_name from store.actors a where a.id = ${column}), ${column})`,
  );

const conditionOf = ({ compartmentId = null, state = null }: DraftFilter) => sql`
  (${compartmentId}::text is null or d.compartment_id = ${compartmentId})
  and (${state}::text is null or d.state = ${state})`;

/** A page of the drafts that the actor may see, the newest change first. */
export function listDrafts(
  work: Work,
  filter: DraftFilter & { readonly from: number; readonly count: number },
): Promise<DraftRow[]> {
  return work.rows(sql<DraftRow>`
    select d.id, d.compartment_id as "compartmentId", d.source_kind as "sourceKind",
      d.source_id as "sourceId", d.shape->'title' as title, d.shape->>'fromOn' as "fromOn",
      d.shape->>'toOn' as "toOn", jsonb_array_length(d.shape->'payments') as "paymentCount", d.state,
      d.version, ${personName("d.created_by")} as "createdBy", d.created_at as "createdAt",
      d.changed_at as "changedAt", d.sent_on as "sentOn"
    from reports.drafts d where ${conditionOf(filter)}
    order by d.changed_at desc, d.id desc limit ${filter.count} offset ${filter.from}
  `);
}

/** How many drafts there are. */
export async function countDrafts(work: Work, filter: DraftFilter): Promise<number> {
  const row = await work.first(sql<{ count: number }>`
    select count(*)::int as count from reports.drafts d where ${conditionOf(filter)}
  `);
  return row?.count ?? 0;
}

const versionColumns = sql`v.version, v.entered, v.origins, v.profile_id as "profileId",
  v.own_profile as "ownProfile", ${personName("v.made_by")} as "madeBy", v.made_at as "madeAt"`;

/** One version of a draft; the newest when none is named. */
async function findVersion(
  work: Work,
  id: string,
  version: number | undefined,
): Promise<DraftVersion | null> {
  return work.first(sql<DraftVersion>`
    select ${versionColumns} from reports.draft_versions v
    where v.draft_id = ${id} and (${version ?? 0} = 0 or v.version = ${version ?? 0})
    order by v.version desc limit 1
  `);
}

/** A draft that the actor may see, as one of its versions states it; the newest when none is named. */
export async function findDraft(work: Work, id: string, version?: number): Promise<KeptDraft> {
  const draft = await work.first(sql<Omit<KeptDraft, "stated">>`
    select d.id, d.compartment_id as "compartmentId", d.shape, d.state, d.version,
      ${personName("d.created_by")} as "createdBy", d.created_at as "createdAt", d.sent_on as "sentOn",
      d.sent_reference as "sentReference"
    from reports.drafts d where d.id = ${id}
  `);
  const stated = draft && (await findVersion(work, id, version));
  if (!draft || !stated) throw refuse("REPORTS_NO_DRAFT", { id });
  return { ...draft, stated };
}

/** Holds a draft that the actor may change; refuses when somebody changed it since it was read. */
export async function holdDraft(work: Work, id: string, version: number): Promise<KeptDraft> {
  const { compartmentId } = await findDraft(work, id);
  await requireIn(work, compartmentId, "write");
  await work.rows(sql`select 1 from reports.drafts where id = ${id} for update`);
  const draft = await findDraft(work, id);
  if (draft.version !== version) throw refuse("REPORTS_DRAFT_CHANGED");
  return draft;
}

/** All versions of a draft, the newest first, without what they state. */
export function versionsOf(
  work: Work,
  id: string,
): Promise<Pick<DraftVersion, "madeAt" | "madeBy" | "version">[]> {
  return work.rows(sql<Pick<DraftVersion, "madeAt" | "madeBy" | "version">>`
    select v.version, ${personName("v.made_by")} as "madeBy", v.made_at as "madeAt"
    from reports.draft_versions v where v.draft_id = ${id} order by v.version desc limit 500
  `);
}

/** The draft of an alert or finding that is not closed. */
export async function openDraftOf(work: Work, shape: ToldShape): Promise<DraftId | null> {
  const row = await work.first(sql<{ id: DraftId }>`
    select id from reports.drafts
    where source_kind = ${shape.kind} and source_id = ${shape.id} and state <> 'closed'
  `);
  return row?.id ?? null;
}

/** Begins a draft; null when another was begun meanwhile. */
export async function insertDraft(
  work: Work,
  place: { readonly compartmentId: CompartmentId; readonly shape: ToldShape },
  stated: Statement,
): Promise<DraftId | null> {
  const { compartmentId, shape } = place;
  await requireIn(work, compartmentId, "write");
  const id = work.newId("reportDraft");
  const count = await work.change(sql`
    insert into reports.drafts (id, compartment_id, source_kind, source_id, shape, state, version, created_by,
      created_at, changed_at)
    values (${id}, ${compartmentId}, ${shape.kind}, ${shape.id}, ${JSON.stringify(shape)}::jsonb, 'draft', 1,
      ${work.acting.actorId}, ${work.now}, ${work.now})
    on conflict do nothing
  `);
  if (count === 0) return null;
  await insertVersion(work, { id, compartmentId, version: 1 }, stated);
  work.audit("reports.drafts.open", id, { source: shape.id, count: shape.payments.length });
  return id;
}

async function insertVersion(
  work: Work,
  draft: Pick<KeptDraft, "compartmentId" | "id" | "version">,
  { entered, origins, profileId, ownProfile }: Statement,
): Promise<void> {
  await work.change(sql`
    insert into reports.draft_versions (compartment_id, draft_id, version, entered, origins, profile_id,
      own_profile, made_by, made_at)
    values (${draft.compartmentId}, ${draft.id}, ${draft.version}, ${JSON.stringify(entered)}::jsonb,
      ${JSON.stringify(origins)}::jsonb, ${profileId},
      ${ownProfile === null ? null : JSON.stringify(ownProfile)}::jsonb, ${work.acting.actorId}, ${work.now})
  `);
}

/** Adds a version to a draft that is held. */
export async function addVersion(work: Work, draft: KeptDraft, stated: Statement): Promise<void> {
  const version = draft.version + 1;
  await insertVersion(work, { ...draft, version }, stated);
  await work.change(sql`
    update reports.drafts set version = ${version}, changed_at = ${work.now} where id = ${draft.id}
  `);
  work.audit("reports.drafts.save", draft.id, { version });
}

/** Moves a draft that is held, and notes who did and why. */
export async function moveDraft(
  work: Work,
  draft: KeptDraft,
  to: {
    readonly state: DraftState;
    readonly sentOn?: string | null;
    readonly sentReference?: string | null;
  },
): Promise<void> {
  const { sentOn = draft.sentOn, sentReference = draft.sentReference } = to;
  await work.change(sql`
    update reports.drafts set state = ${to.state}, changed_at = ${work.now}, sent_on = ${sentOn}::date,
      sent_reference = ${sentReference}
    where id = ${draft.id}
  `);
}

/** What was done with a draft. */
export interface DraftEvent {
  readonly id: Id<"reportEvent">;
  readonly kind: string;
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** Notes what was done with a draft, in its history and in the audit log. */
export async function noteEvent(
  work: Work,
  draft: KeptDraft,
  kind: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await work.change(sql`
    insert into reports.draft_events (id, compartment_id, draft_id, version, kind, at, actor_id, detail)
    values (${work.newId("reportEvent")}, ${draft.compartmentId}, ${draft.id}, ${draft.stated.version}, ${kind},
      ${work.now}, ${work.acting.actorId}, ${JSON.stringify(detail)}::jsonb)
  `);
  work.audit(`reports.drafts.${kind}`, draft.id, { version: draft.stated.version });
}

/** The history of a draft, the newest first. */
export function eventsOf(work: Work, id: string): Promise<DraftEvent[]> {
  return work.rows(sql<DraftEvent>`
    select e.id, e.kind, e.version, e.at, ${personName("e.actor_id")} as by, e.detail
    from reports.draft_events e where e.draft_id = ${id} order by e.id desc limit 500
  `);
}

/** How a version fared against a schema. */
export interface KeptXsdCheck {
  readonly version: number;
  readonly fileName: string;
  readonly schemaSha256: string;
  readonly verdict: XsdVerdict;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** Keeps how a version fared against a schema. */
export async function insertXsdCheck(
  work: Work,
  draft: KeptDraft,
  check: Pick<KeptXsdCheck, "fileName" | "schemaSha256" | "verdict">,
): Promise<void> {
  await requireIn(work, draft.compartmentId, "write");
  await work.change(sql`
    insert into reports.xsd_checks (id, compartment_id, draft_id, version, schema_sha256, file_name, verdict,
      made_by, made_at)
    values (${work.newId("reportCheck")}, ${draft.compartmentId}, ${draft.id}, ${draft.stated.version},
      ${check.schemaSha256}, ${check.fileName}, ${JSON.stringify(check.verdict)}::jsonb,
      ${work.acting.actorId}, ${work.now})
  `);
  work.audit("reports.drafts.check", draft.id, { version: draft.stated.version });
}

/** The last check of a draft against a schema. */
export function lastXsdCheck(work: Work, id: string): Promise<KeptXsdCheck | null> {
  return work.first(sql<KeptXsdCheck>`
    select c.version, c.file_name as "fileName", c.schema_sha256 as "schemaSha256", c.verdict,
      ${personName("c.made_by")} as "madeBy", c.made_at as "madeAt"
    from reports.xsd_checks c where c.draft_id = ${id} order by c.id desc limit 1
  `);
}

/** Names of persons by their ids. */
export async function personNames(
  work: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await work.rows(sql<{ id: ActorId; name: string }>`
    select id, display_name as name from store.actors where id = any (${[...ids]}::text[])
  `);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
