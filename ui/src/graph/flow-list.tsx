// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement } from "react";
import { useTexts } from "../language/language.tsx";
import { ChevronRightIcon, DownIcon } from "../look/icons.tsx";
import { countText } from "../money/money-text.ts";
import { SourceText } from "../name/name.tsx";
import { edgesInOrder } from "./edge-keys.ts";
import type { FlowEdge } from "./flow-input.ts";
import type { FlowLayout, PlacedEdge } from "./flow-layout.ts";

const texts = defineTexts({
  hop: { zh: "第 {hop} 跳", en: "Hop {hop}" },
  rows: { zh: "{count} 笔", en: "rows: {count}" },
});

/** A flow as a list of its edges, hop by hop. */
export function FlowList(props: {
  layout: FlowLayout;
  amount: (edge: FlowEdge) => string;
  selectedEdgeId: string | null;
  onEdge: (edge: FlowEdge) => void;
}): ReactElement {
  const t = useTexts(texts);
  const nodes = new Map(props.layout.nodes.map((node) => [node.id, node]));
  const hopOf = (edge: PlacedEdge) => (nodes.get(edge.from)?.layer ?? 0) + 1;
  const hops = Map.groupBy(edgesInOrder(props.layout), hopOf);
  return (
    <ol className="tw-flow-list">
      {[...hops].map(([hop, edges]) => (
        <li key={hop}>
          <h3>{t("hop", { hop })}</h3>
          <ol>
            {edges.map((edge) => (
              <li key={edge.id}>
                <button
                  type="button"
                  aria-pressed={edge.id === props.selectedEdgeId}
                  onClick={() => props.onEdge(edge)}
                >
                  <span className="tw-flow-list-ends">
                    <SourceText text={nodes.get(edge.from)?.label ?? edge.from} />
                    <DownIcon />
                    <SourceText text={nodes.get(edge.to)?.label ?? edge.to} />
                  </span>
                  <span className="tw-flow-list-amount">
                    <span>{props.amount(edge)}</span>
                    <span className="tw-faint">
                      {t("rows", { count: countText(edge.rowCount) })}
                    </span>
                  </span>
                  <ChevronRightIcon />
                </button>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
