// SPDX-License-Identifier: Apache-2.0
import type { ToldParty, ToldPayment, ToldShape } from "@tianwang/typologies";
import { toldPaymentsMax } from "@tianwang/typologies";
import type { Transactions } from "@tianwang/ledger/server";
import { exhibitNames, openTransactions, readRows } from "@tianwang/ledger/server";
import type { StoredRow } from "@tianwang/ledger";
import type { Opening } from "@tianwang/store";
import { typologyTexts } from "../alerts/alert.text.ts";
import { refuse } from "../errors.ts";
import { reasonsOf } from "../messages/detector-words.ts";
import { detectorInnocence, detectorTexts } from "../messages/watching.ts";
import type { FoundFinding, KeptPayment } from "./finding.data.ts";
import { findFinding, paymentsOf } from "./finding.data.ts";

/** Rows read back at a time. */
const pageCount = 2_000;

/** What the rows of payments say; a row whose segment is gone is not there. */
async function rowsOf(
  transactions: Transactions,
  payments: readonly KeptPayment[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const present = new Set<string>(transactions.segments.map(({ id }) => id));
  const names = payments.flatMap(({ rowId }) => {
    const [segmentId = "", rowNo = ""] = rowId.split(":");
    return present.has(segmentId) ? [{ segmentId, rowNo: Number(rowNo) }] : [];
  });
  const rows = new Map<string, StoredRow>();
  for (let at = 0; at < names.length; at += pageCount)
    for (const row of await readRows(transactions, names.slice(at, at + pageCount)))
      rows.set(`${row.segmentId}:${row.rowNo}`, row);
  return rows;
}

/** A side as its row names it; what the row leaves out stands in the index of the case. */
function partyOf(
  { accounts }: FoundFinding,
  place: number,
  row: Omit<ToldParty, "country"> | undefined,
): ToldParty {
  const known = accounts[place] ?? { bank: "", number: "", name: "" };
  const { bank, number, name } = row ?? known;
  return {
    bank: bank || known.bank,
    number: number || known.number,
    country: "",
    name: name || known.name,
  };
}

function toldPayment(
  finding: FoundFinding,
  kept: KeptPayment,
  row: StoredRow | undefined,
  names: ReadonlyMap<string, string>,
): ToldPayment {
  const from = row && { bank: row.payerBank, number: row.payerAccount, name: row.payerName };
  const to = row && {
    bank: row.beneficiaryBank,
    number: row.beneficiaryAccount,
    name: row.beneficiaryName,
  };
  return {
    number: kept.rowId,
    reference: row?.bankReference ?? "",
    on: kept.bookedOn,
    time: row?.bookedTime ?? "",
    text: row?.purpose ?? "",
    amountMinor: String(kept.amountMinor),
    currency: kept.currency,
    scale: kept.scale,
    from: partyOf(finding, kept.payer, from),
    to: partyOf(finding, kept.beneficiary, to),
    exhibitId: kept.exhibitId,
    sourceName: names.get(kept.exhibitId) ?? kept.exhibitId,
    place: kept.locator,
  };
}

/** Tells the shape of a finding with all of its payments, as the rows of the case say them. */
export async function tellFinding(opening: Opening, findingId: string): Promise<ToldShape> {
  const { store, acting } = opening;
  const read = await store.run(acting, "monitoring.findings.tell", async (work) => {
    work.require("monitoring.read");
    const finding = await findFinding(work, findingId);
    if (!finding) throw refuse("MONITORING_NO_FINDING", { id: findingId });
    const { paymentCount: count, compartmentId } = finding;
    if (count > toldPaymentsMax)
      throw refuse("MONITORING_TOO_MANY_PAYMENTS", { count, max: toldPaymentsMax });
    const payments = await paymentsOf(work, finding.id);
    const names = await exhibitNames(work, [...new Set(payments.map((one) => one.exhibitId))]);
    work.audit("monitoring.findings.tell", finding.id, { count: payments.length });
    return { finding, payments, names, transactions: await openTransactions(work, compartmentId) };
  });
  const { finding, payments, names, transactions } = read;
  const rows = transactions ? await rowsOf(transactions, payments) : new Map<string, StoredRow>();
  const { id, compartmentId, typology, detector, detectorVersion, fromOn, toOn } = finding;
  return {
    kind: "finding",
    id,
    compartmentId,
    caseId: null,
    typology,
    title: typologyTexts[typology],
    detector,
    version: detectorVersion,
    fromOn,
    toOn,
    because: reasonsOf(detectorTexts, detector, finding.because),
    innocent: detectorInnocence.get(detector) ?? [],
    payments: payments.map((kept) => toldPayment(finding, kept, rows.get(kept.rowId), names)),
  };
}
