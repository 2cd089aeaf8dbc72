// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { pageRowCountMax } from "@tianwang/wire/schema";
import type { TSchema } from "typebox";
import { caseworkRefusals } from "./errors.ts";
import { ownRoutes, routes } from "./server.ts";
import * as wire from "./wire.ts";

const endpoints = routes.map((route) => route.endpoint);

test("every contract of the door is served once, and nothing else is", () => {
  const declared = Object.entries(wire)
    .filter(([name]) => name.endsWith("Endpoint"))
    .map(([, endpoint]) => (endpoint as { id: string }).id);
  assert.deepEqual(endpoints.map((endpoint) => endpoint.id).toSorted(), declared.toSorted());
  assert.equal(
    new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size,
    routes.length,
  );
  assert.deepEqual(ownRoutes, []);
});

test("looking needs a permission to read and changing one to write", () => {
  for (const { id, method, permission } of endpoints) {
    const proposes = id === "casework.cases.propose-number";
    const wanted = method === "GET" && !proposes ? "read" : "write";
    assert.ok(permission.startsWith("casework."), id);
    assert.equal(permission.split(".").at(-1), wanted, id);
  }
});

/** Every text schema below a schema, with its place. */
function texts(schema: TSchema, place: string): [string, TSchema][] {
  const { type, properties, items, anyOf } = schema as Record<string, unknown> as {
    type?: string;
    properties?: Record<string, TSchema>;
    items?: TSchema;
    anyOf?: TSchema[];
  };
  return [
    ...(type === "string" && !("const" in schema) ? [[place, schema] as [string, TSchema]] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => texts(one, `${place}.${name}`)),
    ...(items ? texts(items, `${place}[]`) : []),
    ...(anyOf ?? []).flatMap((one) => texts(one, place)),
  ];
}

/** Every list below a schema, with its place. */
function lists(schema: TSchema, place: string): [string, TSchema][] {
  const { properties, items, anyOf } = schema as Record<string, unknown> as {
    properties?: Record<string, TSchema>;
    items?: TSchema;
    anyOf?: TSchema[];
  };
  return [
    ...(items ? [[place, schema] as [string, TSchema]] : []),
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => lists(one, `${place}.${name}`)),
    ...(items ? lists(items, `${place}[]`) : []),
    ...(anyOf ?? []).flatMap((one) => lists(one, place)),
  ];
}

test("every text and list that comes in is bounded", () => {
  let textCount = 0;
  for (const { id, params, query, body } of endpoints) {
    for (const schema of [params, query, ...(body && body !== "stream" ? [body] : [])]) {
      for (const [place, text] of texts(schema, id)) {
        const { pattern = "", maxLength } = text as { pattern?: string; maxLength?: number };
        // A pattern without a star or plus, tied at both ends, bounds a text as well.
        const isTied = /^\^[^*+]*\$$/u.test(pattern);
        assert.ok(maxLength !== undefined || isTied, `${place} ${pattern}`);
        textCount += 1;
      }
      for (const [place, list] of lists(schema, id)) {
        assert.ok((list as { maxItems?: number }).maxItems, place);
      }
    }
  }
  assert.ok(textCount > 50);
});

test("every list that goes out is limited by its query or by its nature", () => {
  const unpaged = new Set(["casework.members.list", "casework.consents.list"]);
  for (const endpoint of endpoints.filter(({ id }) => id.endsWith(".list"))) {
    const count = (endpoint.query.properties as Record<string, { maximum?: number }>)["count"];
    assert.ok(unpaged.has(endpoint.id) || count?.maximum === pageRowCountMax, endpoint.id);
  }
});

test("every refusal says what happened and how to mend it, in both languages", () => {
  for (const [code, entry] of Object.entries(caseworkRefusals)) {
    assert.match(code, /^CASEWORK_[A-Z_]+$/u);
    for (const text of [entry.zh, entry.mend.zh]) assert.match(text, /[\u4e00-\u9fff].*。$/u, code);
    for (const text of [entry.en, entry.mend.en]) assert.match(text, /^[A-Z{].*\.$/u, code);
  }
});
