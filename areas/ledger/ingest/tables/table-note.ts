// SPDX-License-Identifier: Apache-2.0
import type { TextValues } from "@tianwang/kernel/text";

/** What a proposal can say about how it read a table; the texts stand in `table-note.text.ts`. */
export type NoteId =
  | "told"
  | "encodingMark"
  | "encodingZeros"
  | "encodingAscii"
  | "encodingUtf8"
  | "encodingHan"
  | "encodingFallback"
  | "delimiterFound"
  | "workbookSheets"
  | "headerFound"
  | "headerNone"
  | "layoutRegister"
  | "layoutStatement"
  | "dateYearFirst"
  | "dateRefuted"
  | "dateSequence"
  | "datePeriod"
  | "dateSerial"
  | "dateOpen"
  | "dateConflict"
  | "dateNone"
  | "decimalForm"
  | "decimalScale"
  | "decimalPlain"
  | "decimalOpen"
  | "decimalConflict"
  | "unitFound"
  | "signColumns"
  | "signDirection"
  | "signNegative"
  | "signParties"
  | "signOpen"
  | "signByBalance"
  | "signUnknownWord"
  | "orderByBalance"
  | "orderByDate"
  | "orderOpen"
  | "ownColumn"
  | "ownPreamble"
  | "ownNone"
  | "currencyColumn"
  | "currencyPreamble"
  | "currencyHeader"
  | "currencySign"
  | "currencyNone"
  | "columnHeader"
  | "columnPart"
  | "columnValues"
  | "columnValuesAgree"
  | "columnValuesDisagree"
  | "columnTaken"
  | "columnOtherAccount"
  | "columnUnknown"
  | "columnEmpty";

/** One reason of a proposal: a message by id and its values. */
export interface Note {
  readonly messageId: NoteId;
  readonly data: TextValues;
}

/** Makes a note. */
export function note(messageId: NoteId, data: TextValues = {}): Note {
  return { messageId, data };
}
