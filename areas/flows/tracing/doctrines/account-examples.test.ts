// SPDX-License-Identifier: Apache-2.0
// What the tests of doctrines share: ledgers of one account, the cases of the literature, the tables
// of a page, and what holds of every doctrine.
import { strict as assert } from "node:assert";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parseMinor } from "@tianwang/kernel/money";
import * as fc from "fast-check";
import type {
  AccountEvent,
  AccountLedger,
  AccountTrace,
  Parts,
} from "../account/account-ledger.ts";
import { holder, isApplicable } from "../account/account-ledger.ts";
import type { Fraction } from "../account/fraction.ts";
import { fractionText } from "../account/fraction.ts";
import { readLedgerFile } from "../account/ledger-file.ts";
import type { Doctrine } from "../doctrine.ts";

export const random = { numRuns: 300, seed: 20261123 } as const;

/** The element that a test knows to be there. */
export function at<T>(list: { readonly [index: number]: T }, index: number): T {
  const element: T | undefined = list[index];
  assert.ok(element !== undefined, `nothing at ${index}`);
  return element;
}

export function paid(party: string, amountMinor: bigint): AccountEvent {
  return { kind: "in", day: "", party, amountMinor };
}

export function spent(amountMinor: bigint): AccountEvent {
  return { kind: "out", day: "", to: "spent", amountMinor, isAsset: false, proceedsMinor: null };
}

export function bought(amountMinor: bigint, proceedsMinor: bigint | null = null): AccountEvent {
  return { kind: "out", day: "", to: "shares", amountMinor, isAsset: true, proceedsMinor };
}

export function ledgerOf(events: readonly AccountEvent[], coordination = ""): AccountLedger {
  return { id: "account", minorUnit: "cents", events, coordination };
}

/** Applies a doctrine that is known to give a result. */
export function traced(doctrine: Doctrine, ledger: AccountLedger): AccountTrace {
  const result = doctrine.onAccount(ledger);
  assert.ok(isApplicable(result), `${doctrine.id} gives a result`);
  return result;
}

/** Amounts by party, without their order. */
export function texts(parts: Parts): Record<string, string> {
  return Object.fromEntries([...parts].map(([party, amount]) => [party, fractionText(amount)]));
}

/** A result in plain values, to compare two of them. */
export function plain({ remaining, withdrawals, repaid, overdrawnMinor }: AccountTrace) {
  return {
    remaining: texts(remaining),
    withdrawals: withdrawals.map(texts),
    repaid: texts(repaid),
    overdrawn: String(overdrawnMinor),
  };
}

/** What a doctrine says of movements, in plain values. */
export function outcome(doctrine: Doctrine, events: readonly AccountEvent[], coordination = "") {
  return plain(traced(doctrine, ledgerOf(events, coordination)));
}

/** Balances after each movement; below nothing when overdrawn. */
export function balances(events: readonly AccountEvent[]): bigint[] {
  let balance = 0n;
  return events.map(({ kind, amountMinor }) => {
    balance += kind === "in" ? amountMinor : -amountMinor;
    return balance;
  });
}

const amount = fc.bigInt({ min: 0n, max: 12n });
const party = fc.constantFrom("Lin", "Mora", "Noor", holder);
const proceeds = fc.option(fc.bigInt({ min: 0n, max: 30n }));

/** Movements in any order, of three claimants and the holder, with overdrafts and things bought. */
export const anyEvents: fc.Arbitrary<AccountEvent[]> = fc.array(
  fc.oneof(
    fc.tuple(party, amount).map(([who, minor]) => paid(who, minor)),
    amount.map(spent),
    fc.tuple(amount, proceeds).map(([minor, brought]) => bought(minor, brought)),
  ),
  { maxLength: 14 },
);

/** The same without money of the holder. */
export const claimantsEvents = anyEvents.map((events) =>
  events.filter((event) => event.kind === "out" || event.party !== holder),
);

/** What a table of a page says, row by row and cell by cell. */
function tablesOf(page: string): string[][][] {
  return at(page.split("## Worked example"), 1)
    .split(/\n\n(?=\|)/u)
    .slice(1)
    .map((part) =>
      part
        .split("\n")
        .filter((line) => line.startsWith("|"))
        .slice(2)
        .map((line) =>
          line
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ),
    );
}

const minorText = (text: string) => {
  const minor = parseMinor(text, 2);
  assert.ok(minor !== null, text);
  return String(minor);
};

/** A result in the lines of a page: party, where, amount. */
function pageLines({ remaining, withdrawals, repaid, assets }: AccountTrace, rows: number[]) {
  const lines = (where: string, parts: Parts) =>
    [...parts].map(([who, minor]) => `${who} | ${where} | ${fractionText(minor)}`);
  return [
    ...lines("lies", remaining),
    ...lines("repaid", repaid),
    ...withdrawals.flatMap((parts, index) => lines(`row ${at(rows, index)}`, parts)),
    ...(assets ?? []).flatMap(({ withdrawal, lien, share }) => [
      ...lines(`row ${at(rows, withdrawal)} lien`, lien),
      ...lines(`row ${at(rows, withdrawal)} share`, share ?? new Map<string, Fraction>()),
    ]),
  ].toSorted();
}

/** Reads the tables of a doctrine's page, runs the first and compares with the second. */
export function checkPage(doctrine: Doctrine): void {
  test("the worked example of the page", () => {
    const page = readFileSync(new URL(`${doctrine.id}.md`, import.meta.url), "utf8");
    assert.match(page, new RegExp(`^# ${doctrine.title.en} · ${doctrine.title.zh}$`, "mu"));
    assert.ok(
      page.includes(`\`${doctrine.id}\`, version ${doctrine.version}, ${doctrine.status}.`),
    );
    const [movements = [], expected = []] = tablesOf(page);
    const events = movements.map(([, type, who, minor = "", brought = ""]) => ({
      type,
      party: who,
      amount: minorText(minor),
      proceeds: brought === "" ? null : minorText(brought),
    }));
    const coordination = /^Coordination: (.+)$/mu.exec(page)?.[1] ?? "";
    const { ledgers, faults } = readLedgerFile([{ id: doctrine.id, events, coordination }]);
    assert.deepEqual(faults, []);
    const outs = movements.flatMap(([row, type]) => (type === "out" ? [Number(row)] : []));
    assert.ok(outs.length > 0 && expected.length > 1);
    assert.deepEqual(
      pageLines(traced(doctrine, at(ledgers, 0)), outs),
      expected
        .map(([who, where, minor = ""]) => `${who} | ${where} | ${minorText(minor)}`)
        .toSorted(),
    );
  });
}

type Amounts = Readonly<Record<string, number>>;

interface ExpectedCase {
  readonly id: string;
  readonly expected_remaining: Readonly<Record<string, Amounts>>;
  readonly expected_withdrawal_composition: Readonly<Record<string, readonly Amounts[]>>;
}

const examples = "../shared/data/flows/tracing/worked-examples.json";

/** To four places, as the file rounds. */
const tenThousandths = ({ numerator, denominator }: Fraction) =>
  (numerator * 20_000n + denominator) / (2n * denominator);

const roundedParts = (parts: Parts) =>
  Object.fromEntries([...parts].map(([who, minor]) => [who, tenThousandths(minor)]));

const roundedAmounts = (amounts: Amounts) =>
  Object.fromEntries(
    Object.entries(amounts).map(([who, minor]) => [who, BigInt(Math.round(minor * 10_000))]),
  );

/**
 * Runs the ledger cases of the literature. The figures are found under a name in the file; where
 * there are none for a case, `otherwise` is called with its ledger.
 */
export function checkLiterature(
  doctrine: Doctrine,
  nameOf: (ledger: AccountLedger) => string,
  otherwise: (ledger: AccountLedger) => void = () => assert.fail("the case has figures"),
): void {
  const skip = existsSync(examples) ? false : `${examples} is not here`;
  test("the ledger cases of the literature", { skip }, async (t) => {
    const file = JSON.parse(readFileSync(examples, "utf8")) as { ledger_cases: ExpectedCase[] };
    const { ledgers, faults } = readLedgerFile(file);
    assert.deepEqual(faults, []);
    assert.ok(ledgers.length >= 7 && ledgers.length === file.ledger_cases.length);
    for (const [index, ledger] of ledgers.entries())
      await t.test(ledger.id, () => {
        const expected = at(file.ledger_cases, index);
        const name = nameOf(ledger);
        const remaining = expected.expected_remaining[name];
        if (remaining === undefined) return otherwise(ledger);
        const trace = traced(doctrine, ledger);
        assert.deepEqual(roundedParts(trace.remaining), roundedAmounts(remaining));
        const withdrawals = expected.expected_withdrawal_composition[name];
        if (withdrawals === undefined) return;
        assert.deepEqual(trace.withdrawals.map(roundedParts), withdrawals.map(roundedAmounts));
      });
  });
}

const hasHolder = ({ events }: AccountLedger) =>
  events.some((event) => event.kind === "in" && event.party === holder);

/**
 * The name under which a rule finds its figures that spends own money first and keeps the order of
 * deposits between claimants: with own money, every case has one claimant, so that any rule with
 * that presumption gives the same.
 */
export const ownFirstFigures = (ledger: AccountLedger) =>
  hasHolder(ledger) ? "libr_rateable" : "fifo";

const scaled = (events: readonly AccountEvent[], times: bigint) =>
  events.map((event) => ({ ...event, amountMinor: event.amountMinor * times }));

const scaledParts = (parts: Parts, times: bigint) =>
  texts(
    new Map(
      [...parts].map(([who, { numerator, denominator }]) => {
        const minor = numerator * times;
        const isWhole = minor % denominator === 0n;
        assert.ok(isWhole, "the scale makes every part whole");
        return [who, { numerator: minor / denominator, denominator: 1n }];
      }),
    ),
  );

const denominators = ({ remaining, withdrawals }: AccountTrace) =>
  [remaining, ...withdrawals]
    .flatMap((parts) => [...parts.values()])
    .reduce((product, { denominator }) => product * denominator, 1n);

/** What holds of every doctrine that gives shares of the money; the events are those it can judge. */
export function checkShares(doctrine: Doctrine, events = anyEvents): void {
  const onAny = (name: string, check: (moved: AccountEvent[]) => void): void => {
    test(name, () => fc.assert(fc.property(events, check), random));
  };
  const run = (moved: readonly AccountEvent[]) => traced(doctrine, ledgerOf(moved, "proof"));

  onAny("what each paid in lies there, was withdrawn or repaid the bank", (moved) => {
    const { remaining, withdrawals, repaid } = run(moved);
    const zero = { numerator: 0n, denominator: 1n };
    for (const who of ["Lin", "Mora", "Noor", holder]) {
      const found = [remaining, repaid, ...withdrawals].map((parts) => parts.get(who) ?? zero);
      assert.ok(found.every(({ numerator }) => numerator >= 0n));
      const common = found.reduce((product, { denominator }) => product * denominator, 1n);
      const sum = found.reduce(
        (total, part) => total + (part.numerator * common) / part.denominator,
        0n,
      );
      const paidIn = moved
        .filter((event) => event.kind === "in" && event.party === who)
        .reduce((total, { amountMinor }) => total + amountMinor, 0n);
      assert.equal(sum, paidIn * common, who);
    }
  });

  onAny("a movement of nothing and a party without money change nothing", (moved) => {
    const idle = moved.flatMap((event) => [paid("Idle", 0n), event]);
    assert.deepEqual(plain(run(idle)), plain(run(moved)));
    const nothing = run(moved.flatMap((event) => [event, spent(0n)]));
    const withdrawn = nothing.withdrawals.filter((parts) => parts.size > 0).map(texts);
    const trace = run(moved);
    assert.deepEqual(texts(nothing.remaining), texts(trace.remaining));
    assert.deepEqual(withdrawn, trace.withdrawals.filter((parts) => parts.size > 0).map(texts));
  });

  onAny("another unit of account changes nothing: every part grows alike", (moved) => {
    const trace = run(moved);
    const times = denominators(trace) * 2n ** 60n;
    const large = run(scaled(moved, times));
    assert.deepEqual(texts(large.remaining), scaledParts(trace.remaining, times));
    assert.deepEqual(
      large.withdrawals.map(texts),
      trace.withdrawals.map((parts) => scaledParts(parts, times)),
    );
  });

  test("an account without movements, or with movements of nothing, holds nothing", () => {
    const nothing = { remaining: {}, repaid: {}, overdrawn: "0" };
    assert.deepEqual(outcome(doctrine, [], "proof"), { ...nothing, withdrawals: [] });
    const idle = [paid("Lin", 0n), spent(0n), paid("Mora", 0n)];
    assert.deepEqual(outcome(doctrine, idle, "proof"), { ...nothing, withdrawals: [{}] });
  });

  test("amounts beyond 53 bits stay exact", () => {
    const huge = 2n ** 62n + 1n;
    assert.deepEqual(outcome(doctrine, [paid("Lin", huge), spent(huge - 1n)], "proof"), {
      remaining: { Lin: "1" },
      withdrawals: [{ Lin: String(huge - 1n) }],
      repaid: {},
      overdrawn: "0",
    });
  });
}

/** An overdraft that a deposit repays; the same under every doctrine that looks forwards. */
export function checkOverdraft(doctrine: Doctrine): void {
  test("an overdraft is repaid first and holds nobody's money", () => {
    const events = [paid("Lin", 100n), spent(150n), paid("Mora", 80n), spent(10n)];
    assert.deepEqual(outcome(doctrine, events), {
      remaining: { Mora: "20" },
      withdrawals: [{ Lin: "100" }, { Mora: "10" }],
      repaid: { Mora: "50" },
      overdrawn: "50",
    });
  });

  test("what was spent to the last is not found in later deposits", () => {
    const events = [paid("Lin", 100n), spent(100n), paid("Mora", 70n), spent(30n)];
    assert.deepEqual(outcome(doctrine, events), {
      remaining: { Mora: "40" },
      withdrawals: [{ Lin: "100" }, { Mora: "30" }],
      repaid: {},
      overdrawn: "0",
    });
  });
}

/** The lowest intermediate balance: what the presumption against the holder comes to. */
export function checkLowestBalance(doctrine: Doctrine): void {
  const claimed = ({ remaining }: AccountTrace) =>
    [...remaining]
      .filter(([who]) => who !== holder)
      .map(([, { numerator, denominator }]) => Number(numerator) / Number(denominator))
      .reduce((sum, minor) => sum + minor, 0);

  test("a single claimant keeps the lesser of his deposit and the lowest balance since", () => {
    const own = anyEvents.map((events) =>
      events.map((event) => (event.kind === "in" ? { ...event, party: holder } : event)),
    );
    const scene = fc.record({ before: own, claim: amount, after: own });
    fc.assert(
      fc.property(scene, ({ before, claim, after }) => {
        const spending = (events: readonly AccountEvent[]) =>
          events.map((event) => (event.kind === "out" ? spent(event.amountMinor) : event));
        const events = [...spending(before), paid("Lin", claim), ...spending(after)];
        const since = balances(events).slice(before.length);
        const lowest = since.reduce((low, balance) => (balance < low ? balance : low), claim);
        const { remaining } = traced(doctrine, ledgerOf(events));
        const expected = lowest > 0n ? { Lin: String(lowest) } : {};
        const { [holder]: _own, ...claims } = texts(remaining);
        assert.deepEqual(claims, expected);
      }),
      random,
    );
  });

  test("the claimants together never trace more than any balance since the last of them paid", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const last = events.findLastIndex((event) => event.kind === "in" && event.party !== holder);
        const total = claimed(traced(doctrine, ledgerOf(events)));
        for (const balance of balances(events).slice(Math.max(0, last)))
          assert.ok(last < 0 ? total === 0 : total <= Math.max(0, Number(balance)) + 1e-9);
      }),
      random,
    );
  });

  test("own money paid in later never refills a claim", () => {
    const events = [paid("Lin", 45_500n), spent(43_000n), paid(holder, 33_300n)];
    assert.deepEqual(outcome(doctrine, events).remaining, { Lin: "2500", [holder]: "33300" });
  });
}

/** An account as coins of one unit: the meaning of a doctrine of lots without any accounting. */
export function coinsLeft(
  events: readonly AccountEvent[],
  pick: (coins: readonly string[]) => number,
): Record<string, string> {
  const coins: string[] = [];
  let debt = 0;
  for (const event of events) {
    for (let left = Number(event.amountMinor); left > 0; left -= 1)
      if (event.kind === "out" && coins.length > 0) coins.splice(pick(coins), 1);
      else if (event.kind === "out") debt += 1;
      else if (debt > 0) debt -= 1;
      else coins.push(event.party);
  }
  const counts = Map.groupBy(coins, (owner) => owner);
  return Object.fromEntries([...counts].map(([owner, held]) => [owner, String(held.length)]));
}
