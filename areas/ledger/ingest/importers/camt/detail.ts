// SPDX-License-Identifier: Apache-2.0
import type { Party } from "@tianwang/ledger";
import type { Element } from "./element.ts";
import { find, leftOver, take, takeAll } from "./element.ts";
import { takeParty } from "./party.ts";
import type { Direction, PrintedAmount } from "./values.ts";
import { readDirection, takeAmount } from "./values.ts";

/** An amount of a transaction under the name of its element. */
export interface NamedAmount extends PrintedAmount {
  readonly name: string;
}

/** One transaction of an entry (`TxDtls`). */
export interface Detail {
  /** Its own amounts, the best first: of the transaction, then equivalents in other currencies. */
  readonly amounts: readonly NamedAmount[];
  /** Charges that were taken off, where stated. */
  readonly charges: PrintedAmount | null;
  readonly direction: Direction | null;
  readonly debtor: Party;
  readonly creditor: Party;
  readonly purpose: string;
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly uetr: string;
  readonly code: string;
  readonly extra: Readonly<Record<string, string>>;
}

/** The SEPA rulebooks' word for a payer who gave no reference. */
const notProvided = "NOTPROVIDED";

/** A bank transaction code as `domain/family/subfamily`, or the bank's own. */
export function takeCode(holder: Element | undefined): string {
  const domain = find(holder, "BkTxCd", "Domn");
  if (!domain) return take(holder, "BkTxCd", "Prtry", "Cd");
  return [take(domain, "Cd"), take(domain, "Fmly", "Cd"), take(domain, "Fmly", "SubFmlyCd")].join(
    "/",
  );
}

/** Version 2 has the amount in AmtDtls, later ones beside it too. */
const amountPaths = [
  ["Amt"],
  ["AmtDtls", "TxAmt", "Amt"],
  ["AmtDtls", "CntrValAmt", "Amt"],
  ["AmtDtls", "InstdAmt", "Amt"],
];

function takeAmounts(detail: Element): readonly NamedAmount[] {
  const amounts: NamedAmount[] = [];
  for (const path of amountPaths) {
    const amount = takeAmount(detail, ...path);
    if (amount) amounts.push({ ...amount, name: path.join("/") });
  }
  return amounts;
}

/** Remittance information: free text, then the references and words of structured ones. */
function takePurpose(detail: Element): string {
  const remittance = find(detail, "RmtInf");
  const parts = [...takeAll(remittance, "Ustrd")];
  for (const structured of remittance?.children ?? []) {
    if (structured.name !== "Strd") continue;
    for (const document of structured.children) {
      if (document.name === "RfrdDocInf") parts.push(take(document, "Nb"));
    }
    parts.push(take(structured, "CdtrRefInf", "Ref"), ...takeAll(structured, "AddtlRmtInf"));
  }
  parts.push(take(detail, "AddtlTxInf"));
  return parts.filter((part) => part !== "").join(" ");
}

/** Reads a transaction; whatever has no place of its own is kept by its path. */
export function readDetail(element: Element): Detail {
  const references = find(element, "Refs");
  const endToEndId = take(references, "EndToEndId");
  const read = {
    amounts: takeAmounts(element),
    charges: takeAmount(element, "Chrgs", "TtlChrgsAndTaxAmt"),
    direction: readDirection(take(element, "CdtDbtInd")),
    debtor: takeParty(element, "Dbtr"),
    creditor: takeParty(element, "Cdtr"),
    purpose: takePurpose(element),
    bankReference: take(references, "AcctSvcrRef"),
    endToEndId: endToEndId === notProvided ? "" : endToEndId,
    uetr: take(references, "UETR"),
    code: takeCode(element),
  };
  const extra: Record<string, string> = {};
  leftOver(element, "", extra);
  return { ...read, extra };
}
