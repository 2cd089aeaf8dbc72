// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import type { AlertId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { FeedWatch, LiveAlert } from "../messages/feed-watch.ts";
import type { Feed } from "../messages/feed.data.ts";

/** Most accounts of a shape that an alert lists; further ones stand in its payments. */
const accountsListedMax = 200;

function rowOf(watch: FeedWatch, shape: Shape, live: LiveAlert) {
  return {
    id: live.id,
    payment_count: live.numbers.size,
    typology: shape.typology,
    detector: shape.detector,
    detector_version: shape.version,
    strength: shape.strength,
    because: shape.because,
    accounts: watch.partiesOf(shape).slice(0, accountsListedMax),
    from_minutes: shape.fromMinutes,
    to_minutes: shape.toMinutes,
  };
}

const recordColumns = sql.raw(`r(id text, typology text, detector text, detector_version int,
  strength double precision, because jsonb, accounts jsonb, payment_count int, from_minutes int, to_minutes int)`);

async function writeAlerts(
  work: Work,
  feed: Feed,
  rows: { readonly opened: readonly unknown[]; readonly grown: readonly unknown[] },
): Promise<void> {
  if (rows.opened.length > 0) {
    await work.change(sql`
      insert into monitoring.alerts (id, compartment_id, feed_id, typology, detector, detector_version, strength,
        because, accounts, payment_count, from_minutes, to_minutes, opened_at, grown_at, is_growing, state)
      select r.id, ${feed.compartmentId}, ${feed.id}, r.typology, r.detector, r.detector_version, r.strength,
        r.because, r.accounts, r.payment_count, r.from_minutes, r.to_minutes, ${work.now}, ${work.now}, true, 'open'
      from jsonb_to_recordset(${JSON.stringify(rows.opened)}::jsonb) as ${recordColumns}
    `);
  }
  if (rows.grown.length > 0) {
    await work.change(sql`
      update monitoring.alerts a set strength = r.strength, because = r.because, accounts = r.accounts,
        detector_version = r.detector_version, payment_count = r.payment_count,
        from_minutes = r.from_minutes, to_minutes = r.to_minutes, grown_at = ${work.now}
      from jsonb_to_recordset(${JSON.stringify(rows.grown)}::jsonb) as ${recordColumns}
      where a.id = r.id
    `);
  }
}

/** Adds the payments that alerts have not been given yet; what an alert once had it keeps. */
async function writePayments(
  work: Work,
  feed: Feed,
  added: readonly { readonly alertId: AlertId; readonly number: number }[],
): Promise<void> {
  if (added.length === 0) return;
  await work.change(sql`
    insert into monitoring.alert_payments (compartment_id, alert_id, number)
    select ${feed.compartmentId}, a, n
    from unnest(${added.map((one) => one.alertId)}::text[], ${added.map((one) => one.number)}::int8[]) as r (a, n)
    on conflict do nothing
  `);
}

/**
 * Joins alerts to the one whose shape has taken theirs in, as long as nobody has judged or taken on
 * either: one attempt is one alert. It is written down like a judgement and can be undone.
 */
async function takeIn(
  work: Work,
  pairs: readonly { readonly id: AlertId; readonly into: AlertId }[],
): Promise<void> {
  for (const { id, into } of pairs) {
    const changed = await work.change(sql`
      update monitoring.alerts a set state = 'joined', joined_id = ${into}, version = version + 1
      where a.id = ${id} and a.state = 'open' and a.assignee_id is null and a.judged_at is null
        and exists (select 1 from monitoring.alerts b where b.id = ${into} and b.state <> 'joined')
    `);
    if (changed === 0) continue;
    const before = {
      state: "open",
      assigneeId: null,
      snoozedUntil: null,
      joinedId: null,
      caseId: null,
    };
    await work.change(sql`
      insert into monitoring.alert_events
        (id, compartment_id, alert_id, kind, at, actor_id, reason, detail, before)
      select ${work.newId("alertEvent")}, a.compartment_id, a.id, 'taken-in', ${work.now},
        ${work.acting.actorId}, '', ${JSON.stringify({ joinedId: into })}::jsonb, ${JSON.stringify(before)}::jsonb
      from monitoring.alerts a where a.id = ${id}
    `);
    work.audit("monitoring.alerts.take-in", id, { into });
  }
}

/** Marks the alerts of shapes that can no longer grow, and joins those that were taken in. */
async function closeAlerts(work: Work, watch: FeedWatch): Promise<void> {
  const gone = watch.gone();
  await takeIn(
    work,
    gone.flatMap(({ id, into }) => {
      const [live, larger] = [watch.live.get(id), watch.live.get(into ?? 0)];
      return live && larger ? [{ id: live.id, into: larger.id }] : [];
    }),
  );
  const ended = [...watch.closed(), ...watch.gone(), ...gone.filter(({ isClosed }) => isClosed)];
  const closed = ended.flatMap(({ id }) => {
    const live = watch.live.get(id);
    watch.live.delete(id);
    return live ? [live.id] : [];
  });
  if (closed.length === 0) return;
  await work.change(
    sql`update monitoring.alerts set is_growing = false where id = any (${closed}::text[])`,
  );
}

/**
 * Makes alerts of the shapes that a group of payments opened, and lets those grow that were there.
 * Gives the alert of each shape.
 */
export async function keepShapes(
  work: Work,
  feed: Feed,
  watch: FeedWatch,
  group: readonly { readonly grown: readonly Shape[] }[],
): Promise<ReadonlyMap<number, AlertId>> {
  const alertOf = new Map<number, AlertId>();
  const opened: unknown[] = [];
  const grown: unknown[] = [];
  const added: { alertId: AlertId; number: number }[] = [];
  // Of a shape that grew more than once in the group, the last stand holds all of it.
  const latest = new Map(group.flatMap((one) => one.grown.map((shape) => [shape.id, shape])));
  for (const shape of latest.values()) {
    const known = watch.live.get(shape.id);
    const live: LiveAlert = known ?? { id: work.newId("alert"), numbers: new Set() };
    if (!known) watch.live.set(shape.id, live);
    for (const number of watch.numbersOf(shape)) {
      if (live.numbers.has(number)) continue;
      live.numbers.add(number);
      added.push({ alertId: live.id, number });
    }
    (known ? grown : opened).push(rowOf(watch, shape, live));
    alertOf.set(shape.id, live.id);
  }
  await writeAlerts(work, feed, { opened, grown });
  await writePayments(work, feed, added);
  if (group.length > 0) await closeAlerts(work, watch);
  if (opened.length > 0) work.audit("monitoring.alerts.open", feed.id, { count: opened.length });
  return alertOf;
}
