// SPDX-License-Identifier: Apache-2.0
import type { SaxesTag } from "saxes";
import { SaxesParser } from "saxes";

/** A leaf of an XML element: where it is below the element, and its text. */
export interface ElementLeaf {
  readonly path: string;
  readonly text: string;
}

/** Most leaves that an excerpt gives. */
export const leafCountMax = 400;

interface Step {
  readonly name: string;
  /** 1-based place among the element's siblings of the same name. */
  readonly place: number;
  readonly childCounts: Map<string, number>;
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Finds an element by a path such as `Stmt[1]/Ntry[3]`, which may begin anywhere below the root, and
 * gives its leaves. Fed with pieces of the document; ignores everything else, DTDs included.
 */
export function createElementFinder(path: string): {
  write: (piece: string) => void;
  leaves: () => readonly ElementLeaf[];
  isDone: () => boolean;
} {
  const leaves: ElementLeaf[] = [];
  const stack: Step[] = [];
  let foundDepth = 0;
  let isDone = false;
  let text = "";
  let hasChild = false;
  const stepText = ({ name, place }: Step) => `${name}[${place}]`;
  const isHere = () => {
    const full = stack.map(stepText).join("/");
    return full === path || full.endsWith(`/${path}`);
  };
  const parser = new SaxesParser({ fragment: false });
  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    const counts = stack.at(-1)?.childCounts ?? new Map<string, number>();
    const place = (counts.get(name) ?? 0) + 1;
    counts.set(name, place);
    stack.push({ name, place, childCounts: new Map() });
    text = "";
    hasChild = false;
    if (foundDepth === 0 && !isDone && isHere()) foundDepth = stack.length;
    if (foundDepth > 0) pushAttributes(tag);
  });
  const pushAttributes = ({ attributes }: Pick<SaxesTag, "attributes">) => {
    const below = stack.slice(foundDepth).map(stepText).join("/");
    for (const [attribute, value] of Object.entries(attributes)) {
      leaves.push({ path: `${below}@${attribute}`, text: String(value) });
    }
  };
  parser.on("text", (piece) => {
    if (foundDepth > 0 && text.length < 20_000) text += piece;
  });
  parser.on("closetag", () => {
    const isInside = foundDepth > 0 && leaves.length < leafCountMax;
    if (isInside && !hasChild && text.trim() !== "") {
      leaves.push({ path: stack.slice(foundDepth).map(stepText).join("/"), text: text.trim() });
    }
    if (stack.length === foundDepth) {
      isDone = true;
      foundDepth = 0;
    }
    stack.pop();
    hasChild = true;
    text = "";
  });
  // A broken document still shows what stood before the break.
  parser.on("error", () => {
    isDone = true;
  });
  return {
    write: (piece) => {
      if (!isDone) parser.write(piece);
    },
    leaves: () => leaves,
    isDone: () => isDone,
  };
}
