// SPDX-License-Identifier: Apache-2.0
import { assert } from "./assert.ts";

/** What an id can name, with the prefix that makes it readable. */
export const idPrefixes = {
  actor: "act",
  agency: "agy",
  alert: "alr",
  alertEvent: "alv",
  audit: "aud",
  backtest: "bkt",
  backtestEvent: "bke",
  case: "cas",
  clock: "clk",
  comparison: "cpr",
  compartment: "cmp",
  custody: "cus",
  derivative: "drv",
  entity: "ent",
  exhibit: "exh",
  feed: "fed",
  finding: "fnd",
  findingJudgement: "fnj",
  findingRun: "fnr",
  fold: "fld",
  foldDecision: "fdc",
  grant: "gra",
  intake: "int",
  intakeFile: "fil",
  job: "job",
  journal: "jou",
  mapping: "map",
  membership: "mem",
  problem: "prb",
  reading: "rdg",
  reportCheck: "rpc",
  reportDraft: "rpd",
  reportEvent: "rpe",
  segment: "seg",
  session: "ses",
  statement: "stm",
  task: "tsk",
  trace: "trc",
  workspace: "wsp",
} as const;

/** The kinds of things that have an id. */
export type IdKind = keyof typeof idPrefixes;

/** An id of one kind, such as `cas_01JD…`; ids of different kinds cannot be mixed up. */
export type Id<K extends IdKind> = string & { readonly __kind: K };

export type ActorId = Id<"actor">;
export type AgencyId = Id<"agency">;
export type AlertId = Id<"alert">;
export type CaseId = Id<"case">;
export type CompartmentId = Id<"compartment">;
export type EntityId = Id<"entity">;
export type ExhibitId = Id<"exhibit">;
export type FeedId = Id<"feed">;
export type FindingId = Id<"finding">;
export type JobId = Id<"job">;
export type SegmentId = Id<"segment">;
export type StatementId = Id<"statement">;
export type TaskId = Id<"task">;
export type WorkspaceId = Id<"workspace">;

/** Crockford's base 32: no I, L, O, U, so that ids can be read out over the telephone. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Yields the given number of random bytes; an argument, so that tests can seed it. */
export type RandomBytes = (byteCount: number) => Uint8Array;

/** Characters of an id that number the ids of one piece of work: 33 million of them. */
const sequenceLength = 5;

function base32(number: number, length: number): string {
  let text = "";
  let rest = number;
  for (let i = 0; i < length; i++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/**
 * Makes an id that sorts by time: prefix, 48 bits of milliseconds, 80 bits of randomness
 * (the ULID layout, github.com/ulid/spec). With a sequence number, which takes the place of the
 * first 25 random bits, the ids of one moment sort in the order they were made.
 */
export function makeId<K extends IdKind>(
  kind: K,
  atMillis: number,
  randomBytes: RandomBytes,
  sequence?: number,
): Id<K> {
  assert(Number.isSafeInteger(atMillis) && atMillis >= 0, "an id is made at a whole millisecond");
  assert(sequence === undefined || sequence < 32 ** sequenceLength, "one work makes < 2^25 ids");
  const random = Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32)).join("");
  const tail =
    sequence === undefined
      ? random
      : base32(sequence, sequenceLength) + random.slice(sequenceLength);
  return `${idPrefixes[kind]}_${base32(atMillis, 10)}${tail}` as Id<K>;
}

/**
 * Tells whether a text has the form of an id of a kind.
 *
 * @example
 *   isId("case", "cas_01JDFQ4Z8M3T5V7W9Y1A2B3C4D"); // true
 */
export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(`^${idPrefixes[kind]}_[0-9A-HJKMNP-TV-Z]{4,40}$`, "u").test(text);
}
