// SPDX-License-Identifier: Apache-2.0
// What the claims of a schedule rest on: deposits, rows, parameters, authorities, notices.
import type { DocumentRow, TraceDocument } from "@tianwang/flows";
import {
  accountLabel,
  currencyOf,
  fateSays,
  moneyText,
  noticeSays,
  paramNames,
  ruleNames,
} from "@tianwang/flows";
import { assert } from "@tianwang/kernel/assert";
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { Claim } from "./claim.ts";
import { claimsOf, pathOfClaim } from "./claim.ts";
import { placeText } from "./place-text.ts";
import type { Cell, ScheduleTable } from "./schedule.ts";
import { amountCell, countCell } from "./schedule.ts";
import type { OpenGroup, ScheduleSource } from "./schedule-source.ts";
import { columnsOf, sayIn, tableOf } from "./schedule-source.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** Where a row stands: exhibit, place, id. */
function citation(
  { exhibitNames, language }: ScheduleSource,
  row: DocumentRow | undefined,
): string[] {
  if (!row) return ["", "", ""];
  const name = exhibitNames.get(row.exhibitId) || row.exhibitId;
  return [name, placeText(row.locator, language), row.rowId];
}

function depositRows(source: ScheduleSource, document: TraceDocument): Cell[][] {
  return document.deposits.map((deposit) => {
    const row = document.rows[deposit.row];
    assert(row, "a trace holds the rows of its deposits");
    const { code, scale } = currencyOf(document, row.currency);
    const part = deposit.partMinor === null ? null : amountCell(BigInt(deposit.partMinor), scale);
    return [
      deposit.claimant,
      row.bookedOn ?? "",
      row.payerName,
      accountLabel(document, row.beneficiary)[source.language],
      code,
      amountCell(BigInt(row.amountMinor), scale),
      part,
      ...citation(source, row),
    ];
  });
}

/** The deposits whose money is claimed. */
export function depositsTable(source: ScheduleSource): ScheduleTable {
  const { language } = source;
  const document = source.traces.find(({ shares }) => !shares?.notApplicable) ?? source.traces[0];
  const rows = document ? depositRows(source, document) : [];
  return tableOf(source, {
    name: texts.sheetDeposits[language],
    notes: [],
    columns: columnsOf(language, [
      [texts.claimant, 4],
      [texts.date, 3],
      [texts.from, 4],
      [texts.account, 5],
      [texts.currency, 2],
      [texts.amount, 3, "number"],
      [texts.part, 3, "number"],
      [texts.exhibit, 4],
      [texts.place, 3],
      [texts.rowId, 5],
    ]),
    groups: [{ title: "", rows }],
  });
}

function pathRows(source: ScheduleSource, document: TraceDocument, claim: Claim): Cell[][] {
  const { language } = source;
  return pathOfClaim(document, claim).map(({ step, amountMinor, exact }, at) => {
    const row = document.rows[document.steps[step]?.row ?? -1];
    const { scale } = currencyOf(document, row?.currency ?? claim.currency);
    const party = (account: number, name: string) =>
      account < 0 && name !== "" ? name : accountLabel(document, account)[language];
    return [
      countCell(at + 1),
      row?.bookedOn ?? "",
      row ? party(row.payer, row.payerName) : "",
      row ? party(row.beneficiary, row.beneficiaryName) : "",
      amountCell(BigInt(row?.amountMinor ?? "0"), scale),
      amountCell(amountMinor, scale),
      exact,
      ...citation(source, row),
    ];
  });
}

/** For each claim the rows that its money came along, with the place of each. */
export function pathsTable(source: ScheduleSource): ScheduleTable {
  const { language, rowCountMax, traces } = source;
  const say = sayIn(language);
  const groups: OpenGroup[] = [];
  let rowCount = 0;
  for (const document of traces) {
    for (const [at, claim] of claimsOf(document).entries()) {
      // Beyond the limit nothing is shown, so that nothing more is looked for than one group.
      const rows = rowCount > rowCountMax ? [] : pathRows(source, document, claim);
      rowCount += rows.length;
      const where = fateSays(document, claim.fate, claim.account)[language];
      const title = say(texts.pathOf, {
        number: at + 1,
        claimant: claim.claimant,
        where: claim.counterparty === "" ? where : `${where} ${claim.counterparty}`,
        amount: moneyText(claim.amountMinor, currencyOf(document, claim.currency)),
      });
      if (rows.length > 0)
        groups.push({ title: `${document.doctrine.title[language]} · ${title}`, rows });
    }
  }
  const hasLots = traces.some(({ shares }) => shares === undefined);
  const hasShares = traces.some(({ shares }) => shares !== undefined);
  return tableOf(source, {
    name: texts.sheetPaths[language],
    notes: [
      ...(hasLots ? [texts.notePathLots[language]] : []),
      ...(hasShares ? [texts.notePathShares[language]] : []),
    ],
    columns: columnsOf(language, [
      [texts.number, 2, "number"],
      [texts.date, 3],
      [texts.from, 5],
      [texts.to, 5],
      [texts.rowAmount, 3, "number"],
      [texts.moved, 3, "number"],
      [texts.exactValue, 3],
      [texts.exhibit, 4],
      [texts.place, 3],
      [texts.rowId, 5],
    ]),
    groups,
  });
}

/** A value of a parameter, in words. */
function valueText(
  name: string,
  value: string | number | null | undefined,
  { language }: ScheduleSource,
): string {
  if (value === null || value === undefined) return texts.noBound[language];
  if (typeof value === "number" && (name === "fromDay" || name === "toDay"))
    return dateOfDayNumber(value);
  return ruleNames[String(value)]?.[language] ?? String(value);
}

/** Every parameter with its value and why, and what was said of rows. */
export function parametersTable(source: ScheduleSource): ScheduleTable {
  const { language, traces } = source;
  const groups = traces.map((document): OpenGroup => ({
    title: document.doctrine.title[language],
    rows: document.doctrine.params.map(({ name, why }) => [
      (paramNames[name] ?? { zh: name, en: name })[language],
      valueText(name, document.params[name], source),
      why[language],
    ]),
  }));
  return tableOf(source, {
    name: texts.sheetParameters[language],
    notes: [],
    columns: columnsOf(language, [
      [texts.parameter, 4],
      [texts.value, 4],
      [texts.why, 12],
    ]),
    groups: [...groups, ...factGroups(source)],
  });
}

/** What somebody said of rows beside what they say themselves. */
function factGroups(source: ScheduleSource): OpenGroup[] {
  const { language, traces } = source;
  const document = traces.find(({ facts }) => facts !== undefined);
  if (!document?.facts) return [];
  const { feeRows, interestRows, assets, coordination } = document.facts;
  const place = (row: number) => citation(source, document.rows[row]).join(" ");
  const proceeds = (minor: string | null, row: number) => {
    const currency = currencyOf(document, document.rows[row]?.currency ?? 0);
    return minor === null
      ? ""
      : ` · ${texts.proceeds[language]} ${moneyText(BigInt(minor), currency)}`;
  };
  const said = texts.factSaid[language];
  return [
    {
      title: said,
      rows: [
        ...feeRows.map((row) => [texts.factFees[language], place(row), said]),
        ...interestRows.map((row) => [texts.factInterest[language], place(row), said]),
        ...assets.map(({ row, proceedsMinor }) => [
          texts.factAsset[language],
          `${place(row)}${proceeds(proceedsMinor, row)}`,
          said,
        ]),
        ...(coordination === "" ? [] : [[texts.factCoordination[language], coordination, said]]),
      ],
    },
  ];
}

/** The authorities of each doctrine. */
export function authoritiesTable(source: ScheduleSource): ScheduleTable {
  const { language, traces } = source;
  return tableOf(source, {
    name: texts.sheetAuthorities[language],
    notes: [],
    columns: columnsOf(language, [
      [texts.authority, 7],
      [texts.says, 9],
      [texts.readOn, 3],
      [texts.address, 6],
    ]),
    groups: traces.map(({ doctrine }) => ({
      title: doctrine.title[language],
      rows: doctrine.sources.map(({ citation: name, says, readOn, url }) => {
        return [name, says[language], readOn, url];
      }),
    })),
  });
}

/** What a reader must know of each trace. */
export function noticesTable(source: ScheduleSource): ScheduleTable {
  const { language, traces } = source;
  const groups = traces.flatMap((document): OpenGroup[] => {
    const { shares, doctrine, notices } = document;
    const silent = shares?.notApplicable
      ? [[sayIn(language)(texts.silentWhy, { reason: shares.notApplicable[language] })]]
      : [];
    const rows = [...silent, ...notices.map((notice) => [noticeSays(document, notice)[language]])];
    return rows.length === 0 ? [] : [{ title: doctrine.title[language], rows }];
  });
  const kept = source.notKept.map(({ doctrine, stepCount }) => [
    `${doctrine}: ${sayIn(language)(texts.noteNotKept, { count: stepCount })}`,
  ]);
  return tableOf(source, {
    name: texts.sheetNotices[language],
    notes: [],
    columns: columnsOf(language, [[texts.message, 20]]),
    groups: [...groups, ...(kept.length > 0 ? [{ title: "", rows: kept }] : [])],
  });
}
