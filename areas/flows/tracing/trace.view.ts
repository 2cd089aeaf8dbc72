// SPDX-License-Identifier: Apache-2.0
import { dateOfDayNumber } from "@tianwang/kernel/calendar";
import type { Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { cashParty } from "./ledger.ts";
import type { DocumentRow, DocumentShares, TraceDocument } from "../traces/trace-document.ts";
import { traceOf } from "../traces/trace-document.ts";
import type { GraphEdge, GraphNode } from "./trace-graph.ts";
import { traceGraph } from "./trace-graph.ts";
import type { DocumentEnd } from "../traces/trace-summary.ts";
import { balancesOf, documentEnds, fateIn } from "../traces/trace-summary.ts";
import {
  accountLabel,
  balanceSays,
  currencyOf,
  fateSays,
  moneyText,
  noticeSays,
  stepSays,
} from "../traces/trace-words.ts";
import { traceTexts } from "./trace.text.ts";
import type * as wire from "./trace.wire.ts";
import { citedRowCountMax } from "./trace.wire.ts";

/** What a view of a trace shows beside its document. */
export interface TraceHead {
  readonly id: string;
  readonly compartmentId: string;
  readonly title: string;
  readonly madeAt: string;
  readonly madeByName: string;
  readonly sha256: string;
}

function money(document: TraceDocument, amountMinor: bigint | string, currency: number) {
  const { code, scale } = currencyOf(document, currency);
  return { amountMinor: String(amountMinor), currency: code, scale };
}

function rowIds(document: TraceDocument, rows: readonly number[]): string[] {
  return rows.slice(0, citedRowCountMax).flatMap((row) => document.rows[row]?.rowId ?? []);
}

function accountView(document: TraceDocument, account: number): wire.TraceAccount {
  const known = document.accounts[account];
  if (known) return known;
  const standing = account === cashParty ? "cash" : "outside";
  return { number: "", bank: "", name: "", standing, coveredFrom: null, coveredUntil: null };
}

/** Names of exhibits by their ids. */
export type ExhibitNames = ReadonlyMap<string, string>;

/** The exhibits that a trace cites. */
export function exhibitIdsOf({ rows }: TraceDocument): string[] {
  return [...new Set(rows.map(({ exhibitId }) => exhibitId))];
}

/** Where a row stands in its source. */
function placeView(document: TraceDocument, row: number, names: ExhibitNames) {
  const {
    rowId = "",
    exhibitId = "",
    locator = "",
    bookedOn = null,
  }: Partial<DocumentRow> = document.rows[row] ?? {};
  return { rowId, exhibitId, exhibitName: names.get(exhibitId) ?? "", locator, bookedOn };
}

function paramViews({ doctrine, params }: TraceDocument): wire.TraceView["params"] {
  return doctrine.params.map(({ name, unit, why }) => {
    const value = params[name];
    const isDay = (name === "fromDay" || name === "toDay") && typeof value === "number";
    const text = isDay ? dateOfDayNumber(value) : value === null ? null : String(value);
    return { name, unit, why, value: text };
  });
}

function depositViews(document: TraceDocument, names: ExhibitNames): wire.TraceView["deposits"] {
  return document.deposits.map(({ row, ...deposit }) => {
    const {
      amountMinor = "0",
      currency = 0,
      beneficiary = -1,
    }: Partial<DocumentRow> = document.rows[row] ?? {};
    return {
      ...placeView(document, row, names),
      ...deposit,
      account: accountView(document, beneficiary),
      amount: money(document, amountMinor, currency),
    };
  });
}

function endViews(document: TraceDocument): wire.TraceEndView[] {
  return documentEnds(document).map((whole) => {
    const { account, amountMinor, currency, rows, ...end } = whole;
    return {
      ...exactEnd(document, whole),
      ...end,
      says: fateSays(document, end.fate, account),
      account: accountView(document, account),
      amount: money(document, amountMinor, currency),
      rowIds: rowIds(document, rows),
      rowCount: rows.length,
    };
  });
}

function sharesView({ arithmetic, notApplicable }: DocumentShares) {
  const { kind } = arithmetic;
  const residueMicroMax = arithmetic.kind === "exact" ? 0 : arithmetic.residueMicroMax;
  return { arithmetic: kind, residueMicroMax, notApplicable };
}

/** What an end of shares is exactly, where it stands alone under its place. */
function exactEnd({ shares }: TraceDocument, end: DocumentEnd) {
  const same = (shares?.ends ?? []).filter(
    ({ claimant, account, currency, fate }) =>
      claimant === end.claimant &&
      account === end.account &&
      currency === end.currency &&
      (fate === end.fate || (fate === "no-statement" && end.fate === "unmatched")),
  );
  const [only, ...others] = same;
  if (only === undefined || others.length > 0 || end.counterparty !== "") return {};
  return { exact: only.exact, residueMicro: only.residueMicro };
}

/** A saved trace as it is shown. */
export function traceView(
  head: TraceHead,
  document: TraceDocument,
  names: ExhibitNames,
): wire.TraceView {
  const { params: _params, ...doctrine } = document.doctrine;
  const balances = balancesOf(document);
  return {
    id: head.id,
    compartmentId: head.compartmentId,
    title: head.title,
    madeAt: head.madeAt,
    madeBy: head.madeByName,
    doctrine: {
      ...doctrine,
      sources: [...doctrine.sources],
      falsePositives: [...doctrine.falsePositives],
    },
    params: paramViews(document),
    segmentIds: document.segments.map(({ segmentId }) => segmentId),
    transactionCount: document.transactionCount,
    stepCount: document.steps.length,
    sha256: head.sha256,
    deposits: depositViews(document, names),
    ends: endViews(document),
    balances,
    ...(document.shares ? { shares: sharesView(document.shares) } : {}),
    conservation: balances.map(balanceSays),
    notices: document.notices.map((notice) => ({
      code: notice.messageId,
      says: noticeSays(document, notice),
      rowIds: rowIds(document, notice.rows),
    })),
  };
}

/** Some steps of a trace, from a place on. */
export function stepViews(
  document: TraceDocument,
  page: { readonly from: number; readonly count: number },
  names: ExhibitNames,
): wire.TraceStepView[] {
  const { from, count } = page;
  return document.steps.slice(from, from + count).map((step, at) => ({
    ...placeView(document, step.row, names),
    step: from + at,
    from: step.from,
    claimant: document.deposits[step.deposit]?.claimant ?? "",
    kind:
      step.kind === "deposit" || step.kind === "transfer"
        ? step.kind
        : (fateIn(document, step.kind, step.account) as wire.TraceStepView["kind"]),
    says: stepSays(document, step),
    hop: step.hop,
    account: accountView(document, step.account),
    amount: money(document, step.amountMinor, step.currency),
    remainingMinor: step.remainingMinor,
    ...(step.exact === undefined ? {} : { exact: step.exact }),
  }));
}

type GraphView = OutputOf<typeof wire.showTraceGraph>;

/** A saved trace as a graph in layers. */
export function graphView(document: TraceDocument): GraphView {
  // A share of a mixture has no single origin, so that no chain of steps can be drawn.
  if (document.shares) return { layerCount: 0, nodes: [], edges: [] };
  const graph = traceGraph(traceOf(document));
  const currencies = new Map(document.currencies.map(({ code }, at) => [code, at]));
  const currencyOfNode = new Map(
    graph.nodes.map(({ id, currency }) => [id, currencies.get(currency) ?? 0]),
  );
  return {
    layerCount: graph.layerCount,
    nodes: graph.nodes.map((node) => nodeView(document, node, currencyOfNode.get(node.id) ?? 0)),
    edges: graph.edges.map((edge) => edgeView(document, edge, currencyOfNode.get(edge.from) ?? 0)),
  };
}

const noText: Text = { zh: "", en: "" };

function nodeView(
  document: TraceDocument,
  node: GraphNode,
  currency: number,
): GraphView["nodes"][number] {
  const { id, layer, account, memberCount } = node;
  const kind =
    node.kind === "claimant" || node.kind === "account"
      ? node.kind
      : fateIn(document, node.kind, account ?? -1);
  const isEnd = kind !== "claimant" && kind !== "account";
  return {
    id,
    layer,
    kind,
    label: nodeLabel(document, node, currency),
    says: isEnd && account !== null ? fateSays(document, kind, account) : noText,
    account: account === null ? null : accountView(document, account),
    amount: money(document, node.amountMinor, currency),
    memberCount,
  };
}

function nodeLabel(document: TraceDocument, node: GraphNode, currency: number): Text {
  if (node.memberCount > 1) {
    const amount = moneyText(node.amountMinor, currencyOf(document, currency));
    const values = { count: node.memberCount, amount };
    return {
      zh: renderText(traceTexts.graphOthers, values, "zh"),
      en: renderText(traceTexts.graphOthers, values, "en"),
    };
  }
  if (node.account !== null) return accountLabel(document, node.account);
  return { zh: node.claimant, en: node.claimant };
}

function edgeView(
  document: TraceDocument,
  edge: GraphEdge,
  currency: number,
): GraphView["edges"][number] {
  return {
    from: edge.from,
    to: edge.to,
    amount: money(document, edge.amountMinor, currency),
    shares: edge.shares.map(({ claimant, amountMinor }) => ({
      claimant,
      amountMinor: String(amountMinor),
    })),
    rowIds: rowIds(document, edge.rows),
    rowCount: edge.rows.length,
  };
}
