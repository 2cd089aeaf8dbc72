// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { AccountEvent, AccountLedger } from "./account-ledger.ts";

/** A case with given outcomes in place of a ledger: what is known of it, by name. */
export interface OutcomeCase {
  readonly id: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What is wrong with a file of ledgers, and where. */
export interface LedgerFileFault {
  /** Such as `ledger_cases[2].events[0].amount`. */
  readonly place: string;
  readonly says: Text;
}

/** What a file of ledgers holds; nothing of a ledger with a fault is used. */
export interface LedgerFile {
  readonly ledgers: readonly AccountLedger[];
  readonly outcomes: readonly OutcomeCase[];
  readonly faults: readonly LedgerFileFault[];
}

/** Most faults that are told; a file with more is another kind of file. */
export const faultCountMax = 100;

/** Most movements of one ledger. */
export const eventCountMax = 1_000_000;

/** Words in place of a beneficiary that say that the money is gone, so that nothing was bought with it. */
const gone = new Set(["", "-", "dissipated", "cash", "unknown", "expenses", "spent"]);

const texts = {
  notObject: { zh: "应为对象", en: "must be an object" },
  notList: { zh: "应为数组", en: "must be a list" },
  notText: { zh: "应为非空文字", en: "must be a text that is not empty" },
  notKind: { zh: "应为 in 或 out", en: "must be in or out" },
  notAmount: {
    zh: "应为不小于零的整数（以最小货币单位计，可写成文字）",
    en: "must be a whole number of minor units, not negative (a text of digits will do)",
  },
  notFlag: { zh: "应为 true 或 false", en: "must be true or false" },
  tooMany: { zh: `不得超过 ${eventCountMax} 笔`, en: `must hold no more than ${eventCountMax}` },
  sameId: { zh: "标识重复", en: "stands twice" },
  nothing: {
    zh: "没有 ledger_cases，也不是一份台账",
    en: "has no ledger_cases and is no ledger itself",
  },
} as const satisfies Record<string, Text>;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

class Reading {
  readonly faults: LedgerFileFault[] = [];

  fault(place: string, says: Text): void {
    if (this.faults.length < faultCountMax) this.faults.push({ place, says });
  }

  text(value: unknown, place: string): string {
    if (typeof value === "string" && value !== "") return value;
    this.fault(place, texts.notText);
    return "";
  }

  /** A whole amount; numbers only as far as they are exact. */
  amount(value: unknown, place: string): bigint {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0)
      return BigInt(value);
    if (typeof value === "string" && /^\d{1,38}$/u.test(value)) return BigInt(value);
    this.fault(place, texts.notAmount);
    return 0n;
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    if (value !== undefined) this.fault(place, texts.notList);
    return [];
  }

  event(value: unknown, place: string): AccountEvent | null {
    if (!isObject(value)) {
      this.fault(place, texts.notObject);
      return null;
    }
    const amountMinor = this.amount(value["amount"], `${place}.amount`);
    const day = this.#day(value["date"] ?? value["day"], `${place}.date`);
    if (value["type"] === "in")
      return { kind: "in", day, party: this.text(value["party"], `${place}.party`), amountMinor };
    if (value["type"] !== "out") {
      this.fault(`${place}.type`, texts.notKind);
      return null;
    }
    const to = typeof value["party"] === "string" ? value["party"] : "-";
    const proceeds = value["proceeds"];
    return {
      kind: "out",
      day,
      to,
      amountMinor,
      isAsset: this.#isAsset(value["asset"], to, `${place}.asset`),
      proceedsMinor:
        proceeds === undefined || proceeds === null
          ? null
          : this.amount(proceeds, `${place}.proceeds`),
    };
  }

  /** A day orders nothing by itself: it only says which movements stand side by side. */
  #day(value: unknown, place: string): string {
    if (typeof value === "string") return value.trim();
    if (typeof value === "number") return String(value);
    if (value !== undefined && value !== null) this.fault(place, texts.notText);
    return "";
  }

  #isAsset(value: unknown, to: string, place: string): boolean {
    if (typeof value === "boolean") return value;
    if (value !== undefined) this.fault(place, texts.notFlag);
    return !gone.has(to.trim().toLowerCase());
  }

  ledger(value: unknown, place: string): AccountLedger | null {
    if (!isObject(value)) {
      this.fault(place, texts.notObject);
      return null;
    }
    const id = this.text(value["id"], `${place}.id`);
    const listed = this.list(value["events"], `${place}.events`);
    if (value["events"] === undefined) this.fault(`${place}.events`, texts.notList);
    if (listed.length > eventCountMax) {
      this.fault(`${place}.events`, texts.tooMany);
      return null;
    }
    const events = listed.flatMap((each, at) => this.event(each, `${place}.events[${at}]`) ?? []);
    const { minor_unit: unit, coordination } = value;
    return {
      id,
      minorUnit: typeof unit === "string" ? unit : "",
      events,
      coordination: typeof coordination === "string" ? coordination : "",
    };
  }

  outcome(value: unknown, place: string): OutcomeCase | null {
    if (!isObject(value)) {
      this.fault(place, texts.notObject);
      return null;
    }
    const inputs = isObject(value["inputs"]) ? value["inputs"] : {};
    return { id: this.text(value["id"], `${place}.id`), inputs };
  }

  /** Ids stand for one case each. */
  distinct(found: readonly { readonly id: string }[]): void {
    const seen = new Set<string>();
    for (const { id } of found) {
      if (seen.has(id) && id !== "") this.fault(id, texts.sameId);
      seen.add(id);
    }
  }
}

/** Reads a file of ledgers: a list, one ledger, or an object with `ledger_cases`. */
export function readLedgerFile(value: unknown): LedgerFile {
  const reading = new Reading();
  const fields: Fields = Array.isArray(value)
    ? { ledger_cases: value }
    : isObject(value) && value["events"] !== undefined
      ? { ledger_cases: [{ id: "ledger", ...value }] }
      : isObject(value)
        ? value
        : {};
  if (fields["ledger_cases"] === undefined && fields["outcome_cases"] === undefined)
    reading.fault("$", texts.nothing);
  const cases = <T>(name: string, read: (value: unknown, place: string) => T | null): T[] =>
    reading.list(fields[name], name).flatMap((each, at) => read(each, `${name}[${at}]`) ?? []);
  const ledgers = cases("ledger_cases", (each, place) => reading.ledger(each, place));
  const outcomes = cases("outcome_cases", (each, place) => reading.outcome(each, place));
  reading.distinct([...ledgers, ...outcomes]);
  return { ledgers, outcomes, faults: reading.faults };
}
