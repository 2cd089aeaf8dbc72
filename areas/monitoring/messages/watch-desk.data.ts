// SPDX-License-Identifier: Apache-2.0
import type { AlertId, CompartmentId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import type { KnownAlert, WatchedPayment, WatchMaking } from "./feed-watch.ts";
import { FeedWatch, rejoinAlerts } from "./feed-watch.ts";
import type { Feed } from "./feed.data.ts";

/** Payments read at a time for the replay. */
const replayPageCount = 20_000;

type Row = Record<
  | "fromBank"
  | "fromCountry"
  | "fromName"
  | "fromNumber"
  | "toBank"
  | "toCountry"
  | "toName"
  | "toNumber",
  string
> & {
  readonly number: bigint;
  readonly watchedMinutes: number;
  readonly amountMinor: bigint;
  readonly currency: string;
};

const columns =
  sql.raw(`number, watched_minutes as "watchedMinutes", amount_minor as "amountMinor", currency,
  from_bank as "fromBank", from_number as "fromNumber", from_country as "fromCountry", from_name as "fromName",
  to_bank as "toBank", to_number as "toNumber", to_country as "toCountry", to_name as "toName"`);

function watchedOf(row: Row): WatchedPayment {
  return {
    number: Number(row.number),
    watchedMinutes: row.watchedMinutes,
    amountMinor: row.amountMinor,
    currency: row.currency,
    from: {
      bank: row.fromBank,
      number: row.fromNumber,
      country: row.fromCountry,
      name: row.fromName,
    },
    to: { bank: row.toBank, number: row.toNumber, country: row.toCountry, name: row.toName },
  };
}

/** The number and minute of the newest payment of a feed; minutes never go down as numbers go up. */
function newest(work: Work, compartmentId: CompartmentId) {
  return work.first(sql<{ number: bigint; minutes: number }>`
    select number, watched_minutes as minutes from monitoring.payments
    where compartment_id = ${compartmentId} order by number desc limit 1
  `);
}

/** The first payment at or after a minute, by halving: the rows are in the order of both. */
async function firstSince(
  work: Work,
  feed: Feed,
  since: { readonly minutes: number; readonly lastNumber: number },
): Promise<number> {
  let low = 0;
  let high = since.lastNumber;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await work.first(sql<{ minutes: number }>`
      select watched_minutes as minutes from monitoring.payments
      where compartment_id = ${feed.compartmentId} and number = ${middle}
    `);
    if ((row?.minutes ?? 0) < since.minutes) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function knownAlerts(work: Work, feed: Feed): Promise<KnownAlert[]> {
  const rows = await work.rows(sql<{ id: AlertId; typology: string; numbers: number[] }>`
    select a.id, a.typology, (select json_agg(p.number) from monitoring.alert_payments p
      where p.alert_id = a.id) as numbers
    from monitoring.alerts a where a.feed_id = ${feed.id} and a.is_growing order by a.id
  `);
  return rows.map(({ id, typology, numbers }) => ({ id, typology, numbers: new Set(numbers) }));
}

/** Makes the watch of a feed from its accepted payments, in the order in which they were accepted. */
async function replay(work: Work, feed: Feed, making: WatchMaking): Promise<FeedWatch> {
  const last = await newest(work, feed.compartmentId);
  if (!last) return new FeedWatch(making, 0);
  const lastNumber = Number(last.number);
  const since = { minutes: last.minutes - making.windowMinutes, lastNumber };
  const first = Math.max(
    await firstSince(work, feed, since),
    lastNumber + 1 - making.replayPaymentsMax,
  );
  const watch = new FeedWatch(making, first);
  while (watch.nextNumber <= lastNumber) {
    const rows = await work.rows(sql<Row>`
      select ${columns} from monitoring.payments
      where compartment_id = ${feed.compartmentId} and number >= ${watch.nextNumber}
      order by number limit ${replayPageCount}
    `);
    for (const row of rows) watch.take(watchedOf(row));
    watch.closed();
    watch.gone();
  }
  rejoinAlerts(watch, await knownAlerts(work, feed));
  return watch;
}

/** The watches of all feeds of this process. */
export class WatchDesk {
  readonly #making: WatchMaking;
  readonly #watches = new Map<string, FeedWatch>();

  constructor(making: WatchMaking) {
    this.#making = making;
  }

  /**
   * The watch of a feed as of its newest payment. Another process may have accepted payments
   * meanwhile; then the watch is made again.
   */
  async open(work: Work, feed: Feed): Promise<FeedWatch> {
    const held = this.#watches.get(feed.id);
    if (held) return held;
    const watch = await replay(work, feed, this.#making);
    this.#watches.set(feed.id, watch);
    return watch;
  }

  /** Forgets a watch that has seen what was not kept; it is made again when it is next needed. */
  drop(feed: Feed): void {
    this.#watches.delete(feed.id);
  }

  /** How much the watches hold. */
  get size(): { feedCount: number; accountCount: number; shapeCount: number } {
    let accountCount = 0;
    let shapeCount = 0;
    for (const watch of this.#watches.values()) {
      accountCount += watch.accountCount;
      shapeCount += watch.shapes.size;
    }
    return { feedCount: this.#watches.size, accountCount, shapeCount };
  }
}
