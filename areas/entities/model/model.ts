// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import chinese from "./chinese-labels.json" with { type: "json" };
import type { Property, PropertyType, PropertyTypeName, Schema } from "./compile.ts";
import { compileModel } from "./compile.ts";
import extensions from "./extensions.json" with { type: "json" };
import stock from "./followthemoney.json" with { type: "json" };

/** The model in use: FollowTheMoney with our extensions. Read only. */
export const model = compileModel({ stock, extensions, chinese });

/** The schema of a name; undefined for one that the model does not know, which is no error. */
export function getSchema(name: string): Schema | undefined {
  return model.schemata.get(name);
}

/**
 * Whether a schema is another one or inherits from it. An unknown schema is only itself.
 *
 * @example
 *   isA("Company", "LegalEntity"); // true
 *   isA("HotelBooking", "Thing"); // false
 */
export function isA(name: string, ancestor: string): boolean {
  return name === ancestor || (model.schemata.get(name)?.ancestors.has(ancestor) ?? false);
}

/** A property by schema and name, inherited ones included; undefined when the model has none. */
export function getProperty(schema: string, property: string): Property | undefined {
  return model.schemata.get(schema)?.properties.get(property);
}

/** The type of a property's values; `string` for a property that the model does not know. */
export function propertyTypeOf(schema: string, property: string): PropertyTypeName {
  return getProperty(schema, property)?.type ?? "string";
}

/** What is known of a type of values, its codes included. */
export function getPropertyType(name: PropertyTypeName): PropertyType | undefined {
  return model.types.get(name);
}

/**
 * The narrower of two schemata when one inherits from the other; null when they contradict.
 *
 * @example
 *   narrowerSchema("LegalEntity", "Person"); // "Person"
 *   narrowerSchema("Person", "Vessel"); // null
 */
export function narrowerSchema(left: string, right: string): string | null {
  if (isA(left, right)) return left;
  return isA(right, left) ? right : null;
}

/**
 * How a schema is called, in both languages; an unknown one by its own name.
 *
 * @example
 *   schemaLabel("BankAccount").zh; // "银行账户"
 */
export function schemaLabel(name: string): Text {
  return getSchema(name)?.label ?? { zh: name, en: name };
}

/** How a property is called, in both languages; an unknown one by its own name. */
export function propertyLabel(schema: string, property: string): Text {
  return getProperty(schema, property)?.label ?? { zh: property, en: property };
}

/**
 * How a property reads from the entity that it names.
 *
 * @example
 *   reverseLabel("Ownership", "owner").en; // "Assets and shares"
 */
export function reverseLabel(schema: string, property: string): Text {
  const { range, reverse } = getProperty(schema, property) ?? { range: null, reverse: null };
  const isNamed = range !== null && reverse !== null;
  return isNamed ? propertyLabel(range, reverse) : propertyLabel(schema, property);
}

/** The properties that are ours, as `Schema:property`. */
const ownProperties: ReadonlySet<string> = new Set(
  Object.entries(extensions.properties).flatMap(([schema, properties]) =>
    Object.keys(properties).map((property) => `${schema}:${property}`),
  ),
);

/** Whether the stock model of FollowTheMoney has a schema, and the property if one is given. */
export function isStock(schema: string, property?: string): boolean {
  if (!Object.hasOwn(stock.schemata, schema)) return false;
  if (property === undefined) return true;
  const found = getProperty(schema, property);
  return found !== undefined && !ownProperties.has(found.qname);
}

/**
 * A value as shown: codes of countries, languages, topics and genders in words, others as they are.
 *
 * @example
 *   valueLabel("country", "vg").zh; // "英属维尔京群岛"
 */
export function valueLabel(type: PropertyTypeName, value: string): Text {
  return model.types.get(type)?.values.get(value) ?? { zh: value, en: value };
}
