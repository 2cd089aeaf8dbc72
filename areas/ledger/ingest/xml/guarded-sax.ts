// SPDX-License-Identifier: Apache-2.0
import { SaxesParser } from "saxes";

/** The deepest nesting; the schemas of ISO 20022 reach about 15, an envelope adds a few. */
export const depthMax = 64;

/** The most characters between two events of the parser, so that nothing piles up unseen. */
export const tokenLengthMax = 1_000_000;

/** The parser gets text in pieces of this size, so that limits act within large chunks too. */
const pieceLength = 65_536;

/** Why reading ends before the text does. */
export type XmlFault = "doctype" | "not-well-formed" | "too-deep" | "too-large";

/** What a reader hears of XML, by local names, in the order of the text. */
export interface SaxEvents {
  /** An element opens; a fault given back stops the reading. */
  open(name: string, attributes: Readonly<Record<string, string>>): XmlFault | null;
  close(): void;
  text(text: string): void;
  /** Reading stops here for good. */
  stop(fault: XmlFault, line: number, what: string): void;
}

/** A reader of XML that comes in pieces of any size. */
export interface GuardedSax {
  write(chunk: string): void;
  end(): void;
  /** The line that is read now, from 1. */
  readonly line: number;
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/**
 * Reads XML of unknown origin within limits. Document type declarations stop it: no entity but the
 * five of XML itself is ever expanded.
 */
export function createGuardedSax(events: SaxEvents): GuardedSax {
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  let depth = 0;
  let isStopped = false;
  let lastEventAt = 0;
  const stop = (fault: XmlFault, what: string) => {
    if (isStopped) return;
    isStopped = true;
    events.stop(fault, parser.line, what);
  };
  parser.on("error", (error) => stop("not-well-formed", error.message));
  parser.on("doctype", (text) => stop("doctype", text.trim()));
  parser.on("opentag", (tag) => {
    lastEventAt = parser.position;
    depth += 1;
    if (isStopped) return;
    const fault = depth > depthMax ? "too-deep" : events.open(localName(tag.name), tag.attributes);
    if (fault !== null) stop(fault, tag.name);
  });
  parser.on("closetag", () => {
    lastEventAt = parser.position;
    depth -= 1;
    if (!isStopped) events.close();
  });
  const hear = (text: string) => {
    lastEventAt = parser.position;
    if (!isStopped) events.text(text);
  };
  parser.on("text", hear);
  parser.on("cdata", hear);
  parser.on("comment", () => {
    lastEventAt = parser.position;
  });
  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; at += pieceLength) {
        // The handlers of the parser stop it.
        if (isStopped) return;
        parser.write(chunk.slice(at, at + pieceLength));
        if (parser.position - lastEventAt > tokenLengthMax) stop("too-large", "");
      }
    },
    end() {
      if (!isStopped) parser.close();
    },
    get line() {
      return parser.line;
    },
  };
}
