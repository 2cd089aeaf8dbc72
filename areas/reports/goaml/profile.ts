// SPDX-License-Identifier: Apache-2.0
// What one financial intelligence unit takes: element order, what it requires, code lists, lengths.
// A profile is data; nothing else in this folder knows a country.
import type { Static } from "typebox";
import { Type } from "typebox";
import type { ShapeFault } from "../report/shaped.ts";
import { readShaped } from "../report/shaped.ts";

const strict = { additionalProperties: false } as const;
const maybe = Type.Optional;
const Name = Type.String({ pattern: "^[A-Za-z_][A-Za-z0-9_.-]{0,99}$" });
const Both = Type.Object(
  {
    zh: Type.String({ minLength: 1, maxLength: 500 }),
    en: Type.String({ minLength: 1, maxLength: 500 }),
  },
  strict,
);
const Count = Type.Integer({ minimum: 1, maximum: 1_000_000 });

const elementParts = {
  /** Values under these names go into the element, the first that is there; its own name by default. */
  takes: maybe(Type.Array(Name, { maxItems: 20 })),
  /** The type of what stands inside; absent for an element with text. */
  type: maybe(Name),
  list: maybe(Name),
  /** Required by every copy of the schema that was read. */
  isRequired: maybe(Type.Boolean()),
  /** Required by some copies: a warning. */
  isWanted: maybe(Type.Boolean()),
  countMax: maybe(Count),
  lengthMax: maybe(Count),
  /** A JavaScript expression that the whole text must match. */
  pattern: maybe(Type.String({ maxLength: 1_000 })),
  /** Of the elements of a type with the same word, only one may stand. */
  oneOf: maybe(Name),
};

const Element = Type.Object({ name: Name, ...elementParts }, strict);
const Change = Type.Object(elementParts, strict);
const List = Type.Object(
  {
    /** Whether other codes are let through with a remark. */
    isOpen: maybe(Type.Boolean()),
    codes: Type.Record(Type.String(), Both),
  },
  strict,
);

const Source = Type.Object(
  {
    citation: Type.String({ minLength: 1, maxLength: 500 }),
    url: Type.String({ maxLength: 500 }),
    readOn: Type.String({ format: "date" }),
  },
  strict,
);

const parts = {
  schemaVersion: maybe(Type.String({ minLength: 1, maxLength: 20 })),
  /** `date-time` writes `2026-03-31T00:00:00`, `date` the day alone. */
  dateForm: maybe(Type.Union([Type.Literal("date-time"), Type.Literal("date")])),
  /** Most digits after the point of an amount or rate. */
  digitsMax: maybe(Type.Integer({ minimum: 0, maximum: 13 })),
  root: maybe(Name),
  sources: maybe(Type.Array(Source, { maxItems: 50 })),
  types: maybe(Type.Record(Type.String(), Type.Array(Element, { maxItems: 200 }))),
  lists: maybe(Type.Record(Type.String(), List)),
};

/** The file form of a profile. One that extends another states only what differs. */
export const profileSchema = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$" }),
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    title: Both,
    extends: maybe(Type.String()),
    ...parts,
    /** Elements that are taken out, as `type.element`. */
    drop: maybe(Type.Array(Type.String(), { maxItems: 1_000 })),
    /** Elements that are changed, by `type.element`. */
    change: maybe(Type.Record(Type.String(), Change)),
  },
  strict,
);

type ProfileFile = Static<typeof profileSchema>;
export type ProfileElement = Readonly<Static<typeof Element>>;
export type ProfileList = Readonly<Static<typeof List>>;

/** A profile, whole: what it extends is already in it. */
export interface Profile {
  readonly id: string;
  readonly version: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly schemaVersion: string;
  readonly dateForm: "date-time" | "date";
  readonly digitsMax: number;
  /** The element that the document consists of, and its type. */
  readonly root: string;
  readonly types: Readonly<Record<string, readonly ProfileElement[]>>;
  readonly lists: Readonly<Record<string, ProfileList>>;
  readonly sources: readonly Static<typeof Source>[];
}

/** A profile, or everything that is wrong with its file. */
export interface ReadProfile {
  readonly profile: Profile | null;
  readonly faults: readonly ShapeFault[];
}

const says = {
  noBase: { zh: "没有这份配置可供扩展", en: "extends a profile that is not known" },
  noElement: { zh: "没有这个元素", en: "names an element that is not there" },
  noType: { zh: "没有定义这个类型", en: "names a type that is not defined" },
  noList: { zh: "没有定义这个代码表", en: "names a list that is not defined" },
  badPattern: { zh: "不是有效的正则表达式", en: "is no valid expression" },
  twice: { zh: "在该类型中出现两次", en: "stands twice in its type" },
  noRoot: { zh: "没有定义根元素的类型", en: "has no type for its root element" },
} as const;

type Types = Record<string, readonly ProfileElement[]>;

function changed(types: Types, file: ProfileFile, faults: ShapeFault[]): Types {
  const out: Types = { ...types };
  const at = (path: string) => {
    const [type = "", name = ""] = path.split(".");
    const elements = Object.hasOwn(out, type) ? (out[type] ?? []) : [];
    const index = elements.findIndex((element) => element.name === name);
    return { type, index };
  };
  for (const [number, path] of (file.drop ?? []).entries()) {
    const { type, index } = at(path);
    if (index < 0) faults.push({ place: `drop[${number}]`, says: says.noElement });
    else out[type] = (out[type] ?? []).toSpliced(index, 1);
  }
  for (const [path, change] of Object.entries(file.change ?? {})) {
    const { type, index } = at(path);
    const element = index < 0 ? undefined : out[type]?.[index];
    if (!element) faults.push({ place: `change.${path}`, says: says.noElement });
    else out[type] = (out[type] ?? []).with(index, { ...element, ...change });
  }
  return out;
}

function isExpression(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

function* elementFaults(profile: Profile): Generator<ShapeFault> {
  for (const [type, elements] of Object.entries(profile.types)) {
    const seen = new Set<string>();
    for (const [at, { name, type: inner, list, pattern }] of elements.entries()) {
      const place = `types.${type}[${at}]`;
      if (seen.has(name)) yield { place: `${place}.name`, says: says.twice };
      seen.add(name);
      if (inner !== undefined && !Object.hasOwn(profile.types, inner))
        yield { place: `${place}.type`, says: says.noType };
      if (list !== undefined && !Object.hasOwn(profile.lists, list))
        yield { place: `${place}.list`, says: says.noList };
      if (pattern !== undefined && !isExpression(pattern))
        yield { place: `${place}.pattern`, says: says.badPattern };
    }
  }
  if (!Object.hasOwn(profile.types, profile.root)) yield { place: "root", says: says.noRoot };
}

/** What a profile is when its file says nothing and extends nothing. */
const bare = {
  schemaVersion: "",
  dateForm: "date-time",
  digitsMax: 2,
  root: "report",
  types: {},
  lists: {},
  sources: [],
} as const;

/**
 * Reads a profile from parsed JSON.
 *
 * @param known finds a profile that may be extended, by its id.
 */
export function readProfile(
  json: unknown,
  known: (id: string) => Profile | undefined,
): ReadProfile {
  const { value: file, faults: shapeFaults } = readShaped(profileSchema, json);
  if (file === null) return { profile: null, faults: shapeFaults };
  const { extends: baseId, drop: _drop, change: _change, types, lists, ...own } = file;
  const base = baseId === undefined ? bare : known(baseId);
  if (!base) return { profile: null, faults: [{ place: "extends", says: says.noBase }] };
  const faults: ShapeFault[] = [];
  const profile: Profile = {
    ...base,
    ...own,
    types: changed({ ...base.types, ...types }, file, faults),
    lists: { ...base.lists, ...lists },
  };
  faults.push(...elementFaults(profile));
  return { profile: faults.length === 0 ? profile : null, faults };
}

/** What a code means, when the profile says so. */
export function codeLabel(profile: Profile, list: string, code: string) {
  const codes = profile.lists[list]?.codes;
  return codes && Object.hasOwn(codes, code) ? codes[code] : undefined;
}
