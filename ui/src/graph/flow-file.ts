// SPDX-License-Identifier: Apache-2.0
import { palettes } from "../look/palette.ts";
import { textWidth } from "./fit-text.ts";
import type { FlowNodeKind } from "./flow-input.ts";
import type { FlowLayout } from "./flow-layout.ts";
import type { FlowWords, Shape } from "./flow-scene.ts";
import {
  currenciesOf,
  currencyColour,
  edgeLabels,
  edgeShapes,
  kindColour,
  nodeShapes,
} from "./flow-scene.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML: escaped, without the characters that XML 1.0 forbids. */
function xml(text: string): string {
  return text
    .replaceAll(/[&<>"]/gu, (character) => escapes[character] ?? "")
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}");
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, inside = "") {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xml(String(value))}"`)
    .join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

function shapeElement(shape: Shape): string {
  switch (shape.kind) {
    case "rect":
      return element("rect", {
        x: shape.x,
        y: shape.y,
        width: shape.width,
        height: shape.height,
        rx: shape.radius,
        fill: shape.fill,
        ...(shape.stroke === undefined ? {} : { stroke: shape.stroke }),
        ...(shape.dash === undefined ? {} : { "stroke-dasharray": shape.dash }),
      });
    case "path":
      return element("path", {
        d: shape.path,
        fill: "none",
        stroke: shape.stroke,
        "stroke-width": shape.width,
        "stroke-opacity": shape.opacity,
      });
    case "text":
      return element(
        "text",
        {
          x: Math.round(shape.x * 10) / 10,
          y: Math.round(shape.y * 10) / 10,
          "font-size": shape.size,
          "font-weight": shape.weight,
          fill: shape.fill,
          "text-anchor": shape.anchor,
          ...(shape.halo === undefined
            ? {}
            : { stroke: shape.halo, "stroke-width": 3, "paint-order": "stroke" }),
        },
        xml(shape.text),
      );
  }
}

const headHeight = 56;
const legendHeight = 44;

function legend(layout: FlowLayout, words: FlowWords, y: number): string {
  const palette = palettes.light;
  const currencies = currenciesOf(layout);
  const kinds = [...new Set(layout.nodes.map((node) => node.kind))].toSorted();
  const entries = [
    ...kinds.map((kind: FlowNodeKind) => [words.kind[kind], kindColour(kind, palette)] as const),
    ...currencies.map((code) => [code, currencyColour(currencies, code, palette)] as const),
  ];
  let x = 24;
  return entries
    .map(([text, fill]) => {
      const at = x;
      x += textWidth(text, 11) + 40;
      return (
        shapeElement({ kind: "rect", x: at, y: y - 9, width: 14, height: 10, radius: 2, fill }) +
        shapeElement({
          kind: "text",
          x: at + 20,
          y,
          text,
          size: 11,
          weight: 400,
          fill: palette.inkSoft,
          anchor: "start",
        })
      );
    })
    .join("");
}

/**
 * A flow as an SVG file for print: light, with title, a line under it (case, date, doctrine) and
 * legend. Same input, same bytes.
 */
export function flowFile(
  layout: FlowLayout,
  words: FlowWords,
  heading: { readonly title: string; readonly line: string },
): string {
  const palette = palettes.light;
  const look = { palette, words, emphasis: null };
  const currencies = currenciesOf(layout);
  const width = Math.max(layout.width, 480);
  const height = headHeight + layout.height + legendHeight;
  const labels = edgeLabels(layout, look);
  const text = (content: string, y: number, size: number) =>
    shapeElement({
      kind: "text",
      x: 24,
      y,
      text: content,
      size,
      weight: size > 12 ? 600 : 400,
      fill: size > 12 ? palette.ink : palette.inkSoft,
      anchor: "start",
    });
  const drawing = [
    ...layout.edges.flatMap((edge) => edgeShapes(edge, currencies, look)),
    ...layout.nodes.flatMap((node) => nodeShapes(node, look)),
    ...labels.values(),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      "font-family": "Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif",
    },
    [
      element("title", {}, xml(heading.title)),
      element("rect", { width, height, fill: "#ffffff" }),
      text(heading.title, 28, 16),
      text(heading.line, 46, 11),
      element(
        "g",
        { transform: `translate(0 ${headHeight})` },
        drawing.map(shapeElement).join("\n"),
      ),
      legend(layout, words, headHeight + layout.height + 20),
    ].join("\n"),
  )}\n`;
}
