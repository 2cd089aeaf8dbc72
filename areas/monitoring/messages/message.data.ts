// SPDX-License-Identifier: Apache-2.0
import type { Shape } from "@tianwang/typologies";
import { createHash } from "node:crypto";
import type { AlertId } from "@tianwang/kernel/ids";
import type { Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { keepShapes } from "../alerts/alert-growth.data.ts";
import type { FeedWatch } from "./feed-watch.ts";
import type { Feed } from "./feed.data.ts";
import type { StatedPayment } from "./message.ts";
import { paymentKey } from "./message.ts";

/** What a payment did to a shape, as it is kept beside it and told. */
export interface Finding extends Pick<Shape, "detector" | "strength" | "typology" | "version"> {
  readonly alertId: AlertId;
  readonly accountCount: number;
  readonly paymentCount: number;
  readonly because: Shape["because"];
}

/** What became of a payment that was asked about. */
export type Accepted =
  | { readonly number: number; readonly findings: readonly Finding[]; readonly isRepeat: boolean }
  | { readonly takenBy: number };

interface Known {
  readonly number: number;
  readonly digest: string;
  readonly findings: readonly Finding[];
}

const digestOf = (payment: StatedPayment) =>
  createHash("sha256").update(payment.content).digest("hex");

async function readKnown(work: Work, feed: Feed, keys: readonly string[]) {
  const rows = await work.rows(sql<{
    key: string;
    number: bigint;
    digest: string;
    findings: Finding[] | null;
  }>`
    select key, number, encode(content_sha256, 'hex') as digest, findings from monitoring.payments
    where compartment_id = ${feed.compartmentId} and key = any (${[...keys]}::text[])
  `);
  return new Map<string, Known>(
    rows.map(({ key, number, digest, findings }) => [
      key,
      { number: Number(number), digest, findings: findings ?? [] },
    ]),
  );
}

/** A payment that is to be kept, with its place and what it did. */
interface Fresh {
  readonly payment: StatedPayment;
  readonly key: string;
  readonly digest: string;
  readonly number: number;
  readonly watchedMinutes: number;
  readonly grown: readonly Shape[];
}

/** Writes new payments in one statement, by columns. */
async function insertPayments(
  work: Work,
  feed: Feed,
  fresh: readonly (Fresh & { readonly findings: readonly Finding[] })[],
): Promise<void> {
  const of = <T>(read: (one: (typeof fresh)[number]) => T) => fresh.map(read);
  const text = (read: (one: StatedPayment) => string) => of(({ payment }) => read(payment));
  await work.change(sql`
    insert into monitoring.payments (compartment_id, accepted_at, number, key, content_sha256, kind, stated_at,
      watched_minutes, from_bank, from_number, from_country, from_name, to_bank, to_number, to_country, to_name,
      amount_minor, currency, scale, note, findings)
    select ${feed.compartmentId}, ${work.now}, n, k, decode(d, 'hex'), m, t::timestamptz, w, fb, fn, fc, fm, tb, tn,
      tc, tm, a::bigint, c, s, x, f::jsonb
    from unnest(${of((one) => one.number)}::int8[], ${of((one) => one.key)}::text[],
      ${of((one) => one.digest)}::text[], ${text((one) => one.kind)}::text[], ${text((one) => one.at)}::text[],
      ${of((one) => one.watchedMinutes)}::int4[],
      ${text((one) => one.from.bank)}::text[], ${text((one) => one.from.number)}::text[],
      ${text((one) => one.from.country)}::text[], ${text((one) => one.from.name)}::text[],
      ${text((one) => one.to.bank)}::text[], ${text((one) => one.to.number)}::text[],
      ${text((one) => one.to.country)}::text[], ${text((one) => one.to.name)}::text[],
      ${text((one) => String(one.amountMinor))}::text[], ${text((one) => one.currency)}::text[],
      ${of((one) => one.payment.scale)}::int2[], ${text((one) => one.text)}::text[],
      ${of(({ findings }) => (findings.length === 0 ? null : JSON.stringify(findings)))}::text[]
    ) as r (n, k, d, m, t, w, fb, fn, fc, fm, tb, tn, tc, tm, a, c, s, x, f)
  `);
}

/**
 * Accepts payments into a feed in the order given: new ones are seen by the detectors and kept, with
 * the alerts that their shapes became, in one transaction. A payment whose id is known already gives
 * what it gave before when it says the same, and is told to be taken when it says anything else.
 */
export async function acceptPayments(
  work: Work,
  feed: Feed,
  watch: FeedWatch,
  payments: readonly StatedPayment[],
): Promise<readonly Accepted[]> {
  const keys = payments.map((one) => paymentKey(one.messageId, one.transactionId));
  const known = await readKnown(work, feed, keys);
  const taken = new Map<string, { digest: string; number: number }>();
  const fresh: Fresh[] = [];
  for (const [at, payment] of payments.entries()) {
    const key = keys[at] ?? "";
    if (known.has(key) || taken.has(key)) continue;
    const number = watch.nextNumber;
    const watchedMinutes = watch.minutesOf(Date.parse(payment.at));
    const grown = watch.take({ ...payment, number, watchedMinutes });
    const digest = digestOf(payment);
    taken.set(key, { digest, number });
    fresh.push({ payment, key, digest, number, watchedMinutes, grown });
  }
  const alertOf = await keepShapes(work, feed, watch, fresh);
  const kept = fresh.map((one) => ({
    ...one,
    findings: one.grown.flatMap((shape) => findingOf(shape, alertOf.get(shape.id))),
  }));
  if (kept.length > 0) await insertPayments(work, feed, kept);
  auditGroup(work, feed, kept);
  const findingsOf = new Map(kept.map(({ number, findings }) => [number, findings]));
  const isSeen = new Set<string>();
  return payments.map((payment, at): Accepted => {
    const key = keys[at] ?? "";
    const mine = known.get(key) ?? taken.get(key);
    if (!mine) throw new Error("a payment is known or was taken");
    const isRepeat = known.has(key) || isSeen.has(key);
    isSeen.add(key);
    if (isRepeat && mine.digest !== digestOf(payment)) return { takenBy: mine.number };
    const findings = known.get(key)?.findings ?? findingsOf.get(mine.number) ?? [];
    return { number: mine.number, findings, isRepeat };
  });
}

function findingOf(shape: Shape, alertId: AlertId | undefined): readonly Finding[] {
  if (alertId === undefined) return [];
  const { typology, detector, version, strength, because, accounts, rows } = shape;
  return [
    {
      alertId,
      typology,
      detector,
      version,
      strength,
      because,
      accountCount: accounts.length,
      paymentCount: rows.length,
    },
  ];
}

/** One entry for the whole group, bound to what each payment said. */
function auditGroup(work: Work, feed: Feed, kept: readonly Fresh[]): void {
  const [first] = kept;
  if (!first) return;
  const hash = createHash("sha256");
  for (const { key, digest } of kept) hash.update(`${key} ${digest}\n`);
  work.audit("monitoring.messages.accept", feed.id, {
    first: first.number,
    count: kept.length,
    sha256: hash.digest("hex"),
  });
}
