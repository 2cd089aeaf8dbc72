// SPDX-License-Identifier: Apache-2.0

/** One member of a JSON object: its key, and its value as compact JSON. */
export type JsonMember = readonly [key: string, json: string];

/** Whether a character is white space of JSON (RFC 8259, section 2). */
function isBlank(character: string): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

/** The place after the string that starts at a quote. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); ; quote = json.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (json.charAt(quote - 1 - slashes) === "\\") slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
}

/** The place after the object or array that starts at a bracket. */
function endOfNested(json: string, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at++) {
    const character = json.charAt(at);
    if (character === '"') at = endOfString(json, at) - 1;
    if (character === "{" || character === "[") depth++;
    if (character === "}" || character === "]") depth--;
    if (depth === 0) return at + 1;
  }
  return json.length;
}

/** The place after the value that starts here. */
function endOfValue(json: string, start: number): number {
  const first = json.charAt(start);
  if (first === '"') return endOfString(json, start);
  if (first === "{" || first === "[") return endOfNested(json, start);
  let at = start;
  while (at < json.length && !/[\s,}\]]/u.test(json.charAt(at))) at++;
  return at;
}

/** The first place from here that is neither white space nor a separator between tokens. */
function skip(json: string, from: number): number {
  let at = from;
  while (isBlank(json.charAt(at)) || json.charAt(at) === "," || json.charAt(at) === ":") at++;
  return at;
}

/** JSON without the white space between its tokens. */
function compact(json: string): string {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < json.length; at++) {
    const character = json.charAt(at);
    if (character === '"') at = endOfString(json, at) - 1;
    if (!isBlank(character)) continue;
    pieces.push(json.slice(start, at));
    start = at + 1;
  }
  return pieces.length === 0 ? json : pieces.join("") + json.slice(start);
}

/**
 * The members of a JSON object in the order in which they stand, repeated and number-like keys and
 * `__proto__` included, each value as it is written but for white space: `1.0` stays `1.0` and
 * numbers of any length keep their digits, which `JSON.parse` would not do.
 *
 * @param json must be valid and an object; nothing is checked here.
 */
export function readMembers(json: string): readonly JsonMember[] {
  const members: JsonMember[] = [];
  let at = skip(json, json.indexOf("{") + 1);
  while (json.charAt(at) === '"') {
    const keyEnd = endOfString(json, at);
    const key = JSON.parse(json.slice(at, keyEnd)) as string;
    const start = skip(json, keyEnd);
    const end = endOfValue(json, start);
    members.push([key, compact(json.slice(start, end))]);
    at = skip(json, end);
  }
  return members;
}

/** The items of a JSON array as they are written; a value that is no array is its only item. */
export function readItems(json: string): readonly string[] {
  if (!json.startsWith("[")) return [json];
  const items: string[] = [];
  let at = skip(json, 1);
  while (at < json.length - 1) {
    const end = endOfValue(json, at);
    items.push(json.slice(at, end));
    at = skip(json, end);
  }
  return items;
}

/** Writes an object from members, in their order. */
export function writeMembers(members: Iterable<JsonMember>): string {
  return `{${Array.from(members, ([key, json]) => `${JSON.stringify(key)}:${json}`).join(",")}}`;
}
