// SPDX-License-Identifier: Apache-2.0

/** What a file of payments may say of each. */
export const fields = [
  "id",
  "at",
  "fromBank",
  "fromAccount",
  "toBank",
  "toAccount",
  "amount",
  "currency",
  "fromCountry",
  "toCountry",
  "format",
  "isLaundering",
  "attemptId",
  "typology",
] as const;

export type Field = (typeof fields)[number];

/** Names of columns as sources write them, without case and punctuation; the first named wins. */
const namesOf: Readonly<Record<Field, readonly string[]>> = {
  id: ["txid", "transactionid", "paymentid", "id", "uetr", "reference", "row"],
  at: ["timestamp", "datetime", "date", "bookedat", "bookedon", "time"],
  fromBank: ["frombankid", "frombank", "senderbank", "payerbank"],
  fromAccount: ["fromaccountid", "fromaccount", "senderaccount", "payeraccount", "sender", "payer"],
  toBank: ["tobankid", "tobank", "receiverbank", "beneficiarybank"],
  toAccount: [
    "toaccountid",
    "toaccount",
    "receiveraccount",
    "beneficiaryaccount",
    "receiver",
    "beneficiary",
  ],
  amount: ["amountreceived", "amount"],
  currency: ["receivingcurrency", "currency"],
  fromCountry: ["fromcountry", "payercountry", "sendercountry"],
  toCountry: ["tocountry", "beneficiarycountry", "receivercountry"],
  format: ["paymentformat"],
  isLaundering: ["islaundering", "issar"],
  attemptId: ["attemptid"],
  typology: ["typology"],
};

const requiredFields = ["at", "fromAccount", "toAccount", "amount"] as const;

/** Which column of a file says what, and what nothing is read from. */
export interface ColumnMap {
  readonly columnCount: number;
  readonly at: ReadonlyMap<Field, number>;
  readonly ignored: readonly string[];
  readonly missing: readonly Field[];
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");

/** The names of a header line in the order of its columns. AMLworld's own names two of them `Account`. */
function plainNames(header: readonly string[]): string[] {
  const names = header.map(plain);
  const [first, second] = [names.indexOf("account"), names.lastIndexOf("account")];
  if (second <= first) return names;
  return names.with(first, "fromaccount").with(second, "toaccount");
}

/** Reads the header line of a file of payments. */
export function mapColumns(header: readonly string[]): ColumnMap {
  const names = plainNames(header);
  const at = new Map<Field, number>();
  for (const field of fields) {
    const column = namesOf[field].map((name) => names.indexOf(name)).find((place) => place >= 0);
    if (column !== undefined) at.set(field, column);
  }
  const used = new Set(at.values());
  return {
    columnCount: header.length,
    at,
    ignored: header.filter((_, column) => !used.has(column)),
    missing: requiredFields.filter((field) => !at.has(field)),
  };
}

/** A value with what ends it, at the place where the last one ended; quotes may hold anything. */
const valueForm = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r|\n|$)/uy;

/** One record of a CSV text from its beginning, quotes undone; null when it has no end. */
export function firstRecord(text: string, isWhole: boolean): string[] | null {
  const values: string[] = [];
  valueForm.lastIndex = 0;
  for (;;) {
    const match = valueForm.exec(text);
    if (!match) return null;
    const [, quoted, bare = "", end] = match;
    values.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    return end === "" && !isWhole ? null : values;
  }
}
