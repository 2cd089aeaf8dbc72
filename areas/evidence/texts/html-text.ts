// SPDX-License-Identifier: Apache-2.0
import type { DefaultTreeAdapterTypes } from "parse5";
import { parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Elements whose content is not text to read. */
const silent = new Set(["script", "style", "template", "noscript", "svg", "head"]);
/** Elements that begin a line of their own. */
const block = new Set(
  "address article aside blockquote br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);
/** Deepest nesting that is followed; what lies deeper is left out and said so. */
export const htmlDepthMax = 2_000;

/**
 * The readable text of an HTML page: blocks on lines of their own, table cells divided by tabs.
 * Nothing is loaded and no script runs.
 *
 * @example
 *   htmlText("<p>甲</p><script>x</script><p>乙</p>"); // { text: "甲\n乙", isCut: false }
 */
export function htmlText(html: string): { text: string; isCut: boolean } {
  let text = "";
  let isCut = false;
  // An explicit stack: hostile pages nest deeper than the call stack is.
  const stack: { node: Node | string; depth: number }[] = [];
  const push = (nodes: readonly Node[], depth: number) => {
    for (const node of nodes.toReversed()) stack.push({ node, depth });
  };
  push(parse(html).childNodes, 0);
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top;
    if (typeof node === "string") text += node;
    else if (depth > htmlDepthMax) isCut = true;
    else if (node.nodeName === "#text" && "value" in node)
      text += node.value.replaceAll(/\s+/gu, " ");
    else if ("childNodes" in node && !silent.has(node.nodeName)) {
      const edge = edgeOf(node.nodeName);
      text += edge.before;
      stack.push({ node: edge.after, depth });
      push(node.childNodes, depth + 1);
    }
  }
  return { text: text.replaceAll(/[ \t]*\n\s*/gu, "\n").trim(), isCut };
}

function edgeOf(name: string): { readonly before: string; readonly after: string } {
  if (block.has(name)) return { before: "\n", after: "\n" };
  return { before: "", after: name === "td" || name === "th" ? "\t" : "" };
}
