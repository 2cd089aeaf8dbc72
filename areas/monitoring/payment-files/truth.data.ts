// SPDX-License-Identifier: Apache-2.0
import type { Scratch } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { mapColumns } from "./column.ts";
import { loadCsv } from "./csv-table.data.ts";
import type { OpenPayments } from "./open-payments.data.ts";
import { readPayments } from "./payment-table.data.ts";
import type { SourceFile } from "./source-file.data.ts";
import { readSource } from "./source-file.data.ts";
import type { Attempt, Truth } from "./truth.ts";
import { typologyOf } from "./truth.ts";

/** A label that was brought together with a row of the stream; no row where none belongs to it. */
interface Label {
  readonly r: bigint | null;
  readonly laundering: boolean;
  readonly attempt: string | null;
  readonly typology: string | null;
}

const truthful = "lower(laundering) in ('1', 'true', 'yes')";

/**
 * Labels by the ids of payments: `tx_id, is_sar, attempt_id`. A file that says nothing of laundering
 * lists what is.
 */
async function labelsById(scratch: Scratch, name: string, source: SourceFile): Promise<Label[]> {
  const columns = mapColumns(source.header);
  const column = (field: "id" | "isLaundering" | "attemptId" | "typology") => {
    const at = columns.at.get(field);
    return at === undefined ? "null::varchar" : `trim(c${at})`;
  };
  await loadCsv(scratch, name, {
    source,
    columns: [
      ["id", column("id")],
      ["laundering", columns.at.has("isLaundering") ? column("isLaundering") : "'true'"],
      ["attempt", column("attemptId")],
      ["typology", column("typology")],
    ],
  });
  return scratch.rows<Label>(`select p.rowid as r, ${truthful.replace("laundering", "l.laundering")}
      as laundering, l.attempt, l.typology
    from ${name} l left join payment p on coalesce(nullif(p.id, ''), p.row::varchar) = l.id
    order by l.row`);
}

/**
 * Labels by whole payments, as AMLworld has them: the n-th of several alike belongs to the n-th. Where
 * the file says nothing of laundering, each of its rows is.
 */
async function labelsByPayment(
  scratch: Scratch,
  name: string,
  source: SourceFile,
): Promise<Label[]> {
  const table = await readPayments(scratch, name, source);
  const isSaid = table.columns.at.has("isLaundering");
  const plain = `split_part(given, '.', 1) || '.' || rtrim(split_part(given, '.', 2), '0')`;
  const numbered = (from: string) =>
    `select *, ${plain} as plain, row_number() over (
       partition by stamp, from_key, to_key, ${plain} order by row) as nth from ${from} where fault is null`;
  return scratch.rows<Label>(`with l as (${numbered(`${name}_judged`)}),
      g as (${numbered("given_judged")})
    select p.rowid as r, ${isSaid ? truthful.replace("laundering", "l.laundering") : "true"} as laundering,
      l.attempt, l.typology
    from l left join g on l.stamp = g.stamp and l.from_key = g.from_key and l.to_key = g.to_key
      and l.plain = g.plain and l.nth = g.nth
    left join payment p on p.row = g.row order by l.row`);
}

/** What a file of attempts says of each: `attempt_id, typology, is_sar`. */
async function namesOf(scratch: Scratch, source: SourceFile): Promise<Map<string, Label>> {
  const labels = await labelsById(scratch, "attempt_name", source);
  return new Map(
    labels.flatMap((label) => (label.attempt ? [[label.attempt, label] as const] : [])),
  );
}

function attemptsOf(labels: readonly Label[], names: ReadonlyMap<string, Label>): Attempt[] {
  const rows = new Map<string, number[]>();
  const first = new Map<string, Label>();
  for (const label of labels) {
    if (!label.attempt) continue;
    if (!first.has(label.attempt)) first.set(label.attempt, label);
    const own = rows.get(label.attempt) ?? [];
    if (label.r !== null) own.push(Number(label.r));
    rows.set(label.attempt, own);
  }
  return [...rows]
    .filter(([, own]) => own.length > 0)
    .map(([id, own]) => {
      const label = first.get(id);
      return {
        id,
        typology: typologyOf(names.get(id)?.typology ?? label?.typology ?? ""),
        isLaundering: label?.laundering ?? false,
        rows: own.toSorted((a, b) => a - b),
      };
    });
}

/** Whether a file holds payments of its own, and not only their ids. */
const hasPayments = (source: SourceFile) => mapColumns(source.header).missing.length === 0;

/** Reads labels of either layout and brings them together with the rows of the stream. */
export async function readTruth(
  { scratch, stream }: OpenPayments,
  { labels: labelPath, attempts: attemptPath }: { labels: string; attempts: string | undefined },
  signal: AbortSignal,
): Promise<Truth> {
  const source = await readSource(labelPath, signal);
  const labels = hasPayments(source)
    ? await labelsByPayment(scratch, "label", source)
    : await labelsById(scratch, "label", source);
  const attemptSource = attemptPath === undefined ? null : await readSource(attemptPath, signal);
  const isNames = attemptSource !== null && !hasPayments(attemptSource);
  const names = isNames ? await namesOf(scratch, attemptSource) : new Map<string, Label>();
  const members =
    attemptSource === null || isNames || attemptPath === labelPath
      ? labels
      : await labelsByPayment(scratch, "member", attemptSource);
  const isLaundering = new Uint8Array(stream.count);
  for (const { r, laundering } of labels) if (r !== null && laundering) isLaundering[Number(r)] = 1;
  const matched = labels.filter(({ r }) => r !== null).length;
  if (matched === 0) throw refuse("MONITORING_NO_LABELS", { path: labelPath });
  return {
    isLaundering,
    launderingCount: isLaundering.reduce((sum, one) => sum + one, 0),
    attempts: attemptsOf(members, names),
    unmatched: labels.length - matched,
  };
}
