// SPDX-License-Identifier: Apache-2.0
import type { Typology } from "@tianwang/typologies";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import { formatMinor } from "@tianwang/kernel/money";
import type { Text } from "@tianwang/kernel/text";
import { typologyTexts } from "../alerts/alert.text.ts";
import { accountLabel, listed, said } from "./finding-run.ts";
import { leadTexts, sentenceTexts } from "./finding.text.ts";
import { expectedByChance } from "./finding.ts";
import type { FindingAccount } from "./finding.wire.ts";

/** What a sentence is made of. */
export interface SpokenFinding {
  readonly typology: Typology;
  readonly accounts: readonly FindingAccount[];
  readonly amounts: readonly {
    readonly amountMinor: string;
    readonly currency: string;
    readonly scale: number;
  }[];
  readonly paymentCount: number;
  readonly fromOn: string;
  readonly toOn: string;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day as people write it. */
function dayText(day: string): Text {
  const date = parseCalendarDate(day);
  const [year = 0, month = 1, number = 1] = (date ?? day).split("-").map(Number);
  const zh = `${year}年${month}月${number}日`;
  const en = `${number} ${months[month - 1] ?? ""} ${year}`;
  return { zh, en };
}

function amountText({ amountMinor, currency, scale }: SpokenFinding["amounts"][number]): Text {
  const [whole = "", digits] = formatMinor(BigInt(amountMinor), scale).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  const text = `${currency} ${grouped}${digits === undefined ? "" : `.${digits}`}`;
  return { zh: text, en: text };
}

const leads: Readonly<Partial<Record<Typology, Text>>> = leadTexts;

/** A finding in one sentence, in both languages. */
export function sentenceOf(finding: SpokenFinding): Text {
  const { typology, accounts, paymentCount, fromOn, toOn } = finding;
  const lead = said(
    leads[typology] ?? leadTexts.other,
    { first: accountLabel(accounts[0]), last: accountLabel(accounts.at(-1)) },
    { count: accounts.length, others: accounts.length - 1 },
  );
  const whole = fromOn === toOn ? sentenceTexts.oneDay : sentenceTexts.whole;
  const values = {
    title: typologyTexts[typology],
    lead,
    from: dayText(fromOn),
    to: dayText(toOn),
    amounts: listed(finding.amounts.map(amountText)),
  };
  return said(whole, values, { payments: paymentCount });
}

/** Below this nobody can tell the figures apart. */
const expectedLeast = 1e-6;

/** A small number in plain digits, two of them significant. */
function plainNumber(value: number): string {
  if (value >= 100) return String(Math.round(value));
  const digits = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return value.toFixed(digits);
}

/** What chance alone would make in a case of so many accounts. */
export function chanceOf(strength: number, accountCount: number): Text {
  const expected = expectedByChance(strength, accountCount);
  const text = expected < expectedLeast ? sentenceTexts.chanceTiny : sentenceTexts.chance;
  const values = { accounts: accountCount, expected: plainNumber(Math.max(expected, 1e-9)) };
  return said(text, {}, values);
}
