// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text, Texts } from "@tianwang/kernel/text";
import type { AccountRule } from "./account/account-ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { RowFacts, ShareTrace } from "./share-trace.ts";
import type { ChosenDeposit, Trace, TraceParams } from "./trace.ts";

/** Draft: not yet for use. Frozen: relied on in a saved case, superseded and never edited. */
export type UnitStatus = "draft" | "active" | "frozen" | "withdrawn";

/** An authority for a rule, and when and where it was read. */
export interface Authority {
  readonly citation: string;
  readonly says: Text;
  readonly url: string;
  readonly readOn: string;
}

/** The values that a parameter can have. */
export type ParamBounds =
  | { readonly kind: "oneOf"; readonly values: readonly string[] }
  /** Whole numbers; `isOptional`: null means no bound. */
  | {
      readonly kind: "range";
      readonly min: number;
      readonly max: number;
      readonly isOptional: boolean;
    };

/** A parameter as it is declared: its default and why. */
export interface ParamDeclaration {
  readonly name: keyof TraceParams;
  readonly unit: string;
  readonly default: Exclude<TraceParams[keyof TraceParams], undefined>;
  readonly bounds: ParamBounds;
  readonly why: Text;
}

/** Most of something that a unit takes or gives. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly why: Text;
}

/** A rule for following money through accounts where it is mixed. */
export interface Doctrine {
  /** File name, URL slug, doc anchor and metric label. */
  readonly id: string;
  readonly version: number;
  readonly title: Text;
  readonly status: UnitStatus;
  readonly sources: readonly Authority[];
  /** Year from which the rule stands and until which it stood. */
  readonly since: number;
  readonly until: number | null;
  readonly params: readonly ParamDeclaration[];
  readonly limits: readonly Limit[];
  /** When the rule gives a result that a court would not follow. */
  readonly falsePositives: readonly Text[];
  readonly messages: Texts;
  /** Whether the parts of several claimants overlap, so that they are no shares of the money. */
  readonly isOverlapping?: true;
  /** Says whose money one account holds and spent, in exact fractions. */
  readonly onAccount: AccountRule;
  /**
   * Follows the chosen deposits through many accounts as lots: steps with one origin each. Exact,
   * pure, and the same for the same input. Null where the doctrine mixes money into shares.
   */
  readonly run: RunDoctrine | null;
  /** Follows them as shares: parts by row and claimant. Null where the doctrine follows lots. */
  readonly runShares: RunShares | null;
}

/** Follows chosen deposits through a ledger of many accounts, lot by lot. */
export type RunDoctrine = (
  ledger: Ledger,
  chosen: readonly ChosenDeposit[],
  params: TraceParams,
) => Trace;

/** Follows chosen deposits through a ledger of many accounts, as shares of mixtures. */
export type RunShares = (
  ledger: Ledger,
  chosen: readonly ChosenDeposit[],
  params: TraceParams,
  facts?: RowFacts,
) => ShareTrace;

/** A doctrine that follows lots. */
export interface LotDoctrine extends Doctrine {
  readonly run: RunDoctrine;
}

/** A doctrine that follows shares. */
export interface ShareDoctrine extends Doctrine {
  readonly runShares: RunShares;
}

/** Whether a doctrine follows lots through many accounts. */
export function isLotDoctrine(doctrine: Doctrine): doctrine is LotDoctrine {
  return doctrine.run !== null;
}

/** Whether a doctrine follows shares through many accounts. */
export function isShareDoctrine(doctrine: Doctrine): doctrine is ShareDoctrine {
  return doctrine.runShares !== null;
}

/** Declares a doctrine. A rule without an authority, or with a parameter undeclared, does not load. */
export function defineDoctrine<D extends Doctrine>(doctrine: D): D {
  assert(doctrine.sources.length > 0, `the doctrine ${doctrine.id} cites an authority`);
  const declared = new Set(doctrine.params.map((param) => param.name));
  assert(declared.size === doctrine.params.length, `${doctrine.id} declares each parameter once`);
  assert(
    isLotDoctrine(doctrine) !== isShareDoctrine(doctrine),
    `${doctrine.id} follows money as lots or as shares`,
  );
  return doctrine;
}

/** The declared defaults of a doctrine's parameters. */
export function defaultsOf(doctrine: Doctrine): TraceParams {
  return Object.fromEntries(
    doctrine.params.map((param) => [param.name, param.default]),
  ) as unknown as TraceParams;
}

/** The parameters that are out of their bounds, by name; a doctrine runs only without such. */
export function paramFaults(
  declared: readonly ParamDeclaration[],
  params: TraceParams,
): (keyof TraceParams)[] {
  return declared
    .filter(({ name, bounds }) => !isWithin(bounds, params[name]))
    .map(({ name }) => name);
}

function isWithin(bounds: ParamBounds, value: string | number | null | undefined): boolean {
  if (bounds.kind === "oneOf") return typeof value === "string" && bounds.values.includes(value);
  if (value === null) return bounds.isOptional;
  return (
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= bounds.min &&
    value <= bounds.max
  );
}
