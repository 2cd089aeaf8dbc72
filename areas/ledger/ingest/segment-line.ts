// SPDX-License-Identifier: Apache-2.0
import { formatLocator } from "@tianwang/kernel/source";
import type { Party, SourceRow } from "../transactions/row.ts";
import {
  integerBytesMax,
  jsonBytesMax,
  putAgain,
  putInteger,
  putJson,
  putNumbered,
  putPlain,
  putText,
  textBytesMax,
} from "./line-bytes.ts";

/** The statement of a row: its number, and its own account as it stands in nearly every line. */
export interface LineStatement {
  readonly index: number;
  readonly own: Party;
  readonly ownFields: Uint8Array;
}

/** A party as its three fields, to be put again and again. */
function fieldsOf({ account, name, bank }: Party): Uint8Array {
  const bytes = new Uint8Array(partyBytesMax({ account, name, bank }));
  let at = putText(bytes, 0, account);
  at = putText(bytes, at, name);
  at = putText(bytes, at, bank);
  return bytes.subarray(0, at);
}

/** Makes ready for the lines of a statement. */
export function lineStatement(index: number, own: Party): LineStatement {
  return { index, own, ownFields: fieldsOf(own) };
}

function partyBytesMax({ account, name, bank }: Party): number {
  return textBytesMax(account) + textBytesMax(name) + textBytesMax(bank);
}

/** Bytes of words and dates of a line at most. */
const wordBytesMax = 256;

/** Bytes of the line of a row at most. */
export function lineBytesMax(row: SourceRow, { ownFields }: LineStatement): number {
  const texts =
    textBytesMax(row.purpose) +
    textBytesMax(row.bankReference) +
    textBytesMax(row.endToEndId) +
    textBytesMax(row.uetr) +
    textBytesMax(row.code) +
    textBytesMax(row.bookedTime);
  const parties = partyBytesMax(row.payer) + partyBytesMax(row.beneficiary) + ownFields.length;
  const place = row.locator.kind === "row" ? row.locator.sheet : undefined;
  const locator =
    row.locator.kind === "element" ? textBytesMax(row.locator.path) : textBytesMax(place ?? "");
  return texts + parties + locator + jsonBytesMax(row.extra) + 6 * integerBytesMax + wordBytesMax;
}

/** Bytes that are being filled, and the place where the next line goes. */
export interface LineRoom {
  bytes: Uint8Array;
  at: number;
}

/** Puts one row as a line, in the order of `segmentColumns`; there must be room for `lineBytesMax`. */
export function putLine(
  room: LineRoom,
  row: SourceRow,
  rowNo: number,
  statement: LineStatement,
): void {
  const { bytes } = room;
  const { locator } = row;
  let at = putInteger(bytes, room.at, rowNo);
  at = putInteger(bytes, at, statement.index);
  at =
    locator.kind === "row" && locator.sheet === undefined
      ? putNumbered(bytes, at, "row", locator.row)
      : putText(bytes, at, formatLocator(locator));
  at = putPlain(bytes, at, row.side);
  at = putPlain(bytes, at, row.status);
  at = putPlain(bytes, at, row.bookedOn ?? "");
  at = putText(bytes, at, row.bookedTime);
  at = putPlain(bytes, at, row.valueOn ?? "");
  at = putInteger(bytes, at, row.amountMinor);
  at = putPlain(bytes, at, row.currency);
  at = putInteger(bytes, at, row.scale);
  at =
    row.balanceMinor === null ? putPlain(bytes, at, "") : putInteger(bytes, at, row.balanceMinor);
  at =
    row.side === "payer" ? putOwn(bytes, at, row.payer, statement) : putParty(bytes, at, row.payer);
  at =
    row.side === "beneficiary"
      ? putOwn(bytes, at, row.beneficiary, statement)
      : putParty(bytes, at, row.beneficiary);
  at = putPlain(bytes, at, row.isReversal ? "true" : "false");
  at = putText(bytes, at, row.purpose);
  at = putText(bytes, at, row.bankReference);
  at = putText(bytes, at, row.endToEndId);
  at = putText(bytes, at, row.uetr);
  at = putText(bytes, at, row.code);
  at = putJson(bytes, at, row.extra);
  // The line ends in place of the last tab.
  bytes[at - 1] = 10;
  room.at = at;
}

function putParty(bytes: Uint8Array, to: number, party: Party): number {
  let at = putText(bytes, to, party.account);
  at = putText(bytes, at, party.name);
  at = putText(bytes, at, party.bank);
  return at;
}

/** The side of the row that is the statement's own: hardly ever spelt in another way than its head. */
function putOwn(
  bytes: Uint8Array,
  to: number,
  party: Party,
  { own, ownFields }: LineStatement,
): number {
  const isSame =
    party === own ||
    (party.account === own.account && party.name === own.name && party.bank === own.bank);
  return isSame ? putAgain(bytes, to, ownFields) : putParty(bytes, to, party);
}
