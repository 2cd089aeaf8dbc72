// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import type { Line } from "./lines.ts";
import { problemAt } from "./problems.ts";

/** A field of a message: its tag and its lines, the first one without the tag. */
export interface Field {
  readonly tag: string;
  readonly lines: string[];
  /** Where the field starts, 1-based. */
  readonly line: number;
}

/** What the lines of a file are, in their order. */
export interface FieldSink {
  /** A message starts; the type is known where the SWIFT envelope names it. */
  startMessage(type: string, line: number): void;
  field(field: Field): void;
  endMessage(): void;
  problem(problem: Problem): void;
}

/** The most characters of one field that are kept; the standard allows 390 (6*65x). */
export const fieldLengthMax = 20_000;

/** Message types that state an account: MT 940, 941, 942, 950. */
const statementTypes = new Set(["940", "941", "942", "950"]);

/** Fields of these messages; NS is the German banks' own, 940 Rabobank's header. */
const singleLineTags = ["13 13D 20 21 28 28C 34F 60F 60M 62F 62M 64 65 90C 90D 940"].flatMap(
  (tags) => tags.split(" "),
);
const multiLineTags = new Set(["25", "25P", "61", "86", "NS"]);
const knownTags = new Set([...singleLineTags, ...multiLineTags]);

const tagForm = /^:(\d{2}[A-Z]?|940|NS):(.*)$/su;
const envelopeForm = /^\$?\{[1-5]:/u;

/** Lines that banks put around messages: BIC, message type, ING's file header, separators. */
const headerForms = [
  /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3,4})?$/u,
  /^9(?:40|41|42|50)(?: \d{2})?$/u,
  /^\d{4} \d{2}[A-Z]{6}/u,
  /^\$$/u,
];

/** Control characters but tab; they frame messages in some files (SWIFT DOS/PCC, STX, ETX). */
// oxlint-disable-next-line no-control-regex
const controlForm = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;

/**
 * A clock time that wrapped at its colon: the line before ends with hours, this one starts with
 * `:MM:SS`. The standard forbids lines that start with a colon; banks write them all the same.
 */
function isWrappedTime(before: string, text: string): boolean {
  return /T\d{2}$/u.test(before) && /^:[0-5]\d:[0-5]\d(?!\d)/u.test(text);
}

interface State {
  current: Field | null;
  length: number;
  isInMessage: boolean;
  hasFields: boolean;
  hasClosing: boolean;
  isSkipping: boolean;
  isOutside: boolean;
  hasControls: boolean;
}

function closeField(state: State, sink: FieldSink): void {
  if (state.current) sink.field(state.current);
  state.current = null;
}

function closeMessage(state: State, sink: FieldSink): void {
  closeField(state, sink);
  if (state.isInMessage) sink.endMessage();
  state.isInMessage = false;
  state.isSkipping = false;
}

function openMessage(state: State, sink: FieldSink, type: string, line: number): void {
  closeMessage(state, sink);
  state.isOutside = false;
  state.hasFields = false;
  state.hasClosing = false;
  state.isSkipping = type !== "" && !statementTypes.has(type);
  if (state.isSkipping) sink.problem(problemAt(line, "MT_OTHER_MESSAGE", "2", type));
  else {
    state.isInMessage = true;
    sink.startMessage(type, line);
  }
}

/** Reports text that belongs to no field: once for a run of such lines. */
function reportOutside(state: State, sink: FieldSink, line: Line, text: string): void {
  if (state.isOutside || state.isSkipping || headerForms.some((form) => form.test(text))) return;
  state.isOutside = true;
  sink.problem(problemAt(line.number, "MT_LINE_OUTSIDE", "", text));
}

function append(state: State, sink: FieldSink, line: Line, text: string): void {
  const { current } = state;
  if (!current || !multiLineTags.has(current.tag)) {
    if (current && !knownTags.has(current.tag)) return;
    reportOutside(state, sink, line, text);
    return;
  }
  const room = fieldLengthMax - state.length;
  if (room > 0) current.lines.push(text.slice(0, room));
  if (room >= 0 && text.length > room) {
    sink.problem(problemAt(line.number, "MT_TEXT_CUT", current.tag, text));
  }
  state.length += text.length;
}

/** Where messages follow each other without trailer: at 20, or at a new head after a closing. */
function startsMessage(state: State, tag: string): boolean {
  if (tag === "940" || (tag === "20" && state.hasFields)) return true;
  return state.hasClosing && /^(?:25P?|28C?|60[FM])$/u.test(tag);
}

function startField(state: State, sink: FieldSink, line: Line, match: RegExpExecArray): void {
  const [, tag = "", text = ""] = match;
  closeField(state, sink);
  state.isOutside = false;
  if (startsMessage(state, tag)) closeMessage(state, sink);
  if (tag === "940") return;
  if (!state.isInMessage) openMessage(state, sink, "", line.number);
  if (!knownTags.has(tag)) sink.problem(problemAt(line.number, "MT_UNKNOWN_TAG", tag, text));
  state.hasFields = true;
  state.hasClosing ||= tag.startsWith("62");
  state.current = { tag, lines: [text], line: line.number };
  state.length = text.length;
}

/**
 * Reads a line of the envelope: `{1:…}{2:O940…}{4:` before a message, `-}{5:…}` after it. What
 * stands behind `{4:` is the first field.
 */
function readEnvelope(state: State, sink: FieldSink, line: Line, text: string): string {
  const type = /\{2:[IO](\d{3})/u.exec(text)?.[1];
  const textBlock = text.indexOf("{4:");
  if (type !== undefined || /\{1:/u.test(text)) closeMessage(state, sink);
  if (type !== undefined) openMessage(state, sink, type, line.number);
  return textBlock < 0 ? "" : text.slice(textBlock + 3);
}

function isContinued(state: State, text: string, match: RegExpExecArray | null): boolean {
  const { current } = state;
  if (current?.tag !== "86" || !/^:\d{2}[A-Z]?:/u.test(text)) return false;
  return isWrappedTime(current.lines.at(-1) ?? "", text) || !knownTags.has(match?.[1] ?? "");
}

function readText(state: State, sink: FieldSink, line: Line, text: string): void {
  const match = tagForm.exec(text);
  if (isContinued(state, text, match)) {
    sink.problem(problemAt(line.number, "MT_LINE_LIKE_TAG", "86", text));
    append(state, sink, line, text);
  } else if (match && !state.isSkipping) startField(state, sink, line, match);
  else if (envelopeForm.test(text)) {
    const rest = readEnvelope(state, sink, line, text);
    if (rest !== "") readText(state, sink, line, rest);
  } else if (/^-(?:XXX)?$/u.test(text)) closeMessage(state, sink);
  else if (text.startsWith("-}")) {
    closeMessage(state, sink);
    const next = text.indexOf("{1:");
    if (next >= 0) readText(state, sink, line, text.slice(next));
  } else append(state, sink, line, text);
}

/** Takes the lines of a file and tells its messages and fields. `end` closes what is open. */
export function createFieldReader(sink: FieldSink): { line(line: Line): void; end(): void } {
  const state: State = {
    current: null,
    length: 0,
    isInMessage: false,
    hasFields: false,
    hasClosing: false,
    isSkipping: false,
    isOutside: false,
    hasControls: false,
  };
  return {
    line(line) {
      const text = line.text.replaceAll(controlForm, "");
      if (text.length < line.text.length && !state.hasControls) {
        state.hasControls = true;
        sink.problem(problemAt(line.number, "MT_CONTROL_CHARACTERS"));
      }
      if (line.isCut) sink.problem(problemAt(line.number, "MT_TEXT_CUT", state.current?.tag, text));
      if (text.trim() !== "") readText(state, sink, line, text);
    },
    end() {
      closeMessage(state, sink);
    },
  };
}
