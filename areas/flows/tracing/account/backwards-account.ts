// SPDX-License-Identifier: Apache-2.0
import type {
  AccountEvent,
  AccountLedger,
  AccountTrace,
  NotApplicable,
  Parts,
} from "./account-ledger.ts";
import { addPart, assertConserved, holder } from "./account-ledger.ts";
import type { Fraction } from "./fraction.ts";
import { whole } from "./fraction.ts";

const notCoordinated: NotApplicable = {
  notApplicable: {
    zh: "未说明付款与其后进款互相配合的证据",
    en: "no proof is stated that the payments and the later deposits were coordinated",
  },
};

interface Fund {
  readonly party: string;
  leftMinor: bigint;
}

const isIn = (event: AccountEvent) => event.kind === "in";

/** Claimants' deposits in their order, then the holder's: whose money a coordinated scheme spent. */
function fundsOf(events: readonly AccountEvent[]): Fund[] {
  const funds = events
    .filter(isIn)
    .map(({ party, amountMinor }) => ({ party, leftMinor: amountMinor }));
  return [
    ...funds.filter(({ party }) => party !== holder),
    ...funds.filter(({ party }) => party === holder),
  ];
}

function spend(
  funds: readonly Fund[],
  amountMinor: bigint,
): { parts: Parts; lackingMinor: bigint } {
  const parts = new Map<string, Fraction>();
  let lackingMinor = amountMinor;
  for (const fund of funds) {
    if (lackingMinor === 0n) break;
    const taken = fund.leftMinor < lackingMinor ? fund.leftMinor : lackingMinor;
    fund.leftMinor -= taken;
    lackingMinor -= taken;
    addPart(parts, fund.party, whole(taken));
  }
  return { parts, lackingMinor };
}

/**
 * Looks at a coordinated scheme as a whole: what was paid out is met by what the claimants' money
 * paid in, though it came later. Only where the ledger states what proves the coordination.
 */
export function traceBackwards(ledger: AccountLedger): AccountTrace | NotApplicable {
  if (ledger.coordination === "") return notCoordinated;
  const funds = fundsOf(ledger.events);
  const withdrawals: Parts[] = [];
  let overdrawnMinor = 0n;
  for (const event of ledger.events) {
    if (event.kind === "in") continue;
    const { parts, lackingMinor } = spend(funds, event.amountMinor);
    withdrawals.push(parts);
    overdrawnMinor += lackingMinor;
  }
  const remaining = new Map<string, Fraction>();
  for (const { party, leftMinor } of funds) addPart(remaining, party, whole(leftMinor));
  const trace = { remaining, withdrawals, repaid: new Map<string, Fraction>(), overdrawnMinor };
  assertConserved(ledger, trace);
  return trace;
}
