// SPDX-License-Identifier: Apache-2.0
import type { Text, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { LeftOut } from "./case-payments.ts";
import { leftOutReasons } from "./case-payments.ts";
import { runTexts, sentenceTexts } from "./finding.text.ts";

/** An account as the sources print it. */
export interface RunAccount {
  readonly number: string;
  readonly bank: string;
  readonly name: string;
}

/** What a run read and looked at. */
export interface RunCounts {
  /** Transactions of the case, those folded into others not counted again. */
  readonly movementCount: number;
  /** Those between two known accounts, which the detectors saw. */
  readonly paymentCount: number;
  readonly accountCount: number;
  readonly findingCount: number;
  /** Payments of which another source may hold the same, until a proposed fold is judged. */
  readonly maybeTwiceCount: number;
  readonly leftOut: LeftOut;
}

/** A limit that bit, and where first. */
export interface RunLimit {
  readonly limit: "chance" | "findings" | "hub" | "open-shapes" | "rows" | "search";
  readonly count: number;
  readonly accounts: readonly RunAccount[];
}

/** What a reader of a run must know. */
export interface RunNote {
  readonly code: string;
  readonly count: number;
  readonly says: Text;
}

/** What an account is called: its holder, else its number. */
export function accountLabel(account: RunAccount | undefined): Text {
  const label = account?.name || account?.number || account?.bank;
  return label ? { zh: label, en: label } : sentenceTexts.unnamed;
}

/** A text with values that are texts themselves. */
export function said(
  text: Text,
  values: Readonly<Record<string, Text>>,
  plain: TextValues = {},
): Text {
  const inLanguage = (language: "en" | "zh") =>
    renderText(
      text,
      {
        ...plain,
        ...Object.fromEntries(Object.entries(values).map(([name, one]) => [name, one[language]])),
      },
      language,
    );
  return { zh: inLanguage("zh"), en: inLanguage("en") };
}

/** Several texts in a row. */
export function listed(texts: readonly Text[]): Text {
  return {
    zh: texts.map(({ zh }) => zh).join(sentenceTexts.comma.zh),
    en: texts.map(({ en }) => en).join(sentenceTexts.comma.en),
  };
}

/** What was left out and why. */
export function leftOutNotes({ leftOut, maybeTwiceCount }: RunCounts): RunNote[] {
  const notes = leftOutReasons.flatMap((reason) => {
    const count = leftOut[reason] ?? 0;
    return count === 0
      ? []
      : [{ code: reason, count, says: said(runTexts[`left-${reason}`], {}, { count }) }];
  });
  if (maybeTwiceCount === 0) return notes;
  const count = maybeTwiceCount;
  const says = said(runTexts["may-count-twice"], {}, { count });
  return [...notes, { code: "may-count-twice", count, says }];
}

/** Which searches were cut short, and at which accounts first. */
export function limitNotes(limits: readonly RunLimit[]): RunNote[] {
  return limits.map(({ limit, count, accounts }) => ({
    code: limit,
    count,
    says: said(
      runTexts[`limit-${limit}`],
      { accounts: listed(accounts.map((each) => accountLabel(each))) },
      { count },
    ),
  }));
}
