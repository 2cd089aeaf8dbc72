// SPDX-License-Identifier: Apache-2.0
// Reads JSON of unknown origin by its schema. The library's own check stops after a few faults and
// speaks one language; whoever mends a file wants all places at once, in theirs.
import type { Text } from "@tianwang/kernel/text";
import { parseCalendarDate } from "@tianwang/kernel/calendar";
import type { Static, TSchema } from "typebox";

/** What is wrong with a file, and where. */
export interface ShapeFault {
  /** Such as `transactions[2].from.account.number`; empty for the whole. */
  readonly place: string;
  readonly says: Text;
}

/** What a file holds; nothing of a file with a fault is used. */
export interface Shaped<T> {
  readonly value: T | null;
  readonly faults: readonly ShapeFault[];
}

/** Most faults that are told; a file with more is another kind of file. */
export const faultCountMax = 100;

const texts = {
  notObject: { zh: "应为对象", en: "must be an object" },
  notList: { zh: "应为数组", en: "must be a list" },
  notText: { zh: "应为文字", en: "must be a text" },
  notFlag: { zh: "应为 true 或 false", en: "must be true or false" },
  notDay: {
    zh: "应为真实存在的日期，形如 2026-03-31",
    en: "must be a real day such as 2026-03-31",
  },
  missing: { zh: "缺少此项", en: "is missing" },
  unknown: { zh: "没有这一项，请核对拼写", en: "is not known here; check its spelling" },
} as const satisfies Record<string, Text>;

/** The few words of JSON Schema that the schemas here use. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

class Reading {
  readonly faults: ShapeFault[] = [];

  say(place: string, says: Text): void {
    if (this.faults.length < faultCountMax) this.faults.push({ place, says });
  }

  read(schema: Schema, value: unknown, place: string): void {
    if (schema.anyOf) this.#oneOf(schema.anyOf, value, place);
    else if (schema.type === "object") this.#object(schema, value, place);
    else if (schema.type === "array") this.#list(schema, value, place);
    else if (schema.type === "boolean") {
      if (typeof value !== "boolean") this.say(place, texts.notFlag);
    } else if (schema.type === "integer") this.#number(schema, value, place);
    else this.#text(schema, value, place);
  }

  #object(schema: Schema, value: unknown, place: string): void {
    if (!isObject(value)) return this.say(place, texts.notObject);
    const at = (name: string) => (place === "" ? name : `${place}.${name}`);
    for (const name of schema.required ?? [])
      if (!Object.hasOwn(value, name)) this.say(at(name), texts.missing);
    const [others] = Object.values(schema.patternProperties ?? {});
    const known = schema.properties ?? {};
    for (const [name, item] of Object.entries(value)) {
      const inside = Object.hasOwn(known, name) ? known[name] : others;
      if (inside) this.read(inside, item, at(name));
      else this.say(at(name), texts.unknown);
    }
  }

  #list({ items, maxItems = Number.POSITIVE_INFINITY }: Schema, value: unknown, place: string) {
    if (!Array.isArray(value)) return this.say(place, texts.notList);
    if (value.length > maxItems)
      this.say(place, { zh: `不得超过 ${maxItems} 项`, en: `must hold no more than ${maxItems}` });
    else if (items)
      for (const [at, item] of value.entries()) this.read(items, item, `${place}[${at}]`);
  }

  #oneOf(choices: readonly Schema[], value: unknown, place: string): void {
    if (choices.some((choice) => choice.const === value)) return;
    const known = choices.map((choice) => JSON.stringify(choice.const)).join(", ");
    this.say(place, { zh: `应为下列之一：${known}`, en: `must be one of ${known}` });
  }

  #number({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema, value: unknown, at: string) {
    const isFit = Number.isSafeInteger(value) && Number(value) >= minimum;
    if (isFit && Number(value) <= maximum) return;
    this.say(at, {
      zh: `应为 ${minimum} 至 ${maximum} 的整数`,
      en: `must be a whole number from ${minimum} to ${maximum}`,
    });
  }

  #text(schema: Schema, value: unknown, place: string): void {
    if (typeof value !== "string") return this.say(place, texts.notText);
    const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = schema;
    if (value.length < minLength) this.say(place, { zh: "不得为空", en: "must not be empty" });
    if (value.length > maxLength)
      this.say(place, {
        zh: `不得超过 ${maxLength} 个字符`,
        en: `must be no longer than ${maxLength} characters`,
      });
    if (format === "date" && parseCalendarDate(value) === null) this.say(place, texts.notDay);
    if (pattern !== undefined && !new RegExp(pattern, "u").test(value))
      this.say(place, { zh: `应符合 ${pattern}`, en: `must have the form ${pattern}` });
  }
}

/** Reads a value by a schema; all faults with their places, or the value. */
export function readShaped<T extends TSchema>(schema: T, value: unknown): Shaped<Static<T>> {
  const reading = new Reading();
  reading.read(schema, value, "");
  const { faults } = reading;
  return { value: faults.length === 0 ? (value as Static<T>) : null, faults };
}
