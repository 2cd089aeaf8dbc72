// SPDX-License-Identifier: Apache-2.0

type Fields = Readonly<Record<string, unknown>>;

/** What `ftm dump-model` of the Python package writes. */
interface ModelDump {
  readonly version: string;
  readonly schemata: Readonly<
    Record<string, Fields & { readonly properties: Readonly<Record<string, Fields>> }>
  >;
  readonly types: Readonly<Record<string, Fields>>;
}

const schemaFields = [
  "label",
  "plural",
  "extends",
  "edge",
  "caption",
  "featured",
  "required",
  "temporalExtent",
  "abstract",
  "hidden",
  "matchable",
];
const propertyFields = [
  "label",
  "type",
  "range",
  "reverse",
  "format",
  "hidden",
  "deprecated",
  "stub",
];
const typeFields = ["label", "maxLength", "matchable", "values"];

function pick(from: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : [])));
}

function compactProperty(property: Fields, types: ModelDump["types"]): Fields {
  const type = types[String(property["type"])] ?? {};
  const kept = pick(property, propertyFields);
  if (kept["type"] === "string") delete kept["type"];
  if (property["maxLength"] !== type["maxLength"]) kept["maxLength"] = property["maxLength"];
  const isMatchable = Boolean(property["matchable"]);
  if (isMatchable !== Boolean(type["matchable"])) kept["matchable"] = isMatchable;
  return kept;
}

function writeBlock(entries: readonly (readonly [string, string])[]): string {
  return entries
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
    .join(",\n");
}

function writeSchema(schema: ModelDump["schemata"][string], types: ModelDump["types"]): string {
  const head = JSON.stringify(pick(schema, schemaFields)).slice(0, -1);
  const properties = Object.entries(schema.properties).map(
    ([name, property]) => [name, JSON.stringify(compactProperty(property, types))] as const,
  );
  return `${head},"properties":{\n${writeBlock(properties)}}}`;
}

/**
 * Makes the text of `followthemoney.json` from the model that `ftm dump-model` exports. Leaves out
 * what can be derived again (inherited schemata, qualified names, flags equal to those of the type)
 * and what nothing shows (descriptions, examples). One property a line, in order of names, so that
 * two versions can be compared. The README of the area has the command.
 */
export function convertModel(dumpJson: string): string {
  const dump = JSON.parse(dumpJson) as ModelDump;
  const schemata = Object.entries(dump.schemata).map(
    ([name, schema]) => [name, writeSchema(schema, dump.types)] as const,
  );
  const types = Object.entries(dump.types).map(
    ([name, type]) => [name, JSON.stringify(pick(type, typeFields))] as const,
  );
  const version = JSON.stringify(dump.version);
  return `{"version":${version},\n"schemata":{\n${writeBlock(schemata)}},\n"types":{\n${writeBlock(types)}}}\n`;
}
