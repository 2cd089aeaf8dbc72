// SPDX-License-Identifier: Apache-2.0
import type { TraceNotice } from "../trace.ts";
import { noticeRowCountMax } from "../trace.ts";
import type { traceTexts } from "../trace.text.ts";

/** The notices that a walk can give. */
export type NoticeId = Extract<keyof typeof traceTexts, `notice${string}`>;

/** What a notice is of; notices of one kind and choice, or book, or account and currency are joined. */
export interface NoticeSubject {
  readonly choice?: number;
  readonly book?: number;
  readonly account?: number;
  readonly currency?: number;
  readonly amountMinor?: bigint;
  readonly row?: number;
}

interface Posted {
  readonly messageId: NoticeId;
  readonly subject: NoticeSubject;
  amountMinor: bigint;
  count: number;
  readonly rows: number[];
}

/** Collects what the reader of a trace must know, joined so that a million rows give few notices. */
export class NoticeBoard {
  readonly #posted = new Map<NoticeId, Map<number, Posted>>();
  readonly #touchedBooks = new Set<number>();

  /** Marks a book as one that traced money reached: only of those are book notices given. */
  touch(book: number): void {
    this.#touchedBooks.add(book);
  }

  post(messageId: NoticeId, subject: NoticeSubject): void {
    const ofKind = this.#posted.get(messageId) ?? new Map<number, Posted>();
    if (ofKind.size === 0) this.#posted.set(messageId, ofKind);
    const { choice, book, account = -1, currency = 0 } = subject;
    const key = choice ?? book ?? account * 65_536 + currency;
    const posted = ofKind.get(key) ?? { messageId, subject, amountMinor: 0n, count: 0, rows: [] };
    if (posted.count === 0) ofKind.set(key, posted);
    posted.count += 1;
    posted.amountMinor += subject.amountMinor ?? 0n;
    if (subject.row !== undefined && posted.rows.length < noticeRowCountMax)
      posted.rows.push(subject.row);
  }

  list(): TraceNotice[] {
    return [...this.#posted.values()]
      .flatMap((ofKind) => [...ofKind.values()])
      .filter(({ subject }) => subject.book === undefined || this.#touchedBooks.has(subject.book))
      .map(({ messageId, subject, amountMinor, count, rows }) => ({
        messageId,
        data: { count },
        account: subject.account ?? null,
        currency: subject.currency ?? null,
        amountMinor: subject.amountMinor === undefined ? null : amountMinor,
        rows,
      }));
  }
}
