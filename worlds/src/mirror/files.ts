// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";
import { csvLine } from "../write/csv.ts";
import { inPieces } from "../write/pieces.ts";
import { timestampOf } from "./scene.ts";
import type { MirrorScene } from "./scene.ts";

/** The files of a scene. The first three are evidence, the others only the maker knows. */
export const mirrorFiles = ["payments", "accounts", "rates", "labels", "settlements"] as const;

/** The name of a file of a scene, without ending. */
export type MirrorFile = (typeof mirrorFiles)[number];

const heads: Readonly<Record<MirrorFile, string>> = {
  payments:
    "tx_id,timestamp,from_bank,from_account,to_bank,to_account,from_country,to_country,amount,currency,payment_format",
  accounts: "account,bank,country,holder",
  rates: "on,currency,unitsPerDollar",
  labels: "tx_id,is_mirror,settlement_id",
  settlements: "settlement_id,direction,onshore_tx_ids,offshore_tx_ids,currency,rate,commission",
};

const linesOf: Readonly<Record<MirrorFile, (scene: MirrorScene) => string[][]>> = {
  payments: ({ params, payments }) =>
    payments.map(({ txId, minute, from, to, amountMinor, currency, format }) => [
      String(txId),
      timestampOf(params, minute),
      from.bank,
      from.account,
      to.bank,
      to.account,
      from.country,
      to.country,
      formatMinor(amountMinor, 2),
      currency,
      format,
    ]),
  accounts: ({ accounts }) =>
    accounts.map(({ account, bank, country, holder }) => [account, bank, country, holder]),
  rates: ({ rates }) =>
    rates.map(({ on, currency, unitsPerDollar }) => [on, currency, unitsPerDollar]),
  labels: ({ labels }) =>
    labels.map(({ txId, isMirror, settlementId }) => [
      String(txId),
      isMirror ? "1" : "0",
      settlementId,
    ]),
  settlements: ({ settlements }) =>
    settlements.map((settlement) => [
      settlement.settlementId,
      settlement.direction,
      settlement.onshoreTxIds.join(" "),
      settlement.offshoreTxIds.join(" "),
      settlement.currency,
      settlement.rate,
      settlement.commission,
    ]),
};

/** Writes one file of a scene as CSV, a piece of text at a time. */
export function mirrorCsv(scene: MirrorScene, file: MirrorFile): Generator<string, void> {
  return inPieces(heads[file], linesOf[file](scene).map(csvLine));
}
