// SPDX-License-Identifier: Apache-2.0
import { currencyScale } from "@tianwang/kernel/currency";
import { defineTexts } from "@tianwang/kernel/text";
import { Segmented } from "antd";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { useTexts } from "../language/language.tsx";
import { useIsNarrow, usePalette } from "../look/appearance.tsx";
import { DownloadIcon, GraphIcon, ListIcon } from "../look/icons.tsx";
import { moneyText } from "../money/money-text.ts";
import { FlowDrawing } from "./flow-drawing.tsx";
import { flowFile } from "./flow-file.ts";
import type { Flow, FlowEdge, FlowNodeKind } from "./flow-input.ts";
import type { FlowLayout } from "./flow-layout.ts";
import { layoutFlow } from "./flow-layout.ts";
import { FlowList } from "./flow-list.tsx";
import type { FlowLook, FlowWords } from "./flow-scene.ts";
import { currenciesOf, currencyColour, kindColour } from "./flow-scene.ts";
import "./flow-graph.css";

export type { Flow, FlowEdge, FlowNode, FlowNodeKind } from "./flow-input.ts";

const texts = defineTexts({
  graph: { zh: "图形", en: "Graph" },
  list: { zh: "列表", en: "List" },
  shape: { zh: "显示方式", en: "Shown as" },
  save: { zh: "导出 SVG", en: "Export SVG" },
  legend: { zh: "图例", en: "Legend" },
  origin: { zh: "追踪起点", en: "Origin" },
  account: { zh: "账户", en: "Account" },
  rest: { zh: "仍留存", en: "Still there" },
  exit: { zh: "离开账目", en: "Leaves the ledger" },
  widthNote: { zh: "线宽与同币种金额成比例", en: "Width shows the amount, per currency" },
});

/** The exact amount of an edge with its currency. */
export function edgeAmount(edge: FlowEdge): string {
  const { amountMinor, currency } = edge;
  const scale = edge.scale ?? currencyScale(currency) ?? 0;
  return `${currency} ${moneyText({ amountMinor, currency, scale })}`;
}

/** Gives the drawing to the person as a file. */
function saveFile(content: string, name: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

const kinds: readonly FlowNodeKind[] = ["origin", "account", "rest", "exit"];

function Legend({ layout, look }: { layout: FlowLayout; look: FlowLook }): ReactElement {
  const t = useTexts(texts);
  const currencies = currenciesOf(layout);
  const present = kinds.filter((kind) => layout.nodes.some((node) => node.kind === kind));
  return (
    <ul className="tw-flow-legend" aria-label={t("legend")}>
      {present.map((kind) => (
        <li key={kind}>
          <i data-kind={kind} style={{ background: kindColour(kind, look.palette) }} />
          {look.words.kind[kind]}
        </li>
      ))}
      {currencies.map((code) => (
        <li key={code}>
          <b style={{ background: currencyColour(currencies, code, look.palette) }} />
          {code}
        </li>
      ))}
      <li className="tw-faint">{t("widthNote")}</li>
    </ul>
  );
}

/**
 * Where the money went: a column for each hop, edges as wide as their amounts. Each edge opens its
 * rows. The same as a list, which is first on a telephone.
 */
export function FlowGraph(props: {
  flow: Flow;
  /** What is shown, e.g. the name of the trace; also the name of the exported file. */
  title: string;
  /** A line under the title of the exported file: case, doctrine, date. */
  line?: string;
  selectedEdgeId: string | null;
  onEdge: (edge: FlowEdge) => void;
}): ReactElement {
  const t = useTexts(texts);
  const palette = usePalette();
  const isNarrow = useIsNarrow();
  const [chosen, setChosen] = useState<"graph" | "list" | null>(null);
  const [pointed, setPointed] = useState<readonly string[] | null>(null);
  const layout = useMemo(() => layoutFlow(props.flow), [props.flow]);
  const shown = chosen ?? (isNarrow ? "list" : "graph");
  const strong = pointed ?? (props.selectedEdgeId === null ? null : [props.selectedEdgeId]);
  const words: FlowWords = {
    amount: edgeAmount,
    kind: { origin: t("origin"), account: t("account"), rest: t("rest"), exit: t("exit") },
  };
  const emphasis = strong === null ? null : { edgeIds: new Set(strong) };
  const look: FlowLook = { palette, words, emphasis };
  const save = () => {
    const heading = { title: props.title, line: props.line ?? "" };
    saveFile(flowFile(layout, words, heading), `${props.title}.svg`);
  };
  const shared = { layout, selectedEdgeId: props.selectedEdgeId, onEdge: props.onEdge };
  return (
    <div className="tw-flow">
      <div className="tw-flow-bar">
        <Legend layout={layout} look={look} />
        <div className="tw-row">
          <Segmented
            aria-label={t("shape")}
            value={shown}
            onChange={setChosen}
            options={[
              { value: "graph", label: t("graph"), icon: <GraphIcon /> },
              { value: "list", label: t("list"), icon: <ListIcon /> },
            ]}
          />
          <button type="button" className="tw-pop-button" onClick={save}>
            <DownloadIcon />
            {t("save")}
          </button>
        </div>
      </div>
      {shown === "graph" ? (
        <FlowDrawing {...shared} look={look} title={props.title} onEmphasis={setPointed} />
      ) : (
        <FlowList {...shared} amount={edgeAmount} />
      )}
    </div>
  );
}
