// SPDX-License-Identifier: Apache-2.0
// The schedule of a ledger in a file: one account, all doctrines, movements cited by their place.
import type { AccountLedger, AccountReport, Doctrine } from "@tianwang/flows";
import { nearest } from "@tianwang/flows";
import type { Language } from "@tianwang/kernel/text";
import { fractionOf } from "../comparisons/amount-text.ts";
import { unitsText } from "./draw-up.ts";
import type { Cell, Schedule, ScheduleTable } from "./schedule.ts";
import { amountCell } from "./schedule.ts";
import type { OpenGroup } from "./schedule-source.ts";
import { columnsOf, sayIn, tableOf } from "./schedule-source.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** What the schedule of a file is drawn up from. */
export interface FileSource {
  readonly language: Language;
  readonly fileName: string;
  /** Hash of the file. */
  readonly sha256: string;
  /** The day that the paper carries. */
  readonly madeOn: string;
  readonly ledger: AccountLedger;
  readonly report: AccountReport;
  readonly doctrines: readonly Doctrine[];
  readonly rowCountMax: number;
}

type Amounts = Readonly<Record<string, string>>;

/** An exact amount of minor units: rounded, with the fraction beside it where it is one. */
function amountCells(amount: string | undefined): [Cell, string] {
  if (amount === undefined) return [null, ""];
  return [amountCell(nearest(fractionOf(amount)), 0), amount.includes("/") ? amount : ""];
}

const partiesIn = (amounts: readonly (Amounts | undefined)[]) => [
  ...new Set(amounts.flatMap((each) => Object.keys(each ?? {}))),
];

/** The answers of the doctrines that say something. */
function answers({ doctrines, report }: FileSource) {
  return doctrines.flatMap((doctrine) => {
    const found = report.doctrines[doctrine.id];
    return found ? [{ doctrine, found }] : [];
  });
}

function remainingTable(source: FileSource): ScheduleTable {
  const { language } = source;
  const groups = answers(source).map(({ doctrine, found }): OpenGroup => {
    const title = doctrine.title[language];
    const notApplicable = found.notApplicable?.[language];
    if (notApplicable !== undefined)
      return {
        title,
        rows: [["", null, sayIn(language)(texts.silentWhy, { reason: notApplicable })]],
      };
    const parties = Object.entries(found.remaining);
    const sum = parties.reduce((all, [, amount]) => all + nearest(fractionOf(amount)), 0n);
    return {
      title,
      rows: parties.map(([party, amount]) => [party, ...amountCells(amount)]),
      totals: doctrine.isOverlapping ? [] : [[texts.total[language], amountCell(sum, 0), ""]],
    };
  });
  return tableOf(source, {
    name: texts.sheetBalances[language],
    notes: [texts.noteExactRounded[language]],
    columns: columnsOf(language, [
      [texts.claimant, 6],
      [texts.amount, 4, "number"],
      [texts.exactValue, 10],
    ]),
    groups,
  });
}

function spreadTable(source: FileSource): ScheduleTable {
  const { language, report } = source;
  const rows = Object.entries(report.spread).map(([party, { least, most }]): Cell[] => {
    const [low, high] = [nearest(fractionOf(least)), nearest(fractionOf(most))];
    return [party, amountCell(low, 0), amountCell(high, 0), amountCell(high - low, 0)];
  });
  return tableOf(source, {
    name: texts.sheetSpread[language],
    notes: [texts.noteExactRounded[language]],
    columns: columnsOf(language, [
      [texts.claimant, 6],
      [texts.least, 4, "number"],
      [texts.most, 4, "number"],
      [texts.difference, 4, "number"],
    ]),
    groups: [{ title: "", rows }],
  });
}

function sameDayTable(source: FileSource): ScheduleTable {
  const { language, report } = source;
  const { sameDay } = report;
  const rows = answers(source).flatMap(({ doctrine, found }): Cell[][] => {
    const [worst, best] = [sameDay?.worst[doctrine.id], sameDay?.best[doctrine.id]];
    return partiesIn([worst, found.remaining, best]).map((party) => [
      doctrine.title[language],
      party,
      ...[worst, found.remaining, best].map((each) => amountCells(each?.[party] ?? "0")[0]),
    ]);
  });
  return tableOf(source, {
    name: texts.sheetSameDay[language],
    notes: sameDay ? [] : [texts.noteSameDayClosed[language]],
    columns: columnsOf(language, [
      [texts.doctrine, 6],
      [texts.claimant, 5],
      [texts.worst, 4, "number"],
      [texts.asAsked, 4, "number"],
      [texts.best, 4, "number"],
    ]),
    groups: sameDay ? [{ title: "", rows }] : [],
  });
}

/** Whose money each payment was, each cited by its place among the movements. */
function paymentsTable(source: FileSource): ScheduleTable {
  const { language, ledger } = source;
  const say = sayIn(language);
  const payments = ledger.events.flatMap((event, at) =>
    event.kind === "out" ? [{ ...event, number: at + 1 }] : [],
  );
  const groups = answers(source).map(({ doctrine, found }): OpenGroup => ({
    title: doctrine.title[language],
    rows: found.withdrawals.flatMap((amounts, at) => {
      const payment = payments[at];
      return Object.entries(amounts).map(([party, amount]): Cell[] => [
        say(texts.movement, { number: payment?.number ?? 0 }),
        payment?.day ?? "",
        payment?.to ?? "",
        amountCell(payment?.amountMinor ?? 0n, 0),
        party,
        ...amountCells(amount),
      ]);
    }),
  }));
  return tableOf(source, {
    name: texts.sheetPayments[language],
    notes: [],
    columns: columnsOf(language, [
      [texts.place, 3],
      [texts.date, 3],
      [texts.paidTo, 5],
      [texts.rowAmount, 4, "number"],
      [texts.claimant, 5],
      [texts.amount, 4, "number"],
      [texts.exactValue, 6],
    ]),
    groups: groups.filter(({ rows }) => rows.length > 0),
  });
}

function assetsTable(source: FileSource): ScheduleTable {
  const { language } = source;
  const groups = answers(source).map(({ doctrine, found }): OpenGroup => ({
    title: doctrine.title[language],
    rows: (found.assets ?? []).flatMap(({ to, cost, lien, share }) =>
      partiesIn([lien, share]).map((party): Cell[] => [
        to,
        amountCells(cost)[0],
        party,
        ...amountCells(lien[party]),
        ...amountCells(share?.[party]),
      ]),
    ),
  }));
  const filled = groups.filter(({ rows }) => rows.length > 0);
  return tableOf(source, {
    name: texts.sheetAssets[language],
    notes: filled.length === 0 ? [texts.noteNoClaims[language]] : [],
    columns: columnsOf(language, [
      [texts.paidTo, 5],
      [texts.cost, 4, "number"],
      [texts.claimant, 5],
      [texts.lien, 4, "number"],
      [texts.exactValue, 4],
      [texts.share, 4, "number"],
      [texts.exactValue, 4],
    ]),
    groups: filled,
  });
}

function authoritiesTable(source: FileSource): ScheduleTable {
  const { language, doctrines } = source;
  return tableOf(source, {
    name: texts.sheetAuthorities[language],
    notes: [],
    columns: columnsOf(language, [
      [texts.authority, 7],
      [texts.says, 9],
      [texts.readOn, 3],
      [texts.address, 6],
    ]),
    groups: doctrines.map(({ title, sources }) => ({
      title: title[language],
      rows: sources.map(({ citation, says, readOn, url }) => [
        citation,
        says[language],
        readOn,
        url,
      ]),
    })),
  });
}

/** Draws up the schedule of a ledger of one account. Pure: the same file and day give the same one. */
export function drawUpFileSchedule(source: FileSource): Schedule {
  const { language, ledger, fileName, sha256 } = source;
  const say = sayIn(language);
  const title = say(texts.title);
  const how = answers(source).map(({ doctrine, found }) => {
    const computed = found.notApplicable
      ? say(texts.silentWhy, { reason: found.notApplicable[language] })
      : found.arithmetic === "apportioned"
        ? say(texts.apportioned, { units: unitsText(found.residueMicroMax ?? 0) })
        : say(texts.exact);
    const values = { title: doctrine.title[language], version: doctrine.version, how: computed };
    return say(texts.doctrineLine, values);
  });
  const fact = (label: keyof typeof texts, ...lines: string[]) => ({
    label: say(texts[label]),
    lines,
  });
  return {
    language,
    title,
    subtitle: ledger.id,
    cover: [
      fact("ledger", `${ledger.id} · ${say(texts.unit, { unit: ledger.minorUnit || "–" })}`),
      fact("made", say(texts.madeFromFile, { name: fileName }), source.madeOn),
      fact("fileHash", sha256),
      fact("doctrines", ...how),
      ...(ledger.coordination === "" ? [] : [fact("factCoordination", ledger.coordination)]),
      fact("rounding", say(texts.fileRounding)),
      fact("standing", say(texts.standingHow)),
    ],
    tables: [
      spreadTable(source),
      sameDayTable(source),
      remainingTable(source),
      assetsTable(source),
      paymentsTable(source),
      authoritiesTable(source),
    ],
    foot: say(texts.foot, { title, id: ledger.id, hash: sha256.slice(0, 16) }),
    madeOn: source.madeOn,
  };
}
