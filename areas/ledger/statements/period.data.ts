// SPDX-License-Identifier: Apache-2.0
import type { Transactions } from "../transactions/transaction.data.ts";

/** First and last day that a statement books; null where no row of it has a date. */
export interface Period {
  readonly firstBookedOn: string | null;
  readonly lastBookedOn: string | null;
}

interface PeriodRow extends Period {
  readonly segmentId: string;
  readonly statementIndex: number;
}

/** What a statement is called in its segment. */
export function periodKey(segmentId: string, statementIndex: number): string {
  return `${segmentId} ${statementIndex}`;
}

/** The days that the booked rows of each statement span, by {@link periodKey}; once a session. */
export function readPeriods(transactions: Transactions): Promise<ReadonlyMap<string, Period>> {
  const { session } = transactions;
  const known = session.kept.get("periods") as Promise<ReadonlyMap<string, Period>> | undefined;
  if (known) return known;
  const reading = session
    .rows<PeriodRow>(
      `select segment_id as "segmentId", statement_index as "statementIndex",
         min(booked_on)::varchar as "firstBookedOn", max(booked_on)::varchar as "lastBookedOn"
       from transactions where status = 'booked' group by segment_id, statement_index`,
    )
    .then((rows) => {
      const named = rows.map(({ segmentId, statementIndex, ...period }) => {
        return [periodKey(segmentId, statementIndex), period] as const;
      });
      return new Map(named);
    });
  session.kept.set("periods", reading);
  reading.catch(() => session.kept.delete("periods"));
  return reading;
}
