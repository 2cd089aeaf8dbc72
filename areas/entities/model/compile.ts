// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";

/** The property types of FollowTheMoney. */
export const propertyTypeNames = [
  "address",
  "checksum",
  "country",
  "date",
  "email",
  "entity",
  "gender",
  "html",
  "identifier",
  "ip",
  "json",
  "language",
  "mimetype",
  "name",
  "number",
  "phone",
  "string",
  "text",
  "topic",
  "url",
] as const;

export type PropertyTypeName = (typeof propertyTypeNames)[number];

/** What a type of values is called, how long one may be, and its list of codes, if it has one. */
export interface PropertyType {
  readonly name: PropertyTypeName;
  readonly label: Text;
  readonly lengthMax: number;
  readonly values: ReadonlyMap<string, Text>;
}

/** One property as its schema declares it; heirs share the object. */
export interface Property {
  readonly name: string;
  /** `Schema:property`, of the schema that declares it. */
  readonly qname: string;
  readonly label: Text;
  readonly type: PropertyTypeName;
  /** The schema that a reference must be of; null for other types. */
  readonly range: string | null;
  /** The property of the range that shows this one from the other end. */
  readonly reverse: string | null;
  /** A narrower form of an identifier: `iban`, `bic`, `lei` … */
  readonly format: string | null;
  readonly lengthMax: number;
  readonly isMatchable: boolean;
  readonly isHidden: boolean;
  readonly isDeprecated: boolean;
  /** The far end of another property: shown, never stored. */
  readonly isStub: boolean;
}

/** How a schema reads as a line between two entities. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly label: Text;
  readonly isDirected: boolean;
  readonly caption: readonly string[];
}

/** A kind of entity with all that it inherits. */
export interface Schema {
  readonly name: string;
  readonly label: Text;
  readonly plural: Text;
  /** The schema itself and everything above it. */
  readonly ancestors: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Property>;
  /** Properties that name an entity of this kind, the best first. */
  readonly caption: readonly string[];
  readonly featured: readonly string[];
  readonly required: readonly string[];
  readonly temporalStart: readonly string[];
  readonly temporalEnd: readonly string[];
  readonly edge: Edge | null;
  readonly isAbstract: boolean;
  readonly isMatchable: boolean;
  readonly isHidden: boolean;
}

export interface Model {
  readonly version: string;
  readonly schemata: ReadonlyMap<string, Schema>;
  readonly types: ReadonlyMap<string, PropertyType>;
}

interface PropertySource {
  readonly label: string;
  /** Only in extensions; the Chinese of the stock model is in its own file. */
  readonly zh?: string;
  readonly type?: string;
  readonly range?: string;
  readonly reverse?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly matchable?: boolean;
  readonly hidden?: boolean;
  readonly deprecated?: boolean;
  readonly stub?: boolean;
}

interface SchemaSource {
  readonly label: string;
  readonly plural: string;
  readonly zh?: string;
  readonly extends: readonly string[];
  readonly edge?: {
    readonly source: string;
    readonly target: string;
    readonly label: string;
    readonly directed: boolean;
    readonly caption: readonly string[];
  };
  readonly caption?: readonly string[];
  readonly featured?: readonly string[];
  readonly required?: readonly string[];
  readonly temporalExtent?: { readonly start: readonly string[]; readonly end: readonly string[] };
  readonly abstract?: boolean;
  readonly hidden?: boolean;
  readonly matchable?: boolean;
  readonly properties: Readonly<Record<string, PropertySource>>;
}

interface TypeSource {
  readonly label: string;
  readonly maxLength: number;
  readonly matchable?: boolean;
  readonly values?: Readonly<Record<string, string>>;
}

/** The stock model, our additions to it, and the Chinese of its labels. */
export interface ModelSources {
  readonly stock: {
    readonly version: string;
    readonly schemata: Readonly<Record<string, SchemaSource>>;
    readonly types: Readonly<Record<string, TypeSource>>;
  };
  readonly extensions: {
    readonly schemata: Readonly<Record<string, SchemaSource>>;
    /** New properties on stock schemata, by schema. */
    readonly properties: Readonly<Record<string, Readonly<Record<string, PropertySource>>>>;
  };
  readonly chinese: {
    /** By English label. */
    readonly labels: Readonly<Record<string, string>>;
    /** By `Schema:property`, where one English word needs two Chinese ones. */
    readonly exceptions: Readonly<Record<string, string>>;
  };
}

type Chinese = ModelSources["chinese"];

/** A label without Chinese stays English, so that a gap is seen; a test finds it first. */
function bothLanguages(en: string, chinese: Chinese, own?: string): Text {
  return { en, zh: own ?? chinese.labels[en] ?? en };
}

function compileProperty(
  schema: string,
  name: string,
  source: PropertySource,
  { stock, chinese }: ModelSources,
): Property {
  const type = source.type ?? "string";
  const typeSource = stock.types[type];
  const qname = `${schema}:${name}`;
  assert(typeSource, `the type ${type} of ${qname} is in the model`);
  return {
    name,
    qname,
    label: bothLanguages(source.label, chinese, source.zh ?? chinese.exceptions[qname]),
    type: type as PropertyTypeName,
    range: source.range ?? null,
    reverse: source.reverse ?? null,
    format: source.format ?? null,
    lengthMax: source.maxLength ?? typeSource.maxLength,
    isMatchable: source.matchable ?? typeSource.matchable ?? false,
    isHidden: source.hidden ?? false,
    isDeprecated: source.deprecated ?? false,
    isStub: source.stub ?? false,
  };
}

/** The first parent that has an answer gives it, as upstream's `Schema.generate` does. */
function inherited(
  own: readonly string[] | undefined,
  parents: readonly Schema[],
  of: (schema: Schema) => readonly string[],
): readonly string[] {
  if (own !== undefined && own.length > 0) return own;
  return parents.map(of).find((names) => names.length > 0) ?? [];
}

function compileEdge(source: SchemaSource, chinese: Chinese): Edge | null {
  if (!source.edge) return null;
  const { source: from, target, label, directed, caption } = source.edge;
  const edgeLabel = bothLanguages(label, chinese);
  return { source: from, target, label: edgeLabel, isDirected: directed, caption };
}

function compileSchema(
  name: string,
  source: SchemaSource,
  parents: readonly Schema[],
  sources: ModelSources,
): Schema {
  const declared = { ...source.properties, ...sources.extensions.properties[name] };
  const properties = new Map(
    Object.entries(declared).map(([property, from]) => [
      property,
      compileProperty(name, property, from, sources),
    ]),
  );
  for (const parent of parents) {
    for (const [property, from] of parent.properties) {
      if (!properties.has(property)) properties.set(property, from);
    }
  }
  return {
    name,
    label: bothLanguages(source.label, sources.chinese, source.zh),
    plural: bothLanguages(source.plural, sources.chinese, source.zh),
    ancestors: new Set([name, ...parents.flatMap((parent) => [...parent.ancestors])]),
    properties,
    caption: inherited(source.caption, parents, (parent) => parent.caption),
    featured: source.featured ?? [],
    required: source.required ?? [],
    temporalStart: inherited(source.temporalExtent?.start, parents, (s) => s.temporalStart),
    temporalEnd: inherited(source.temporalExtent?.end, parents, (s) => s.temporalEnd),
    edge: compileEdge(source, sources.chinese),
    isAbstract: source.abstract ?? false,
    isMatchable: source.matchable ?? false,
    isHidden: source.hidden ?? false,
  };
}

function compileType(name: string, source: TypeSource, chinese: Chinese): PropertyType {
  const values = Object.entries(source.values ?? {});
  return {
    name: name as PropertyTypeName,
    label: bothLanguages(source.label, chinese),
    lengthMax: source.maxLength,
    values: new Map(values.map(([code, label]) => [code, bothLanguages(label, chinese)])),
  };
}

/** Everything that a schema names must exist: a typing error in an extension stops the start. */
function assertWhole(schema: Schema, schemata: ReadonlyMap<string, Schema>): void {
  const named = [...schema.caption, ...schema.featured, ...schema.required];
  if (schema.edge) named.push(schema.edge.source, schema.edge.target);
  for (const name of named) assert(schema.properties.has(name), `${schema.name} has ${name}`);
  for (const property of schema.properties.values()) {
    if (property.range === null) continue;
    const range = schemata.get(property.range);
    assert(range, `the range of ${property.qname} is in the model`);
    const { reverse } = property;
    assert(reverse === null || range.properties.has(reverse), `${property.qname} has a reverse`);
  }
}

/**
 * Builds the lookup tables from the stock model and our extensions: inheritance is resolved once,
 * so that every later question is one or two map lookups.
 */
export function compileModel(sources: ModelSources): Model {
  const all = { ...sources.stock.schemata, ...sources.extensions.schemata };
  const schemata = new Map<string, Schema>();
  const underway = new Set<string>();
  const compile = (name: string): Schema => {
    const done = schemata.get(name);
    if (done) return done;
    const source = all[name];
    assert(source, `the schema ${name} is in the model`);
    assert(!underway.has(name), `the schema ${name} does not extend itself`);
    underway.add(name);
    const schema = compileSchema(name, source, source.extends.map(compile), sources);
    schemata.set(name, schema);
    return schema;
  };
  for (const name of Object.keys(all).toSorted()) compile(name);
  for (const name of Object.keys(sources.extensions.properties)) {
    assert(schemata.has(name), `the extended schema ${name} is in the model`);
  }
  for (const schema of schemata.values()) assertWhole(schema, schemata);
  const types = Object.entries(sources.stock.types).map(
    ([name, type]) => [name, compileType(name, type, sources.chinese)] as const,
  );
  return { version: sources.stock.version, schemata, types: new Map(types) };
}
