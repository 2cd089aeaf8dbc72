// SPDX-License-Identifier: Apache-2.0
import { parseMinor } from "@tianwang/kernel/money";
import type { Text } from "@tianwang/kernel/text";
import type { TruthFunding, TruthMirror, TruthPath, TruthStep } from "./truth.ts";

/** Where a way of the money leaves the country, and how it is called. */
interface Way {
  readonly id: string;
  readonly title: Text;
  /** The transfers by which the money leaves or is paid into an underground bank. */
  readonly exits: readonly string[];
  /** The transfers that follow an exit without being paid from it: the payouts of a mirror. */
  readonly next: ReadonlyMap<string, readonly string[]>;
}

function waysOf(steps: readonly TruthStep[], mirrors: readonly TruthMirror[]): Way[] {
  const mirrored = (leg: number, title: Text): Way => {
    const pairs = mirrors.filter((mirror) => mirror.leg === leg);
    return {
      id: `underground-bank-${leg}`,
      title,
      exits: pairs.flatMap(({ home }) => home.map(({ transfer }) => transfer)),
      next: new Map(
        pairs.flatMap(({ home, abroad }) => home.map(({ transfer }) => [transfer, abroad])),
      ),
    };
  };
  return [
    {
      id: "trade-invoice",
      title: { zh: "虚假贸易发票付汇", en: "Invoices for goods that were never sent" },
      exits: steps.filter(({ stage }) => stage === "trade-invoice").map(({ transfer }) => transfer),
      next: new Map(),
    },
    mirrored(1, {
      zh: "地下钱庄对敲（香港）",
      en: "Underground bank, mirror transfers to Hong Kong",
    }),
    mirrored(2, { zh: "地下钱庄对敲（迪拜）", en: "Underground bank, mirror transfers to Dubai" }),
  ];
}

/** Every transfer from which the money of some transfers comes, themselves included. */
function upstream(steps: ReadonlyMap<string, TruthStep>, from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(steps.get(id)?.fundedBy ?? []).map(({ transfer }) => transfer));
  }
  return found;
}

function largest(sources: readonly TruthFunding[]): TruthFunding | undefined {
  const size = ({ amount }: TruthFunding) => parseMinor(amount, 2) ?? 0n;
  return sources.reduce<TruthFunding | undefined>(
    (best, source) => (best && size(best) >= size(source) ? best : source),
    undefined,
  );
}

/** One chain from the taking of the money: always the largest source. */
function chainTo(steps: ReadonlyMap<string, TruthStep>, last: string): string[] {
  const chain: string[] = [];
  for (let id: string | undefined = last; id !== undefined;) {
    chain.unshift(id);
    const sources: TruthStep["fundedBy"] = steps.get(id)?.fundedBy ?? [];
    id = largest(sources)?.transfer;
  }
  return chain;
}

/** Chain onwards: the first transfer each time that the one before pays for. */
function chainOn(steps: readonly TruthStep[], from: string): string[] {
  const chain: string[] = [];
  for (let id: string | undefined = from; id !== undefined;) {
    chain.push(id);
    const current: string = id;
    id = steps.find(({ fundedBy }) =>
      fundedBy.some(({ transfer }) => transfer === current),
    )?.transfer;
  }
  return chain;
}

/** The three ways of the money out of the country. */
export function pathsOf(steps: readonly TruthStep[], mirrors: readonly TruthMirror[]): TruthPath[] {
  const byTransfer = new Map(steps.map((step) => [step.transfer, step]));
  return waysOf(steps, mirrors).map(({ id, title, exits, next }) => {
    const all = upstream(byTransfer, exits);
    for (const payouts of next.values()) for (const payout of payouts) all.add(payout);
    const exit = exits[0] ?? "";
    const start = next.size > 0 ? (next.get(exit)?.[0] ?? "") : exit;
    const onward = chainOn(steps, start);
    const example = [...chainTo(byTransfer, exit), ...(next.size > 0 ? onward : onward.slice(1))];
    return { id, title, transfers: [...all].sort(), example };
  });
}
