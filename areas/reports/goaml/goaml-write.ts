// SPDX-License-Identifier: Apache-2.0
import { formatMinor } from "@tianwang/kernel/money";
import type { Problem } from "@tianwang/kernel/problem";
import type { GoamlNode, GoamlValue } from "./goaml-tree.ts";
import { goamlTree } from "./goaml-tree.ts";
import type { Profile, ProfileElement } from "./profile.ts";
import type { SayProblem } from "../report/report-check.ts";
import { problemList } from "../report/report-check.ts";
import type { SuspicionReport } from "../report/report.ts";
import { xmlText } from "./xml-text.ts";

/** A report as goAML XML, and everything that the profile finds wrong with it. */
export interface WrittenGoaml {
  readonly xml: string;
  readonly problems: readonly Problem[];
}

type Leaf = Extract<GoamlNode, { value: GoamlValue | null }>;
type Group = Exclude<GoamlNode, Leaf>;
type Present = Group | (Leaf & { readonly value: GoamlValue });

const isPresent = (node: GoamlNode): node is Present => "inside" in node || node.value !== null;

function byName(nodes: readonly Present[]): Map<string, Present[]> {
  const groups = new Map<string, Present[]>();
  for (const node of nodes) {
    const group = groups.get(node.name);
    if (group) group.push(node);
    else groups.set(node.name, [node]);
  }
  return groups;
}

class Writer {
  readonly lines: string[] = [];
  readonly #profile: Profile;
  readonly #say: SayProblem;
  readonly #expressions = new Map<string, RegExp>();

  constructor(profile: Profile, say: SayProblem) {
    this.#profile = profile;
    this.#say = say;
  }

  /** Writes an element with a group of values in the order of its type. */
  group(name: string, type: string, group: Group, depth: number): void {
    const pad = "  ".repeat(depth);
    const elements = this.#profile.types[type] ?? [];
    const begin = this.lines.length;
    this.lines.push(`${pad}<${name}>`);
    const left = byName(group.inside.filter(isPresent));
    const chosen = new Map<string, string>();
    for (const element of elements) this.#element(element, group, { left, chosen, depth });
    this.#checkChoices(elements, group, chosen);
    for (const { name: unused, place } of [...left.values()].flat())
      this.#say("GOAML_NO_PLACE", place, unused);
    if (this.lines.length === begin + 1) this.lines[begin] = `${pad}<${name}/>`;
    else this.lines.push(`${pad}</${name}>`);
  }

  #element(
    element: ProfileElement,
    group: Group,
    state: { left: Map<string, Present[]>; chosen: Map<string, string>; depth: number },
  ): void {
    const { name, takes = [name], oneOf, countMax = 1 } = element;
    const { left, chosen, depth } = state;
    const nodes = takes.flatMap((taken) => left.get(taken) ?? []);
    if (nodes.length === 0) return this.#absent(element, group);
    for (const taken of takes) left.delete(taken);
    const first = oneOf === undefined ? undefined : chosen.get(oneOf);
    if (first !== undefined) {
      for (const { place } of nodes) this.#say("GOAML_ONE_OF", place, name, first);
      return;
    }
    if (oneOf !== undefined) chosen.set(oneOf, name);
    if (nodes.length > countMax)
      this.#say("GOAML_TOO_MANY", group.place, name, `${nodes.length} > ${countMax}`);
    for (const node of nodes) this.#write(element, node, depth + 1);
  }

  /** Of alternatives at least one is asked for; that is looked at when all have had their turn. */
  #checkChoices(
    elements: readonly ProfileElement[],
    group: Group,
    chosen: ReadonlyMap<string, string>,
  ): void {
    const asked = new Set<string>();
    for (const { oneOf, isRequired, isWanted } of elements) {
      if (oneOf === undefined || chosen.has(oneOf) || asked.has(oneOf)) continue;
      if (isRequired !== true && isWanted !== true) continue;
      asked.add(oneOf);
      const names = elements.filter((each) => each.oneOf === oneOf).map(({ name }) => name);
      const code = isRequired === true ? "GOAML_REQUIRED" : "GOAML_WANTED";
      this.#say(code, group.place, names.join(" | "));
    }
  }

  #absent({ name, takes = [name], oneOf, isRequired, isWanted }: ProfileElement, group: Group) {
    if (oneOf !== undefined || (isRequired !== true && isWanted !== true)) return;
    const place = group.inside.find((node) => takes.includes(node.name))?.place ?? group.place;
    this.#say(isRequired === true ? "GOAML_REQUIRED" : "GOAML_WANTED", place, name);
  }

  #write(element: ProfileElement, node: Present, depth: number): void {
    const { name, type } = element;
    if ("inside" in node) {
      if (type === undefined) this.#say("GOAML_NO_PLACE", node.place, name);
      else this.group(name, type, node, depth);
      return;
    }
    const plain = this.#text(node.value, node.place, name);
    if (plain === null) return this.#say("AMOUNT_WITHOUT_DIGITS", node.place, name);
    this.#judge(element, plain, node.place);
    const { text, replacedCount } = xmlText(plain);
    if (replacedCount > 0) this.#say("GOAML_CHARACTERS_REPLACED", node.place, name, plain);
    this.lines.push(`${"  ".repeat(depth)}<${name}>${text}</${name}>`);
  }

  #text(value: GoamlValue, place: string, name: string): string | null {
    switch (value.kind) {
      case "text":
        return value.text;
      case "day":
        return this.#profile.dateForm === "date" ? value.on : `${value.on}T${value.time}`;
      case "flag":
        return value.is ? "1" : "0";
      case "amount":
        if (value.scale === null) return null;
        return this.#decimal(formatMinor(value.amountMinor, value.scale), place, name);
      case "rate":
        return this.#decimal(value.rate, place, name);
    }
  }

  /** Digits beyond what the profile takes are told and stay: rounding is for people. */
  #decimal(text: string, place: string, name: string): string {
    const digits = text.split(".")[1] ?? "";
    if (digits.replace(/0+$/u, "").length > this.#profile.digitsMax)
      this.#say("GOAML_FORM", place, name, text);
    return text;
  }

  #expression(pattern: string): RegExp {
    const known = this.#expressions.get(pattern) ?? new RegExp(`^(?:${pattern})$`, "u");
    this.#expressions.set(pattern, known);
    return known;
  }

  #judge({ name, list, lengthMax, pattern }: ProfileElement, text: string, place: string): void {
    if (lengthMax !== undefined && text.length > lengthMax) {
      // The schema counts characters, not the pairs that some of them take here.
      const length = Array.from(text).length;
      if (length > lengthMax) this.#say("GOAML_TOO_LONG", place, name, `${length} > ${lengthMax}`);
    }
    if (pattern !== undefined && !this.#expression(pattern).test(text))
      this.#say("GOAML_FORM", place, name, text);
    const codes = list === undefined ? undefined : this.#profile.lists[list];
    if (codes && !Object.hasOwn(codes.codes, text))
      this.#say(
        codes.isOpen === true ? "GOAML_CODE_UNUSUAL" : "GOAML_CODE_UNKNOWN",
        place,
        name,
        text,
      );
  }
}

/**
 * Writes a report as goAML XML in the order of a profile. The same report and profile give the same
 * bytes. What is missing or does not fit is told with its place; nothing is cut or left out unsaid.
 */
export function writeGoaml(report: SuspicionReport, profile: Profile): WrittenGoaml {
  const { problems, say } = problemList();
  const tree = goamlTree(report);
  const writer = new Writer(profile, say);
  const inside = "inside" in tree ? tree.inside : [];
  writer.group(profile.root, profile.root, { name: tree.name, place: "", inside }, 0);
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  return { xml: `${[head, ...writer.lines].join("\n")}\n`, problems };
}
