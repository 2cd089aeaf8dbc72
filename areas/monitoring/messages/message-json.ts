// SPDX-License-Identifier: Apache-2.0
import type { StatedParty } from "./fields.ts";
import { Faults, readAmount, readField, readMoment, readParty } from "./fields.ts";
import type { ReadMessage } from "./message.ts";
import { lengthsMax, paymentKey, requestPaymentsMax } from "./message.ts";

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const paymentFields: readonly string[] = [
  "amount",
  "at",
  "currency",
  "from",
  "messageId",
  "text",
  "to",
  "transactionId",
];
const partyFields: readonly string[] = ["account", "bank", "country", "name"];

/** Takes texts out of an object; every other field is a fault. */
class FieldReader {
  readonly #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  checkNames(fields: Fields, known: readonly string[], place: string): void {
    for (const name of Object.keys(fields)) {
      if (known.includes(name)) continue;
      const shown = name.slice(0, 40).toWellFormed();
      this.#faults.add("unknown-field", `${place}/${shown}`, { name: shown });
    }
  }

  text(fields: Fields, name: string, place: string, lengthMax: number): string {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === null) return "";
    if (typeof value === "string") {
      return readField(value.trim(), lengthMax, `${place}/${name}`, this.#faults);
    }
    this.#faults.add("wrong-type", `${place}/${name}`, { wanted: "string" });
    return "";
  }

  party(fields: Fields, name: string, place: string): StatedParty {
    const value = fields[name];
    const at = `${place}/${name}`;
    if (!isObject(value)) {
      this.#faults.add("wrong-type", at, { wanted: "object" });
      return { bank: "", number: "-", country: "", name: "" };
    }
    this.checkNames(value, partyFields, at);
    return {
      bank: this.text(value, "bank", at, lengthsMax.bank),
      number: this.text(value, "account", at, lengthsMax.number),
      country: this.text(value, "country", at, 2),
      name: this.text(value, "name", at, lengthsMax.name),
    };
  }
}

/** Reads one payment from an object. */
function readObject(value: unknown, place: string): ReadMessage {
  const faults = new Faults();
  if (!isObject(value)) {
    faults.add("wrong-type", place, { wanted: "object" });
    return { id: "", faults: faults.list };
  }
  const reader = new FieldReader(faults);
  reader.checkNames(value, paymentFields, place);
  const text = (name: string, lengthMax: number) => reader.text(value, name, place, lengthMax);
  const messageId = text("messageId", lengthsMax.id);
  if (messageId === "") faults.add("id-missing", `${place}/messageId`);
  const transactionId = text("transactionId", lengthsMax.id) || "#1";
  const currency = text("currency", 3);
  const amount = readAmount(text("amount", 200), currency, `${place}/amount`, faults);
  const at = readMoment(text("at", 40), `${place}/at`, faults);
  const from = readParty(reader.party(value, "from", place), `${place}/from`, false, faults);
  const to = readParty(reader.party(value, "to", place), `${place}/to`, false, faults);
  const note = text("text", lengthsMax.text);
  if (faults.list.length > 0 || !amount || !at) {
    const id = paymentKey(messageId, transactionId).toWellFormed().replaceAll("\u0000", "");
    return { id: id.slice(0, 2 * lengthsMax.id), faults: faults.list };
  }
  const said = [at, from, to, String(amount.amountMinor), currency, note];
  return {
    payment: {
      messageId,
      transactionId,
      kind: "json",
      at,
      from,
      to,
      ...amount,
      currency,
      text: note,
      content: `json ${JSON.stringify(said)}`,
    },
  };
}

/** Reads payments of our own JSON: one object, or an array of them. */
export function readJsonMessages(text: string): readonly ReadMessage[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const what = error instanceof Error ? error.message.slice(0, 200).toWellFormed() : "";
    return [{ id: "", faults: [{ code: "not-a-message", place: "/", data: { what } }] }];
  }
  if (!Array.isArray(value)) return [readObject(value, "")];
  const found = value.slice(0, requestPaymentsMax).map((one, at) => readObject(one, `/${at}`));
  if (value.length > requestPaymentsMax) {
    const place = `/${requestPaymentsMax}`;
    found.push({ id: "", faults: [{ code: "xml-too-large", place, data: { what: "" } }] });
  }
  return found;
}
