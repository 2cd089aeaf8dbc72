// SPDX-License-Identifier: Apache-2.0
import { terminalText } from "@tianwang/kernel/terminal-text";
import type { Language, Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { traceCliTexts as texts } from "./trace-cli.text.ts";
import { moneyText } from "../traces/trace-words.ts";
import type { TraceAccount, TraceEndView, TraceView } from "./trace.wire.ts";

/** Rows printed for one end; the screens show the rest. */
const rowIdCountMax = 5;

type Money = TraceEndView["amount"];

const amountText = ({ amountMinor, currency, scale }: Money) =>
  moneyText(BigInt(amountMinor), { code: currency, scale });

const accountText = ({ number, name }: TraceAccount) => `${number} ${name}`.trim();

/** A trace in words, for a terminal: deposits, ends by claimant, balances, notices. */
export function describeTrace(trace: TraceView, url: string, language: Language): string {
  const say = (text: Text, values: Parameters<typeof renderText>[1]) =>
    terminalText(renderText(text, values, language));
  const { doctrine, id, deposits, ends, conservation, notices } = trace;
  const heading = {
    id,
    title: trace.title,
    doctrine: doctrine.title[language],
    version: doctrine.version,
  };
  return [
    say(texts.heading, heading).trim(),
    ...deposits.map((deposit) =>
      say(texts.deposit, {
        claimant: deposit.claimant,
        bookedOn: deposit.bookedOn ?? "",
        amount: amountText({ ...deposit.amount, amountMinor: deposit.followedMinor }),
        account: accountText(deposit.account),
        row: deposit.rowId,
      }),
    ),
    ...[...Map.groupBy(ends, ({ claimant }) => claimant)].flatMap(([claimant, own]) => [
      terminalText(claimant),
      ...own.flatMap((end) => endLines(end, say, language)),
    ]),
    ...conservation.map((text) => terminalText(text[language])),
    ...notices.map(({ says }) => say(texts.notice, { says: says[language] })),
    say(texts.look, { url }),
  ].join("\n");
}

type Say = (text: Text, values: Parameters<typeof renderText>[1]) => string;

function endLines(end: TraceEndView, say: Say, language: Language): string[] {
  const { says, counterparty, rowIds, rowCount } = end;
  const more = rowCount > rowIdCountMax ? [say(texts.more, { count: rowCount })] : [];
  const rows = [...rowIds.slice(0, rowIdCountMax), ...more].join(" ");
  const who = counterparty === "" ? "" : ` (${counterparty})`;
  return [
    say(texts.end, { amount: amountText(end.amount), says: says[language], who }),
    say(texts.rows, { rows }),
  ];
}
