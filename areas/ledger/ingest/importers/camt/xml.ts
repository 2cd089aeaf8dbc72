// SPDX-License-Identifier: Apache-2.0
import type { XmlFault } from "../../xml/guarded-sax.ts";
import { createGuardedSax } from "../../xml/guarded-sax.ts";
import type { Element } from "./element.ts";
import type { CamtProblemCode } from "./problems.ts";
import { accountElements, messageOfElement } from "./versions.ts";

/** The most elements of one part that are held at once; a rich entry has some hundred. */
export const partElementsMax = 20_000;

/** The most characters of one text that are kept; the schemas allow 500. */
export const textLengthMax = 20_000;

/** Free extensions of the message by agreement of the parties; ignored by name. */
const ignoredElement = "SplmtryData";

/** What the reader hears of the message, in the order of the file. */
export interface XmlEvents {
  /** One of the three messages starts, with the last camt namespace before it or on it. */
  message(localName: string, namespace: string): void;
  messageEnd(): void;
  /** A report, statement or notification starts; only inside a message. */
  account(localName: string): void;
  accountEnd(): void;
  /** A part of the group header or of an account, whole, without its details. */
  part(element: Element): void;
  /** A `TxDtls` inside the part that is open; it is taken out of that part. */
  detail(element: Element): void;
  /** A text was cut at {@link textLengthMax}. */
  textCut(localName: string, text: string): void;
  /** Reading stops here for good. */
  stop(code: CamtProblemCode, line: number, what: string): void;
}

interface State {
  depth: number;
  messageDepth: number;
  accountDepth: number;
  ignoredDepth: number;
  namespace: string;
  readonly open: Element[];
  elementCount: number;
  countBeforeDetail: number;
}

function readNamespace(state: State, attributes: Readonly<Record<string, string>>): void {
  for (const name in attributes) {
    const value = attributes[name] ?? "";
    if (name.startsWith("xmlns") && value.includes("camt.05")) state.namespace = value;
  }
}

function newElement(name: string, attributes: Readonly<Record<string, string>>): Element {
  return { name, attributes, children: [], text: "", isTaken: false };
}

/** Opens an element of a part; returns false when the part grows too large. */
function openInPart(state: State, element: Element): boolean {
  state.open.at(-1)?.children.push(element);
  state.open.push(element);
  if (element.name === "TxDtls") state.countBeforeDetail = state.elementCount;
  state.elementCount += 1;
  return state.elementCount <= partElementsMax;
}

function closeInPart(state: State, events: XmlEvents): void {
  const element = state.open.pop();
  if (!element) return;
  const parent = state.open.at(-1);
  if (!parent) {
    state.elementCount = 0;
    events.part(element);
  } else if (element.name === "TxDtls") {
    parent.children.pop();
    state.elementCount = state.countBeforeDetail;
    events.detail(element);
  }
}

function openTag(
  state: State,
  events: XmlEvents,
  name: string,
  attributes: Readonly<Record<string, string>>,
): XmlFault | null {
  state.depth += 1;
  if (state.ignoredDepth > 0) return null;
  if (name === ignoredElement) {
    state.ignoredDepth = state.depth;
  } else if (state.open.length > 0) {
    if (!openInPart(state, newElement(name, attributes))) return "too-large";
  } else if (state.messageDepth === 0) {
    readNamespace(state, attributes);
    if (messageOfElement(name)) {
      state.messageDepth = state.depth;
      events.message(name, state.namespace);
    }
  } else if (state.accountDepth === 0 && accountElements.has(name)) {
    state.accountDepth = state.depth;
    events.account(name);
  } else openInPart(state, newElement(name, attributes));
  return null;
}

function closeTag(state: State, events: XmlEvents): void {
  if (state.ignoredDepth === state.depth) state.ignoredDepth = 0;
  else if (state.ignoredDepth > 0) {
    // Inside an ignored element: nothing was opened for this one.
  } else if (state.open.length > 0) closeInPart(state, events);
  else if (state.accountDepth === state.depth) {
    state.accountDepth = 0;
    events.accountEnd();
  } else if (state.messageDepth === state.depth) {
    state.messageDepth = 0;
    events.messageEnd();
  }
  state.depth -= 1;
}

function addText(state: State, events: XmlEvents, text: string): void {
  const element = state.open.at(-1);
  if (!element || state.ignoredDepth > 0) return;
  const trimmed = text.trim();
  if (trimmed === "") return;
  const room = textLengthMax - element.text.length;
  if (room > 0 && trimmed.length > room) events.textCut(element.name, trimmed);
  if (room > 0) element.text += trimmed.slice(0, room);
}

const codes = {
  doctype: "CAMT_DOCTYPE",
  "not-well-formed": "CAMT_NOT_WELL_FORMED",
  "too-deep": "CAMT_TOO_DEEP",
  "too-large": "CAMT_TOO_LARGE",
} as const satisfies Record<XmlFault, CamtProblemCode>;

/** Reads XML that comes in pieces of any size and tells the parts of camt messages. */
export function createXmlReader(events: XmlEvents): { write(chunk: string): void; end(): void } {
  const state: State = {
    depth: 0,
    messageDepth: 0,
    accountDepth: 0,
    ignoredDepth: 0,
    namespace: "",
    open: [],
    elementCount: 0,
    countBeforeDetail: 0,
  };
  return createGuardedSax({
    open: (name, attributes) => openTag(state, events, name, attributes),
    close: () => closeTag(state, events),
    text: (text) => addText(state, events, text),
    stop: (fault, line, what) => events.stop(codes[fault], line, what),
  });
}
