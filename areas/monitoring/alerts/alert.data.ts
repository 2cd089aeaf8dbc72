// SPDX-License-Identifier: Apache-2.0
import type { ShapeReason } from "@tianwang/typologies";
import { dateOf } from "@tianwang/kernel/calendar";
import type { AlertId, CompartmentId } from "@tianwang/kernel/ids";
import type { RawBuilder, Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { DetectorTexts } from "../messages/detector-words.ts";
import { reasonsOf } from "../messages/detector-words.ts";
import type { AlertStand, AlertState } from "./alert.ts";
import { alertStates } from "./alert.ts";
import type { AlertEvent, AlertPayment, AlertRow, PartyView } from "./alert.wire.ts";

/** Which alerts are wanted. */
export interface AlertFilter {
  readonly state?: string | undefined;
  readonly typology?: string | undefined;
  readonly assignee?: string | undefined;
  readonly feed?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

type KeptRow = Omit<AlertRow, "from" | "reasons" | "to"> & {
  readonly because: readonly ShapeReason[];
  readonly fromMinutes: number;
  readonly toMinutes: number;
};

/** The state of an alert today: one that slept until today is open again. */
const stateToday = (work: Work) => sql`(case when a.state = 'snoozed'
  and a.snoozed_until <= ${dateOf(work.now)}::date then 'open' else a.state end)`;

const columns = (work: Work) => sql`
  a.id, a.feed_id as "feedId", a.typology, a.detector, a.detector_version as "detectorVersion", a.strength,
  a.because, jsonb_array_length(a.accounts) as "accountCount", a.payment_count as "paymentCount",
  a.from_minutes as "fromMinutes", a.to_minutes as "toMinutes", a.opened_at as "openedAt",
  a.grown_at as "grownAt", a.is_growing as "isGrowing",
  (a.judged_at is not null and a.grown_at > a.judged_at) as "hasGrownSince", ${stateToday(work)} as state,
  (select json_build_object('id', x.id, 'displayName', x.display_name) from store.actors x
    where x.id = a.assignee_id) as assignee,
  a.snoozed_until as "snoozedUntil", a.joined_id as "joinedId", a.case_id as "caseId", a.version,
  coalesce((select json_agg(json_build_object('amountMinor', s.total::text, 'currency', s.currency,
      'scale', s.scale) order by s.currency)
    from (select sum(p.amount_minor) as total, p.currency, p.scale from monitoring.alert_payments ap
      join monitoring.payments p on p.compartment_id = ap.compartment_id and p.number = ap.number
      where ap.alert_id = a.id group by p.currency, p.scale) s), '[]'::json) as amounts`;

const instantOf = (minutes: number) => new Date(minutes * 60_000).toISOString();

/** The minute at which a day begins; null for no day. */
const minuteOf = (day: string | undefined, dayCount: number) =>
  day === undefined ? null : Math.floor(Date.parse(`${day}T00:00:00Z`) / 60_000) + dayCount * 1_440;

function conditionOf(work: Work, filter: AlertFilter): RawBuilder<unknown> {
  const assignee = filter.assignee === "me" ? work.acting.actorId : (filter.assignee ?? null);
  const since = minuteOf(filter.since, 0);
  const until = minuteOf(filter.until, 1);
  return sql`(${filter.typology ?? null}::text is null or a.typology = ${filter.typology ?? null})
    and (${filter.feed ?? null}::text is null or a.feed_id = ${filter.feed ?? null})
    and (${assignee}::text is null or coalesce(a.assignee_id, 'none') = ${assignee})
    and (${since}::int is null or a.to_minutes >= ${since})
    and (${until}::int is null or a.from_minutes < ${until})`;
}

/** How many alerts there are in each state, by the other filters. */
export async function countAlerts(
  work: Work,
  filter: AlertFilter,
): Promise<Readonly<Record<AlertState, number>>> {
  const rows = await work.rows(sql<{ state: AlertState; count: number }>`
    select ${stateToday(work)} as state, count(*)::int as count from monitoring.alerts a
    where ${conditionOf(work, filter)} group by 1
  `);
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(alertStates.map((state) => [state, counts.get(state) ?? 0])) as Record<
    AlertState,
    number
  >;
}

/** A page of alerts, the strongest of the newest first. */
export async function listAlerts(
  work: Work,
  filter: AlertFilter & { readonly from: number; readonly count: number },
  texts: DetectorTexts,
): Promise<AlertRow[]> {
  const rows = await work.rows(sql<KeptRow>`
    select ${columns(work)} from monitoring.alerts a
    where ${conditionOf(work, filter)}
      and (${filter.state ?? null}::text is null or ${stateToday(work)} = ${filter.state ?? null})
    order by a.strength desc, a.grown_at desc, a.id limit ${filter.count} offset ${filter.from}
  `);
  return rows.map((row) => viewOf(row, texts));
}

function viewOf(row: KeptRow, texts: DetectorTexts): AlertRow {
  const { because, fromMinutes, toMinutes, ...rest } = row;
  return {
    ...rest,
    reasons: reasonsOf(texts, row.detector, because),
    from: instantOf(fromMinutes),
    to: instantOf(toMinutes),
  };
}

/** An alert that the actor may see. */
export async function findAlert(work: Work, id: string, texts: DetectorTexts): Promise<AlertRow> {
  const row = await work.first(sql<KeptRow>`
    select ${columns(work)} from monitoring.alerts a where a.id = ${id}
  `);
  if (!row) throw refuse("MONITORING_NO_ALERT", { id });
  return viewOf(row, texts);
}

/** The accounts that an alert lists. */
export async function accountsOf(work: Work, id: string): Promise<PartyView[]> {
  const row = await work.first(sql<{ accounts: PartyView[] }>`
    select accounts from monitoring.alerts where id = ${id}
  `);
  return row?.accounts ?? [];
}

type PaymentRow = {
  readonly number: bigint;
  readonly id: string;
  readonly at: string;
  readonly from: PartyView;
  readonly to: PartyView;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly scale: number;
  readonly text: string;
};

const party = (side: "from" | "to") =>
  sql.raw(`json_build_object('bank', p.${side}_bank, 'number', p.${side}_number,
    'country', p.${side}_country, 'name', p.${side}_name) as "${side}"`);

/** The payments of an alert in the order of acceptance, so many of them. */
export async function paymentsOf(
  work: Work,
  id: string,
  countMax: number,
): Promise<AlertPayment[]> {
  const rows = await work.rows(sql<PaymentRow>`
    select p.number, p.key as id, p.stated_at as at, ${party("from")}, ${party("to")},
      p.amount_minor as "amountMinor", p.currency, p.scale, p.note as text
    from monitoring.alert_payments ap
    join monitoring.payments p on p.compartment_id = ap.compartment_id and p.number = ap.number
    where ap.alert_id = ${id} order by p.number limit ${countMax}
  `);
  return rows.map(({ number, amountMinor, currency, scale, ...rest }) => ({
    ...rest,
    number: Number(number),
    amount: { amountMinor: String(amountMinor), currency, scale },
  }));
}

/** The most judgements shown of one alert. */
const eventCountMax = 200;

/** The judgements on an alert, newest first. */
export function eventsOf(work: Work, id: string): Promise<AlertEvent[]> {
  return work.rows(sql<AlertEvent>`
    select e.id, e.kind, e.at, json_build_object('id', e.actor_id,
      'displayName', coalesce(x.display_name, '')) as actor, e.reason, e.detail,
      e.undone_by is not null as "isUndone"
    from monitoring.alert_events e left join store.actors x on x.id = e.actor_id
    where e.alert_id = ${id} order by e.id desc limit ${eventCountMax}
  `);
}

/** An alert that is being judged; nobody else judges it meanwhile. */
export interface HeldAlert extends AlertStand {
  readonly id: AlertId;
  readonly compartmentId: CompartmentId;
  readonly typology: string;
}

/** Holds an alert for a judgement; refuses when somebody judged it since it was read. */
export async function holdAlert(work: Work, id: string, version: number): Promise<HeldAlert> {
  const row = await work.first(sql<HeldAlert & { version: number }>`
    select a.id, a.compartment_id as "compartmentId", a.typology, ${stateToday(work)} as state,
      a.assignee_id as "assigneeId", a.snoozed_until as "snoozedUntil", a.joined_id as "joinedId",
      a.case_id as "caseId", a.version
    from monitoring.alerts a where a.id = ${id} for update
  `);
  if (!row) throw refuse("MONITORING_NO_ALERT", { id });
  if (row.version !== version) throw refuse("MONITORING_ALERT_CHANGED");
  const { version: _, ...held } = row;
  return held;
}
