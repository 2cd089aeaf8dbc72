// SPDX-License-Identifier: Apache-2.0
// What a trace says a claimant can claim: on balances, on assets, what left, and that it adds up.
import type { TraceDocument } from "@tianwang/flows";
import { accountLabel, currencyOf, fateSays, nearest } from "@tianwang/flows";
import { assert } from "@tianwang/kernel/assert";
import { fractionOf } from "../comparisons/amount-text.ts";
import type { Claim } from "./claim.ts";
import { claimsOf } from "./claim.ts";
import { placeText } from "./place-text.ts";
import type { Cell, ScheduleTable } from "./schedule.ts";
import { amountCell, countCell } from "./schedule.ts";
import type { OpenGroup, ScheduleSource } from "./schedule-source.ts";
import { columnsOf, sayIn, tableOf } from "./schedule-source.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** Fates after which it is not known what became of the money. */
export const gapFates: ReadonlySet<string> = new Set([
  "no-statement",
  "unmatched",
  "in-transit",
  "hop-limit",
  "lot-limit",
]);

/** The claims of a trace in one currency, under its doctrine. */
interface ClaimGroup {
  readonly document: TraceDocument;
  readonly title: string;
  readonly currency: number;
  readonly scale: number;
  readonly claims: readonly Claim[];
}

const isOverlapping = ({ shares }: TraceDocument) => shares?.isOverlapping === true;

/** The claims of all traces, by doctrine and currency. */
function groupsOf({ traces, language }: ScheduleSource): ClaimGroup[] {
  const say = sayIn(language);
  return traces.flatMap((document) => {
    const claims = claimsOf(document);
    const deposited = document.deposits.map(({ row }) => document.rows[row]?.currency ?? 0);
    const used = new Set([...deposited, ...claims.map(({ currency }) => currency)]);
    return [...used]
      .toSorted((a, b) => a - b)
      .map((currency) => {
        const { code, scale } = currencyOf(document, currency);
        const values = { doctrine: document.doctrine.title[language], currency: code };
        return {
          document,
          title: say(texts.groupOf, values),
          currency,
          scale,
          claims: claims.filter((claim) => claim.currency === currency),
        };
      });
  });
}

const sumOf = (claims: readonly { readonly amountMinor: bigint }[]) =>
  claims.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** Sums by claimant, then of all; none where amounts overlap. */
function totalsOf(
  { document, claims, scale }: ClaimGroup,
  { language }: ScheduleSource,
  row: (title: string, amount: Cell) => readonly Cell[],
): (readonly Cell[])[] {
  const say = sayIn(language);
  const byClaimant = Map.groupBy(claims, ({ claimant }) => claimant);
  const each = [...byClaimant].map(([claimant, own]) =>
    row(say(texts.totalOf, { claimant }), amountCell(sumOf(own), scale)),
  );
  if (isOverlapping(document)) return each;
  const all = row(say(texts.total), amountCell(sumOf(claims), scale));
  return byClaimant.size > 1 ? [...each, all] : [all];
}

function overlapNotes({ traces, language }: ScheduleSource): string[] {
  return traces
    .filter(isOverlapping)
    .map(({ doctrine }) => `${doctrine.title[language]}: ${texts.noteOverlap[language]}`);
}

/** Claims on balances, by account and claimant. */
export function balancesTable(source: ScheduleSource): ScheduleTable {
  const { language } = source;
  const groups = groupsOf(source).map((group): OpenGroup => {
    const claims = group.claims.filter(({ fate }) => fate === "lies");
    const ordered = claims.toSorted((a, b) => a.account - b.account);
    const { document, scale } = group;
    return {
      title: group.title,
      rows: ordered.map((claim) => {
        const { number = "", name = "" } = document.accounts[claim.account] ?? {};
        const label = number || accountLabel(document, claim.account)[language];
        const amount = amountCell(claim.amountMinor, scale);
        return [label, name, claim.claimant, amount, claim.exact, countCell(claim.rows.length)];
      }),
      totals: totalsOf({ ...group, claims }, source, (title, amount) => {
        return [title, "", "", amount, "", null];
      }),
    };
  });
  return tableOf(source, {
    name: texts.sheetBalances[language],
    notes: overlapNotes(source),
    columns: columnsOf(language, [
      [texts.account, 5],
      [texts.accountHolder, 5],
      [texts.claimant, 4],
      [texts.amount, 4, "number"],
      [texts.exactValue, 4],
      [texts.rowCount, 2, "number"],
    ]),
    groups,
  });
}

/** Where money left: ends with their counterparties, gaps as gaps. */
export function leftTable(source: ScheduleSource): ScheduleTable {
  const { language } = source;
  const groups = groupsOf(source).map((group): OpenGroup => {
    const claims = group.claims.filter(({ fate }) => fate !== "lies");
    const { document, scale } = group;
    return {
      title: group.title,
      rows: claims.map((claim) => [
        claim.claimant,
        fateSays(document, claim.fate, claim.account)[language],
        claim.counterparty,
        gapFates.has(claim.fate) ? texts.isGap[language] : "",
        amountCell(claim.amountMinor, scale),
        claim.exact,
        countCell(claim.rows.length),
      ]),
      totals: totalsOf({ ...group, claims }, source, (title, amount) => {
        return [title, "", "", "", amount, "", null];
      }),
    };
  });
  return tableOf(source, {
    name: texts.sheetLeft[language],
    notes: overlapNotes(source),
    columns: columnsOf(language, [
      [texts.claimant, 4],
      [texts.what, 7],
      [texts.counterparty, 5],
      [texts.gap, 2],
      [texts.amount, 4, "number"],
      [texts.exactValue, 4],
      [texts.rowCount, 2, "number"],
    ]),
    groups,
  });
}

/** What was followed of a claimant in a currency, and the interest that came to it. */
function followedOf(document: TraceDocument, claimant: string, currency: number) {
  const deposits = document.deposits.filter(
    (each) => each.claimant === claimant && document.rows[each.row]?.currency === currency,
  );
  const accrued = (document.shares?.accrued ?? []).filter(
    (each) => each.claimant === claimant && each.currency === currency,
  );
  return {
    followed: deposits.reduce((sum, { followedMinor }) => sum + BigInt(followedMinor), 0n),
    interest: accrued.reduce((sum, { exact }) => sum + nearest(fractionOf(exact)), 0n),
  };
}

/** One line of the reconciliation: amounts in the order of its columns. */
export function reconciledLine(
  document: TraceDocument,
  claims: readonly Claim[],
  { claimant, currency }: { readonly claimant: string; readonly currency: number },
): bigint[] {
  const own = claims.filter((each) => each.claimant === claimant && each.currency === currency);
  const { followed, interest } = followedOf(document, claimant, currency);
  const of = (isIt: (fate: string) => boolean) => sumOf(own.filter(({ fate }) => isIt(fate)));
  const parts = [
    of((fate) => fate === "lies"),
    of((fate) => fate === "left"),
    of((fate) => fate === "cash"),
    of((fate) => gapFates.has(fate)),
    of((fate) => fate === "overdraft"),
  ];
  const sum = parts.reduce((total, part) => total + part, 0n);
  return [followed, interest, ...parts, sum, sum - followed - interest];
}

/** That what was followed equals what lies, left or ended otherwise. */
export function reconciliationTable(source: ScheduleSource): ScheduleTable {
  const { language } = source;
  const groups = groupsOf(source)
    .filter(({ document }) => !isOverlapping(document) && !document.shares?.notApplicable)
    .map(({ document, title, currency, scale, claims }): OpenGroup => {
      const claimants = [...new Set(document.deposits.map(({ claimant }) => claimant))];
      const lines = claimants.map((claimant) => ({
        claimant,
        amounts: reconciledLine(document, claims, { claimant, currency }),
      }));
      const cells = (amounts: readonly bigint[]) =>
        amounts.map((amount) => amountCell(amount, scale));
      const sums = lines.reduce<readonly bigint[]>(
        (total, { amounts }) => amounts.map((amount, at) => amount + (total[at] ?? 0n)),
        [],
      );
      return {
        title,
        rows: lines.map(({ claimant, amounts }) => [claimant, ...cells(amounts)]),
        totals: [[texts.total[language], ...cells(sums)]],
      };
    });
  return tableOf(source, {
    name: texts.sheetReconciliation[language],
    notes: overlapNotes(source),
    columns: columnsOf(language, [
      [texts.claimant, 4],
      [texts.followed, 3, "number"],
      [texts.interest, 3, "number"],
      [texts.inAccounts, 3, "number"],
      [texts.toOthers, 3, "number"],
      [texts.inCash, 3, "number"],
      [texts.inGaps, 3, "number"],
      [texts.onOverdrafts, 3, "number"],
      [texts.sum, 3, "number"],
      [texts.roundingDifference, 2, "number"],
    ]),
    groups,
  });
}

type DocumentAsset = NonNullable<TraceDocument["shares"]>["assets"][number];

function assetRow(
  { language, exhibitNames }: ScheduleSource,
  document: TraceDocument,
  { row, claimant, costMinor, lien, share }: DocumentAsset,
): Cell[] {
  const cited = document.rows[row];
  assert(cited, "a trace holds the rows of its assets");
  const { scale } = currencyOf(document, cited.currency);
  const minor = (amount: string) => amountCell(nearest(fractionOf(amount)), scale);
  return [
    claimant,
    cited.bookedOn ?? "",
    cited.beneficiaryName,
    amountCell(BigInt(costMinor), scale),
    minor(lien),
    share === null ? null : minor(share),
    [lien, share ?? ""].filter((exact) => exact.includes("/")).join("; "),
    exhibitNames.get(cited.exhibitId) || cited.exhibitId,
    placeText(cited.locator, language),
  ];
}

/** Claims on assets: money back as a lien, or a share of what was brought. */
export function assetsTable(source: ScheduleSource): ScheduleTable {
  const { language } = source;
  const groups = source.traces.flatMap((document): OpenGroup[] => {
    const assets = document.shares?.assets ?? [];
    if (assets.length === 0) return [];
    return [
      {
        title: document.doctrine.title[language],
        rows: assets.map((asset) => assetRow(source, document, asset)),
      },
    ];
  });
  return tableOf(source, {
    name: texts.sheetAssets[language],
    notes: groups.length === 0 ? [texts.noteNoClaims[language]] : [],
    columns: columnsOf(language, [
      [texts.claimant, 4],
      [texts.date, 3],
      [texts.paidTo, 5],
      [texts.cost, 3, "number"],
      [texts.lien, 3, "number"],
      [texts.share, 3, "number"],
      [texts.exactValue, 4],
      [texts.exhibit, 4],
      [texts.place, 3],
    ]),
    groups,
  });
}
