// SPDX-License-Identifier: Apache-2.0
import { none } from "../graph/pair-table.ts";
import type { Ground } from "../stream/ground.ts";

/** A way from one account to another over young contacts. */
export interface Way {
  /** Contacts in the order of the money. */
  readonly contacts: readonly number[];
  /** Share of all places that the search had reached when it arrived: the chance of a stray meeting. */
  readonly reached: number;
  readonly isInOrder: boolean;
}

/** An entry of the queue: an account, the contact that reached it, and the moment that ranks it. */
interface Reached {
  readonly account: number;
  readonly contact: number;
  readonly at: number;
  readonly hops: number;
}

/** A binary heap, latest moment first; of equal moments the one entered first. */
class LatestFirst {
  readonly #heap: Reached[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(entry: Reached): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  pop(): Reached | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      const [left, right] = [heap[child], heap[child + 1]];
      if (left && right && isBefore(right, left)) child += 1;
      const lower = heap[child];
      if (lower === undefined || !isBefore(lower, last)) break;
      heap[at] = lower;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

const isBefore = (a: Reached, b: Reached) => a.at > b.at || (a.at === b.at && a.hops < b.hops);

/** How a search is bounded. */
export interface WaySearch {
  readonly hopsMax: number;
  /** Accounts that are looked at before the search gives up. */
  readonly accountsMax: number;
  /** An account with more contacts than this is a hub: no way leads over it. */
  readonly hubMax: number;
  /** Contacts before this moment are not used. */
  readonly sinceMinutes: number;
}

/**
 * Searches the way that ends at one account and begins at another, backwards: from the end to its
 * payers and theirs. `inOrder`: each contact no later than the one after it, so that money could go
 * the way; else in any order. Either way the latest contacts are tried first, so that the first way
 * found lies in the shortest window.
 */
export function findWay(
  ground: Ground,
  ends: { readonly from: number; readonly to: number },
  search: WaySearch,
  isInOrder: boolean,
): Way | null {
  const { graph } = ground;
  const queue = new LatestFirst();
  const settled = new Map<number, Reached>();
  let reached = 0;
  const start = { account: ends.to, contact: none, at: ground.nowMinutes, hops: 0 };
  queue.push(start);
  while (queue.size > 0) {
    const entry = queue.pop();
    if (entry === undefined || settled.has(entry.account)) continue;
    settled.set(entry.account, entry);
    if (entry.account === ends.from)
      return { contacts: wayOf(graph.to.bind(graph), settled, entry), reached, isInOrder };
    if (settled.size > search.accountsMax) {
      ground.limits.bite("search", ends.to);
      return null;
    }
    reached += graph.youngIn(entry.account) + 1;
    if (entry.hops >= search.hopsMax) continue;
    for (const next of payersOf(ground, entry, search, isInOrder))
      if (!settled.has(next.account)) queue.push(next);
  }
  return null;
}

/** The payers of an account that a way may come from. */
function payersOf(
  { graph, limits }: Ground,
  entry: Reached,
  search: WaySearch,
  isInOrder: boolean,
): readonly Reached[] {
  if (graph.youngIn(entry.account) > search.hubMax) {
    limits.bite("hub", entry.account);
    return [];
  }
  const payers: Reached[] = [];
  let contact = graph.newestIn(entry.account);
  while (contact !== none && graph.firstAt(contact) >= search.sinceMinutes) {
    const at = graph.firstAt(contact);
    if (!isInOrder || at <= entry.at)
      payers.push({
        account: graph.from(contact),
        contact,
        at: Math.min(at, entry.at),
        hops: entry.hops + 1,
      });
    contact = graph.previousIn(contact);
  }
  return payers;
}

function wayOf(
  beneficiaryOf: (contact: number) => number,
  settled: ReadonlyMap<number, Reached>,
  found: Reached,
): readonly number[] {
  const contacts: number[] = [];
  let entry: Reached | undefined = found;
  while (entry && entry.contact !== none) {
    contacts.push(entry.contact);
    entry = settled.get(beneficiaryOf(entry.contact));
  }
  return contacts;
}
