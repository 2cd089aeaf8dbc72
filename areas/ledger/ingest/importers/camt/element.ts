// SPDX-License-Identifier: Apache-2.0

/** An element of a small part of the message, such as one entry. Names are local names. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
  /** Whether its text was used; what was not is kept by {@link leftOver}. */
  isTaken: boolean;
}

/** The first child of a name, of the first child of a name …; undefined where a step is missing. */
export function find(
  element: Element | undefined,
  ...names: readonly string[]
): Element | undefined {
  let found = element;
  for (const name of names) {
    if (!found) return undefined;
    const { children } = found;
    found = undefined;
    for (const child of children) {
      if (child.name === name) {
        found = child;
        break;
      }
    }
  }
  return found;
}

/** Takes the text of an element that {@link find} leads to; empty where there is none. */
export function take(element: Element | undefined, ...names: readonly string[]): string {
  const found = find(element, ...names);
  if (!found) return "";
  found.isTaken = true;
  return found.text;
}

/** Takes the texts of all children of a name. */
export function takeAll(element: Element | undefined, name: string): readonly string[] {
  const texts: string[] = [];
  for (const child of element?.children ?? []) {
    if (child.name !== name) continue;
    child.isTaken = true;
    if (child.text !== "") texts.push(child.text);
  }
  return texts;
}

/** The text of the first path that leads to one, and only that one is taken. */
export function takeFirst(
  element: Element | undefined,
  paths: readonly (readonly string[])[],
): string {
  for (const path of paths) {
    const text = take(element, ...path);
    if (text !== "") return text;
  }
  return "";
}

function keep(extra: Record<string, string>, key: string, text: string): void {
  const before = extra[key];
  extra[key] = before === undefined ? text : `${before}\n${text}`;
}

/**
 * Keeps every text and attribute that was not taken under its path, repeated ones below each
 * other: nothing of a message is dropped.
 */
export function leftOver(element: Element, path: string, extra: Record<string, string>): void {
  if (!element.isTaken) {
    if (element.text !== "") keep(extra, path, element.text);
    for (const name in element.attributes) {
      if (!name.startsWith("xmlns")) keep(extra, `${path}@${name}`, element.attributes[name] ?? "");
    }
  }
  for (const child of element.children) {
    leftOver(child, path === "" ? child.name : `${path}/${child.name}`, extra);
  }
}
