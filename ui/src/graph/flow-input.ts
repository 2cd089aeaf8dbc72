// SPDX-License-Identifier: Apache-2.0

/**
 * What a node of a flow is: where the money was first, an account on its way, where it still lies,
 * or where it leaves what the ledger shows.
 */
export type FlowNodeKind = "origin" | "account" | "rest" | "exit";

/** A node; an account that is reached again later is a node of its own in a later layer. */
export interface FlowNode {
  readonly id: string;
  /** Hops from the origin, from 0. */
  readonly layer: number;
  readonly kind: FlowNodeKind;
  readonly label: string;
  /** A second line: account number, bank, place. */
  readonly sub: string;
}

/** Money that moved between two nodes. */
export interface FlowEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Whole minor units, as text; never negative. */
  readonly amountMinor: string;
  readonly currency: string;
  /** Digits after the point where the currency code does not tell. */
  readonly scale?: number;
  /** Rows of the ledger behind it. */
  readonly rowCount: number;
}

/** A flow to draw. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}
