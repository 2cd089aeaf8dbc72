// SPDX-License-Identifier: Apache-2.0
import type { Element, GuardedSax, XmlFault } from "@tianwang/ledger";
import { createGuardedSax, find } from "@tianwang/ledger";
import { Faults, readAmount, readField, readMoment, readParty } from "./fields.ts";
import type { Fault, FaultCode, MessageKind, ReadMessage } from "./message.ts";
import { lengthsMax, paymentKey, requestPaymentsMax } from "./message.ts";

/**
 * The elements that hold the two messages, in all versions: version 1 is named by its number, and
 * pacs.009 was called otherwise up to version 2 (message definitions of ISO 20022, 2006 to 2024).
 */
const kindOfElement: Readonly<Record<string, MessageKind>> = {
  FIToFICstmrCdtTrf: "pacs.008",
  "pacs.008.001.01": "pacs.008",
  FICdtTrf: "pacs.009",
  FinInstnCdtTrf: "pacs.009",
  "pacs.009.001.01": "pacs.009",
};

/** The most elements of one part that are held at once; a rich payment has some hundred. */
const partElementsMax = 5_000;
/** The most characters of one element that are kept; the schemas allow 500. */
const textLengthMax = 4_000;

const faultCodes: Readonly<Record<XmlFault, FaultCode>> = {
  doctype: "xml-doctype",
  "not-well-formed": "xml-not-well-formed",
  "too-deep": "xml-too-deep",
  "too-large": "xml-too-large",
};

const textOf = (element: Element | undefined, ...names: readonly string[]) =>
  find(element, ...names)?.text ?? "";

const firstOf = (...texts: readonly string[]) => texts.find((text) => text !== "") ?? "";

/** The bank of an agent or of a party that is one: BIC, else its number in a clearing system. */
function bankOf(holder: Element | undefined): string {
  const bank = find(holder, "FinInstnId") ?? holder;
  const member = find(bank, "ClrSysMmbId");
  const system = firstOf(textOf(member, "ClrSysId", "Cd"), textOf(member, "ClrSysId", "Prtry"));
  const code = firstOf(textOf(member, "MmbId"), textOf(member, "Id"));
  return firstOf(
    textOf(bank, "BICFI"),
    textOf(bank, "BIC"),
    code === "" || system === "" ? code : `${system}:${code}`,
    textOf(bank, "Othr", "Id"),
    textOf(bank, "PrtryId", "Id"),
  );
}

function accountOf(account: Element | undefined): string {
  const id = find(account, "Id");
  return firstOf(
    textOf(id, "IBAN"),
    textOf(id, "Othr", "Id"),
    textOf(id, "PrtryAcct", "Id"),
    textOf(id, "BBAN"),
    textOf(id, "UPIC"),
    textOf(account, "Prxy", "Id"),
  );
}

function statedParty(transfer: Element, side: "Cdtr" | "Dbtr", kind: MessageKind) {
  const party = find(transfer, side);
  const agent = find(transfer, `${side}Agt`);
  const own = kind === "pacs.009" ? find(party, "FinInstnId") : party;
  return {
    bank: firstOf(bankOf(agent), kind === "pacs.009" ? bankOf(party) : ""),
    number: accountOf(find(transfer, `${side}Acct`)),
    country: firstOf(
      textOf(own, "PstlAdr", "Ctry"),
      textOf(agent, "FinInstnId", "PstlAdr", "Ctry"),
      textOf(own, "CtryOfRes"),
    ),
    name: textOf(own, "Nm"),
  };
}

/** Everything of an element in a fixed order, without what spacing and prefixes change. */
function contentOf(element: Element): string {
  let text = `<${element.name}`;
  for (const name of Object.keys(element.attributes).toSorted()) {
    if (!name.startsWith("xmlns")) text += ` ${name}=${JSON.stringify(element.attributes[name])}`;
  }
  text += `>${element.text}`;
  for (const child of element.children) text += contentOf(child);
  return `${text}</>`;
}

interface Place {
  readonly kind: MessageKind;
  readonly header: Element | undefined;
  /** Number of the payment in its message, from 1. */
  readonly number: number;
}

/** When the payment was made: as it was accepted, settled or written, whichever is stated first. */
function momentPath(transfer: Element, header: Element | undefined): [string, string] {
  const ways: readonly (readonly [Element | undefined, string])[] = [
    [transfer, "AccptncDtTm"],
    [find(transfer, "SttlmTmIndctn"), "CdtDtTm"],
    [find(transfer, "SttlmTmIndctn"), "DbtDtTm"],
    [header, "CreDtTm"],
    [transfer, "IntrBkSttlmDt"],
    [header, "IntrBkSttlmDt"],
  ];
  for (const [element, name] of ways) {
    const text = textOf(element, name);
    if (text !== "") return [text, element === header ? `GrpHdr/${name}` : name];
  }
  return ["", "GrpHdr/CreDtTm"];
}

function transactionIdOf(transfer: Element, number: number): string {
  const ids = find(transfer, "PmtId");
  const endToEnd = textOf(ids, "EndToEndId");
  return firstOf(
    textOf(ids, "TxId"),
    textOf(ids, "UETR"),
    textOf(ids, "InstrId"),
    endToEnd === "NOTPROVIDED" ? "" : endToEnd,
    `#${number}`,
  );
}

/** Reads the amount that moves between the banks; null when a fault was added. */
function readSettlement(transfer: Element, place: string, faults: Faults) {
  const element = find(transfer, "IntrBkSttlmAmt");
  const currency = element?.attributes["Ccy"] ?? "";
  const amount = readAmount(element?.text ?? "", currency, place, faults);
  return amount && { ...amount, currency };
}

/** What the payer wrote, in one line. */
function remittanceOf(transfer: Element): string {
  const children = find(transfer, "RmtInf")?.children ?? [];
  const written = children.flatMap((child) => (child.name === "Ustrd" ? child.text : []));
  return written.join(" ").slice(0, lengthsMax.text).toWellFormed();
}

/** Reads one payment of a message. */
function readTransfer(transfer: Element, { kind, header, number }: Place): ReadMessage {
  const faults = new Faults();
  const place = (name: string) =>
    name.startsWith("GrpHdr") ? name : `CdtTrfTxInf[${number}]/${name}`;
  const messageId = textOf(header, "MsgId");
  if (messageId === "") faults.add("id-missing", "GrpHdr/MsgId");
  readField(messageId, lengthsMax.id, "GrpHdr/MsgId", faults);
  const transactionId = transactionIdOf(transfer, number);
  readField(transactionId, lengthsMax.id, place("PmtId"), faults);
  const settled = readSettlement(transfer, place("IntrBkSttlmAmt"), faults);
  const [stated, name] = momentPath(transfer, header);
  const at = readMoment(stated, place(name), faults);
  const partyOf = (side: "Cdtr" | "Dbtr") =>
    readParty(statedParty(transfer, side, kind), place(`${side}Acct`), kind === "pacs.009", faults);
  const [from, to] = [partyOf("Dbtr"), partyOf("Cdtr")];
  if (faults.list.length > 0 || !settled || !at) {
    return { id: paymentKey(messageId, transactionId), faults: faults.list };
  }
  const text = remittanceOf(transfer);
  const content = `${kind} ${at} ${contentOf(transfer)}`;
  return {
    payment: { messageId, transactionId, kind, at, from, to, ...settled, text, content },
  };
}

/** The parts of a message that are read; a part is held whole until it ends. */
const parts = new Set(["CdtTrfTxInf", "GrpHdr"]);

function newElement(name: string, attributes: Readonly<Record<string, string>>): Element {
  return { name, attributes, children: [], text: "", isTaken: false };
}

/** Reads payments out of elements as they come. */
class PacsReader {
  readonly found: ReadMessage[] = [];
  #depth = 0;
  #kind: MessageKind | null = null;
  #messageDepth = 0;
  #header: Element | undefined;
  #number = 0;
  readonly #open: Element[] = [];
  #elementCount = 0;
  #isInDocument = false;
  #sax: GuardedSax | null = null;

  read(text: string): readonly ReadMessage[] {
    this.#sax = createGuardedSax({
      open: (name, attributes) => this.#openTag(name, attributes),
      close: () => this.#closeTag(),
      text: (piece) => this.#addText(piece),
      stop: (fault, line, what) => this.#fault(faultCodes[fault], line, what),
    });
    this.#sax.write(text);
    this.#sax.end();
    return this.found;
  }

  #fault(code: FaultCode, line: number, what: string): void {
    const faults: Fault[] = [{ code, place: `line ${line}`, data: { what: what.slice(0, 200) } }];
    this.found.push({ id: textOf(this.#header, "MsgId"), faults });
  }

  #openTag(name: string, attributes: Readonly<Record<string, string>>): XmlFault | null {
    this.#depth += 1;
    if (this.#open.length > 0) return this.#openInPart(name, attributes);
    if (this.#kind === null) this.#openOutside(name);
    else if (this.#depth === this.#messageDepth + 1 && parts.has(name)) {
      this.#open.push(newElement(name, attributes));
    }
    return this.found.length >= requestPaymentsMax ? "too-large" : null;
  }

  #openInPart(name: string, attributes: Readonly<Record<string, string>>): XmlFault | null {
    const element = newElement(name, attributes);
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
    this.#elementCount += 1;
    return this.#elementCount > partElementsMax ? "too-large" : null;
  }

  #openOutside(name: string): void {
    this.#kind = kindOfElement[name] ?? null;
    this.#messageDepth = this.#depth;
    this.#header = undefined;
    this.#number = 0;
    // The child of a Document names its message; any that is no payment is told and passed over.
    if (this.#kind === null && this.#isInDocument) {
      this.#fault("not-a-message", this.#sax?.line ?? 0, name);
    }
    this.#isInDocument = name === "Document";
  }

  #closeTag(): void {
    const element = this.#open.pop();
    if (element && this.#open.length === 0) this.#part(element);
    if (this.#kind !== null && this.#depth === this.#messageDepth) this.#kind = null;
    this.#depth -= 1;
  }

  #part(element: Element): void {
    this.#elementCount = 0;
    if (element.name === "GrpHdr") this.#header = element;
    else if (this.#kind !== null) {
      this.#number += 1;
      const place = { kind: this.#kind, header: this.#header, number: this.#number };
      this.found.push(readTransfer(element, place));
    }
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    const trimmed = text.trim();
    if (!element || trimmed === "") return;
    element.text += trimmed.slice(0, Math.max(0, textLengthMax - element.text.length));
  }
}

/**
 * Reads the payments of pacs.008 and pacs.009 messages: one document, or several inside any element
 * that wraps them. What is wrong with one payment leaves the others as they are; XML that breaks
 * leaves what was whole before.
 */
export function readXmlMessages(text: string): readonly ReadMessage[] {
  return new PacsReader().read(text);
}
