// SPDX-License-Identifier: Apache-2.0
import { assert } from "./assert.ts";

/** What an id can name, with the prefix that makes it readable. */
export const idPrefixes = {
  actor: "act",
  agency: "agy",
  audit: "aud",
  case: "cas",
  clock: "clk",
  compartment: "cmp",
  custody: "cus",
  derivative: "drv",
  entity: "ent",
  exhibit: "exh",
  fold: "fld",
  grant: "gra",
  job: "job",
  journal: "jou",
  mapping: "map",
  membership: "mem",
  problem: "prb",
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
export type CaseId = Id<"case">;
export type CompartmentId = Id<"compartment">;
export type EntityId = Id<"entity">;
export type ExhibitId = Id<"exhibit">;
export type JobId = Id<"job">;
export type SegmentId = Id<"segment">;
export type StatementId = Id<"statement">;
export type TaskId = Id<"task">;
export type WorkspaceId = Id<"workspace">;

/** Crockford's base 32: no I, L, O, U, so that ids can be read out over the telephone. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Yields the given number of random bytes; an argument, so that tests can seed it. */
export type RandomBytes = (byteCount: number) => Uint8Array;

/**
 * Makes an id that sorts by time: prefix, 48 bits of milliseconds, 80 bits of randomness
 * (the ULID layout, github.com/ulid/spec).
 */
export function makeId<K extends IdKind>(
  kind: K,
  atMillis: number,
  randomBytes: RandomBytes,
): Id<K> {
  assert(Number.isSafeInteger(atMillis) && atMillis >= 0, "an id is made at a whole millisecond");
  let time = "";
  let rest = atMillis;
  for (let i = 0; i < 10; i++) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32)).join("");
  return `${idPrefixes[kind]}_${time}${random}` as Id<K>;
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
