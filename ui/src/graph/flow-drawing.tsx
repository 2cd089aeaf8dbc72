// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { KeyboardEvent, ReactElement } from "react";
import { useRef, useState } from "react";
import { useTexts } from "../language/language.tsx";
import { FitIcon, MinusIcon, PlusIcon } from "../look/icons.tsx";
import { countText } from "../money/money-text.ts";
import { edgeAfterKey, edgesInOrder } from "./edge-keys.ts";
import type { FlowEdge } from "./flow-input.ts";
import type { FlowLayout, PlacedEdge } from "./flow-layout.ts";
import type { FlowLook } from "./flow-scene.ts";
import { currenciesOf, edgeLabels, edgeShapes, nodeShapes } from "./flow-scene.ts";
import { ShapeView } from "./shape-view.tsx";
import { useViewBox } from "./use-view-box.ts";

const texts = defineTexts({
  keys: {
    zh: "方向键沿资金移动，回车查看明细。",
    en: "Arrow keys follow the money, Enter shows the rows.",
  },
  edge: {
    zh: "{from} 至 {to}：{amount}，{count} 笔",
    en: "{from} to {to}: {amount}, rows: {count}",
  },
  zoomIn: { zh: "放大", en: "Zoom in" },
  zoomOut: { zh: "缩小", en: "Zoom out" },
  fit: { zh: "显示全图", en: "Show all" },
});

interface DrawingProps {
  readonly layout: FlowLayout;
  readonly look: FlowLook;
  readonly title: string;
  readonly selectedEdgeId: string | null;
  readonly onEdge: (edge: FlowEdge) => void;
  readonly onEmphasis: (edgeIds: readonly string[] | null) => void;
}

/** One edge: a button for the pointer, the keyboard and screen readers. */
function EdgeView(props: {
  edge: PlacedEdge;
  drawing: DrawingProps;
  currencies: readonly string[];
  isReached: boolean;
  onReach: (edgeId: string) => void;
}): ReactElement {
  const t = useTexts(texts);
  const { edge, drawing } = props;
  const name = (id: string) => drawing.layout.nodes.find((node) => node.id === id)?.label ?? id;
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      drawing.onEdge(edge);
      return;
    }
    const next = edgeAfterKey(drawing.layout, edge.id, event.key);
    if (!next) return;
    event.preventDefault();
    const edges = event.currentTarget.parentElement;
    edges?.querySelector<SVGGElement>(`[data-edge="${CSS.escape(next.id)}"]`)?.focus();
  };
  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no button of its own
      role="button"
      className="tw-flow-edge"
      data-edge={edge.id}
      tabIndex={props.isReached ? 0 : -1}
      aria-pressed={edge.id === drawing.selectedEdgeId}
      aria-label={t("edge", {
        from: name(edge.from),
        to: name(edge.to),
        amount: drawing.look.words.amount(edge),
        count: countText(edge.rowCount),
      })}
      onClick={() => drawing.onEdge(edge)}
      onKeyDown={onKeyDown}
      onFocus={() => {
        props.onReach(edge.id);
        drawing.onEmphasis([edge.id]);
      }}
      onBlur={() => drawing.onEmphasis(null)}
      onPointerEnter={() => drawing.onEmphasis([edge.id])}
      onPointerLeave={() => drawing.onEmphasis(null)}
    >
      <path d={edge.path} className="tw-flow-hit" strokeWidth={Math.max(14, edge.width)} />
      {edgeShapes(edge, props.currencies, drawing.look).map((shape) => (
        <ShapeView key={shape.kind} shape={shape} />
      ))}
    </g>
  );
}

/** The nodes and the amounts; what they say is also said by the edges. */
function Cards(props: DrawingProps): ReactElement {
  const { layout, look } = props;
  const point = (nodeId: string) => {
    const touching = layout.edges.filter((edge) => edge.from === nodeId || edge.to === nodeId);
    props.onEmphasis(touching.map((edge) => edge.id));
  };
  return (
    <g aria-hidden="true">
      {layout.nodes.map((node) => (
        <g
          key={node.id}
          onPointerEnter={() => point(node.id)}
          onPointerLeave={() => props.onEmphasis(null)}
        >
          <title>{`${node.label} ${node.sub}`}</title>
          {nodeShapes(node, look).map((shape, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the order is fixed
            <ShapeView key={at} shape={shape} />
          ))}
        </g>
      ))}
      {[...edgeLabels(layout, look)].map(([edgeId, shape]) => (
        <ShapeView key={edgeId} shape={shape} />
      ))}
    </g>
  );
}

/** The drawing of a flow with zoom, pan and edges to be followed by keys. */
export function FlowDrawing(props: DrawingProps): ReactElement {
  const t = useTexts(texts);
  const svg = useRef<SVGSVGElement>(null);
  const { layout } = props;
  const view = useViewBox(svg, layout);
  const currencies = currenciesOf(layout);
  const [reached, setReached] = useState<string | null>(null);
  const first = edgesInOrder(layout)[0]?.id;
  const reachable = layout.edges.some((edge) => edge.id === reached) ? reached : first;
  const zoomButtons = [
    { label: t("zoomIn"), icon: <PlusIcon />, act: view.zoomIn, isIdle: false },
    { label: t("zoomOut"), icon: <MinusIcon />, act: view.zoomOut, isIdle: false },
    { label: t("fit"), icon: <FitIcon />, act: view.fit, isIdle: !view.isMoved },
  ];
  return (
    <div className="tw-flow-drawing">
      <svg
        ref={svg}
        viewBox={view.box}
        style={{ maxWidth: layout.width, aspectRatio: `${layout.width} / ${layout.height}` }}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- holds the buttons of the edges
        role="group"
        aria-label={`${props.title}. ${t("keys")}`}
        onPointerDown={view.onPointerDown}
      >
        <g>
          {layout.edges.map((edge) => (
            <EdgeView
              key={edge.id}
              edge={edge}
              drawing={props}
              currencies={currencies}
              isReached={edge.id === reachable}
              onReach={setReached}
            />
          ))}
        </g>
        <Cards {...props} />
      </svg>
      <div className="tw-flow-zoom">
        {zoomButtons.map((button) => (
          <button
            key={button.label}
            type="button"
            className="tw-icon-button"
            aria-label={button.label}
            title={button.label}
            disabled={button.isIdle}
            onClick={button.act}
          >
            {button.icon}
          </button>
        ))}
      </div>
    </div>
  );
}
