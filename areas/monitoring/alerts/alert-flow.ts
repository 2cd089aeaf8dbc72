// SPDX-License-Identifier: Apache-2.0

/** A payment as the drawing needs it, in the order of acceptance. */
export interface DrawnPayment {
  readonly from: string;
  readonly to: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** An account in the drawing; one that money comes back to later is drawn again. */
export interface DrawnNode {
  readonly id: string;
  readonly account: string;
  readonly layer: number;
}

/** All payments between two nodes in one currency. */
export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly paymentCount: number;
}

/** The most accounts that a drawing shows and stays readable. */
export const drawnNodesMax = 60;

/**
 * Unrolls payments into layers, so that money always flows to the right: an account that is paid by
 * one right of it is drawn again. What does not fit is counted.
 */
export function drawAlert(payments: readonly DrawnPayment[]): {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly hiddenCount: number;
} {
  const nodes: DrawnNode[] = [];
  const latest = new Map<string, DrawnNode>();
  const edges = new Map<string, DrawnEdge>();
  let hiddenCount = 0;
  const nodeAt = (account: string, layer: number): DrawnNode => {
    const known = latest.get(account);
    if (known && known.layer >= layer) return known;
    const node = { id: `${layer} ${account}`, account, layer };
    nodes.push(node);
    latest.set(account, node);
    return node;
  };
  for (const { from, to, amountMinor, currency } of payments) {
    if (nodes.length >= drawnNodesMax && !(latest.has(from) && latest.has(to))) {
      hiddenCount += 1;
      continue;
    }
    const payer = nodeAt(from, 0);
    const beneficiary = nodeAt(to, payer.layer + 1);
    const key = `${payer.id} ${beneficiary.id} ${currency}`;
    const edge = edges.get(key);
    edges.set(key, {
      from: payer.id,
      to: beneficiary.id,
      currency,
      amountMinor: (edge?.amountMinor ?? 0n) + amountMinor,
      paymentCount: (edge?.paymentCount ?? 0) + 1,
    });
  }
  return { nodes, edges: [...edges.values()], hiddenCount };
}
