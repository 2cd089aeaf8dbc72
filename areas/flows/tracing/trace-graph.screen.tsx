// SPDX-License-Identifier: Apache-2.0
import type { Language, Text } from "@tianwang/kernel/text";
import { renderText } from "@tianwang/kernel/text";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import type { Flow, FlowEdge, FlowNode, FlowNodeKind } from "@tianwang/ui/graph/flow-graph";
import { FlowGraph } from "@tianwang/ui/graph/flow-graph";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { FlowIcon } from "@tianwang/ui/look/icons";
import { Money } from "@tianwang/ui/money/money";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { fateNames } from "./trace-names.ts";
import type { RowsToShow } from "./trace-rows.screen.tsx";
import { traceScreenTexts } from "./trace-screen.text.ts";
import { showTraceGraph } from "./trace.wire.ts";

type Graph = OutputOf<typeof showTraceGraph>;
type Node = Graph["nodes"][number];
type Edge = Graph["edges"][number];

function kindOf({ kind }: Node): FlowNodeKind {
  if (kind === "claimant") return "origin";
  if (kind === "account") return "account";
  return kind === "lies" ? "rest" : "exit";
}

/** What a node is called: an account by its holder, else what the trace says of it. */
function nodeName({ account, memberCount, label }: Node, say: (text: Text) => string): string {
  const isOne = memberCount === 1 && account !== null;
  return (isOne ? account.name || account.number : "") || say(label);
}

function useFlow(graph: Graph): Flow {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  return useMemo(() => {
    const flowNode = (node: Node): FlowNode => {
      const { id, layer, kind, account } = node;
      const isOne = node.memberCount === 1 && account !== null;
      const label = nodeName(node, say);
      const number = isOne && account.number !== label ? account.number : "";
      const sub =
        kind === "claimant"
          ? t("claimant")
          : kind === "account"
            ? number || (account?.bank ?? "")
            : say(fateNames[kind]);
      return { id, layer, kind: kindOf(node), label, sub };
    };
    const flowEdge = ({ from, to, amount, rowCount }: Edge, at: number): FlowEdge => ({
      id: String(at),
      from,
      to,
      ...amount,
      rowCount,
    });
    return { nodes: graph.nodes.map(flowNode), edges: graph.edges.map(flowEdge) };
  }, [graph, t, say]);
}

function EdgeHead({ edge }: { edge: Edge }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const { currency, scale } = edge.amount;
  const shares = edge.shares.map(({ claimant, amountMinor }) => ({
    label: `${t("shares")} ${claimant}`,
    value: <Money amount={{ amountMinor, currency, scale }} />,
  }));
  return (
    <KeyValue
      facts={[{ label: t("amount"), value: <Money amount={edge.amount} isSpoken /> }, ...shares]}
    />
  );
}

function Drawn(props: {
  graph: Graph;
  title: string;
  line: string;
  openEdge: string | null;
  onEdge: (edgeId: string, rows: RowsToShow) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const flow = useFlow(props.graph);
  const nameIn = (language: Language, id: string) => {
    const node = props.graph.nodes.find((each) => each.id === id);
    return node ? nodeName(node, (text) => text[language]) : "";
  };
  const titleIn = (language: Language, { from, to }: Edge) => {
    const values = { from: nameIn(language, from), to: nameIn(language, to) };
    return renderText(traceScreenTexts.fromTo, values, language);
  };
  const open = ({ id }: FlowEdge) => {
    const edge = props.graph.edges[Number(id)];
    if (!edge) return;
    props.onEdge(id, {
      title: { zh: titleIn("zh", edge), en: titleIn("en", edge) },
      rowIds: edge.rowIds,
      rowCount: edge.rowCount,
      head: <EdgeHead edge={edge} />,
    });
  };
  if (flow.edges.length === 0) {
    return (
      <EmptyState icon={FlowIcon} title={t("noFlow")}>
        {t("noFlowWhy")}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="tw-soft">{t("flowHint")}</p>
      <FlowGraph
        flow={flow}
        title={props.title}
        line={props.line}
        selectedEdgeId={props.openEdge}
        onEdge={open}
      />
    </>
  );
}

/** A trace as a graph; each edge opens its rows. */
export function TraceGraph(props: {
  traceId: string;
  title: string;
  line: string;
  openEdge: string | null;
  onEdge: (edgeId: string, rows: RowsToShow) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const client = useClient();
  const { traceId, ...drawn } = props;
  const load = useLoad(`trace graph ${traceId}`, (signal) =>
    client.call(showTraceGraph, { params: { traceId }, signal }),
  );
  return (
    <Block title={t("flow")}>
      <Loaded load={load}>{(graph) => <Drawn graph={graph} {...drawn} />}</Loaded>
    </Block>
  );
}
