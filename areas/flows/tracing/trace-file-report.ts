// SPDX-License-Identifier: Apache-2.0
import { columnCount, padded, terminalText } from "@tianwang/kernel/terminal-text";
import type { Language, Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { AccountReport, AmountTexts } from "./account/compare-doctrines.ts";
import type { OutcomeReport } from "./account/outcome-case.ts";
import type { Doctrine } from "./doctrine.ts";
import { traceCliTexts as texts } from "./trace-cli.text.ts";

/** Widest a column of names gets. */
const nameWidthMax = 44;

function amountsText(amounts: AmountTexts, language: Language): string {
  const parts = Object.entries(amounts).map(([party, amount]) => `${party} ${amount}`);
  return parts.length === 0
    ? texts.nothingLeft[language]
    : parts.join(language === "zh" ? "，" : ", ");
}

/** What all doctrines say of one account, in lines for a terminal. */
export function describeAccount(
  report: AccountReport,
  doctrines: readonly Doctrine[],
  language: Language,
): string {
  const say = (text: Text, values: Parameters<typeof renderText>[1]) =>
    terminalText(renderText(text, values, language));
  const titles = doctrines.map((doctrine) => doctrine.title[language]);
  const width = Math.min(nameWidthMax, Math.max(...titles.map(columnCount)));
  const lines = doctrines.flatMap((doctrine, at) => {
    const found = report.doctrines[doctrine.id];
    if (!found) return [];
    const name = padded(titles[at] ?? doctrine.id, width);
    if (found.notApplicable) return [`  ${name}  – ${terminalText(found.notApplicable[language])}`];
    const assets = (found.assets ?? []).map((asset) =>
      say(texts.assetClaim, {
        to: asset.to,
        cost: asset.cost,
        lien: amountsText(asset.lien, language),
        share: asset.share ? amountsText(asset.share, language) : "–",
      }),
    );
    return [`  ${name}  ${terminalText(amountsText(found.remaining, language))}`, ...assets];
  });
  const spread = Object.entries(report.spread).map(([party, { least, most }]) =>
    say(texts.spread, { party, least, most }),
  );
  return [
    say(texts.accountHeading, { id: report.ledger, unit: report.minorUnit || "–" }),
    ...lines,
    ...sameDayLines(report, doctrines, language),
    ...spread,
    "",
  ].join("\n");
}

/** Where the order within a day changes what remains: by which doctrine, and how. */
function sameDayLines(
  { sameDay }: AccountReport,
  doctrines: readonly Doctrine[],
  language: Language,
): string[] {
  if (!sameDay) return [];
  return doctrines.flatMap(({ id, title }) => {
    const [worst, best] = [sameDay.worst[id], sameDay.best[id]];
    if (!worst || !best || JSON.stringify(worst) === JSON.stringify(best)) return [];
    const values = {
      doctrine: title[language],
      worst: amountsText(worst, language),
      best: amountsText(best, language),
    };
    return [terminalText(renderText(texts.sameDay, values, language))];
  });
}

/** What follows from the figures of a case without a ledger, in lines for a terminal. */
export function describeOutcome(report: OutcomeReport, language: Language): string {
  const lines = Object.entries(report.results).map(
    ([name, value]) => `  ${terminalText(name)}  ${terminalText(value)}`,
  );
  const reason = report.notApplicable ? [`  – ${report.notApplicable[language]}`] : [];
  return [terminalText(report.outcome), ...lines, ...reason, ""].join("\n");
}
