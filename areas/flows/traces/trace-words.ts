// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";
import { parseLocator } from "@tianwang/kernel/source";
import type { Language, Text, TextValues } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { caseLedgerTexts } from "./case-ledger.text.ts";
import { cashParty } from "../tracing/ledger.ts";
import type { DocumentNotice, DocumentStep, TraceDocument } from "./trace-document.ts";
import { fateIn } from "./trace-summary.ts";
import { traceTexts } from "../tracing/trace.text.ts";
import type { TraceBalance, TraceFate } from "../tracing/trace.wire.ts";

const fateTexts: Readonly<Record<TraceFate, Text>> = {
  lies: traceTexts.fateLies,
  left: traceTexts.fateLeft,
  cash: traceTexts.fateCash,
  "no-statement": traceTexts.fateNoStatement,
  unmatched: caseLedgerTexts.fateUnmatched,
  overdraft: traceTexts.fateOverdraft,
  "in-transit": traceTexts.fateInTransit,
  "hop-limit": traceTexts.fateHopLimit,
  "lot-limit": traceTexts.fateLotLimit,
};

const shortTexts: Readonly<Record<TraceFate, Text>> = {
  lies: caseLedgerTexts.shortLies,
  left: caseLedgerTexts.shortLeft,
  cash: caseLedgerTexts.shortCash,
  "no-statement": caseLedgerTexts.shortNoStatement,
  unmatched: caseLedgerTexts.shortUnmatched,
  overdraft: caseLedgerTexts.shortOverdraft,
  "in-transit": caseLedgerTexts.shortInTransit,
  "hop-limit": caseLedgerTexts.shortHopLimit,
  "lot-limit": caseLedgerTexts.shortLotLimit,
};

/** An amount with its currency and thousands apart, the same in both languages. */
export function moneyText(
  amountMinor: bigint,
  { code, scale }: { readonly code: string; readonly scale: number },
): string {
  const [whole = "", digits] = formatMinor(amountMinor, scale).split(".");
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
  return `${grouped}${digits === undefined ? "" : `.${digits}`} ${code}`;
}

/** Both languages of a text, filled for each. */
function said(text: Text, values: (language: Language) => TextValues): Text {
  return {
    zh: renderText(text, values("zh"), "zh"),
    en: renderText(text, values("en"), "en"),
  };
}

/** What an account is called: number and holder as printed; outside and cash by their words. */
export function accountLabel(document: TraceDocument, account: number): Text {
  if (account < 0) return account === cashParty ? caseLedgerTexts.cash : caseLedgerTexts.outside;
  const { number = "", name = "" } = document.accounts[account] ?? {};
  const label = (language: Language) =>
    `${number === "" ? caseLedgerTexts.accountUnnamed[language] : number} ${name}`.trim();
  return { zh: label("zh"), en: label("en") };
}

/** A balance as a line: what was followed is what lies somewhere and what left. */
export function balanceSays({ claimant, followed, fates }: TraceBalance): Text {
  const amount = (minor: string) =>
    moneyText(BigInt(minor), { code: followed.currency, scale: followed.scale });
  return said(caseLedgerTexts.conservation, (language) => ({
    claimant,
    followed: amount(followed.amountMinor),
    parts:
      fates
        .map((part) =>
          renderText(shortTexts[part.fate], { amount: amount(part.amountMinor) }, language),
        )
        .join(" + ") || caseLedgerTexts.nothing[language],
  }));
}

/** What became of money at a place. */
export function fateSays(document: TraceDocument, fate: TraceFate, account: number): Text {
  const label = accountLabel(document, account);
  return said(fateTexts[fate], (language) => ({ account: label[language] }));
}

/** What a step does with the money. */
export function stepSays(document: TraceDocument, step: DocumentStep): Text {
  const { kind, account, currency, deposit } = step;
  if (kind !== "deposit" && kind !== "transfer")
    return fateSays(document, fateIn(document, kind, account), account);
  const label = accountLabel(document, account);
  const text = kind === "deposit" ? traceTexts.stepDeposit : traceTexts.stepTransfer;
  return said(text, (language) => ({
    claimant: document.deposits[deposit]?.claimant ?? "",
    amount: moneyText(BigInt(step.amountMinor), currencyOf(document, currency)),
    account: label[language],
  }));
}

/** A currency of a document by its number. */
export function currencyOf(document: TraceDocument, currency: number) {
  return document.currencies[currency] ?? { code: "", scale: 0 };
}

/** A notice in words; rows are named by their place in the exhibit. */
export function noticeSays(document: TraceDocument, notice: DocumentNotice): Text {
  const texts: Readonly<Record<string, Text>> = { ...traceTexts, ...caseLedgerTexts };
  const text = texts[notice.messageId] ?? { zh: notice.messageId, en: notice.messageId };
  const row = document.rows[notice.rows[0] ?? -1];
  const place = parseLocator(row?.locator ?? "");
  const isCounted = place?.kind === "row" || place?.kind === "line";
  const currency = currencyOf(document, notice.currency ?? row?.currency ?? 0);
  const label = notice.account === null ? null : accountLabel(document, notice.account);
  return said(text, (language) => ({
    ...notice.data,
    ...(label === null ? {} : { account: label[language] }),
    ...(notice.amountMinor === null
      ? {}
      : { amount: moneyText(BigInt(notice.amountMinor), currency) }),
    ...(row === undefined
      ? {}
      : { row: isCounted ? String(place.kind === "row" ? place.row : place.line) : row.locator }),
  }));
}
