// SPDX-License-Identifier: Apache-2.0
import type { Permission } from "@tianwang/kernel/access";
import { assert } from "@tianwang/kernel/assert";
import type { Text } from "@tianwang/kernel/text";
import type { Static, TObject, TProperties, TSchema } from "typebox";

/** What travels: JSON by schema, or a stream of bytes with its media type. */
export type Carried = TSchema | "stream";

/** The contract of one HTTP route: what goes in, what comes out, who may call it. No handler. */
export interface Endpoint<
  P extends TProperties = TProperties,
  Q extends TProperties = TProperties,
  B extends Carried = Carried,
  R extends Carried = Carried,
> {
  /** Public name, equal to path and permission: `casework.cases.open`. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api`, with `:name` for path parameters. */
  readonly path: string;
  /** `public` needs no sign-in; everything else needs this permission. */
  readonly permission: Permission | "public";
  readonly summary: Text;
  readonly params: TObject<P>;
  readonly query: TObject<Q>;
  /** Absent when the request carries nothing. */
  readonly body?: B;
  readonly response: R;
  /**
   * What a stream that comes in may be, by media type, with what it holds for the page of the API;
   * plain octets when absent. The handler reads and checks it.
   */
  readonly media?: Readonly<Record<string, TSchema>>;
  /** Largest request in bytes; the server's default when absent. */
  readonly bodyBytesMax?: number;
}

/** What a handler gets from a JSON endpoint. */
export interface Input<E extends AnyEndpoint> {
  readonly params: Static<E["params"]>;
  readonly query: Static<E["query"]>;
  readonly body: BodyOf<E>;
}

/** What a handler finds in the body: a value of the schema, or the bytes. */
export type BodyOf<E extends AnyEndpoint> =
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever its other schemas
  E extends Endpoint<any, any, infer B, any>
    ? B extends "stream"
      ? AsyncIterable<Uint8Array>
      : B extends TSchema
        ? Static<B>
        : never
    : never;

/** A stream of bytes to send, with how to name and show it. */
export interface ByteStream {
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Known length in bytes. */
  readonly byteCount?: number;
}

/** What a handler gives: a value of the schema, or the bytes. */
export type OutputOf<E extends AnyEndpoint> = E["response"] extends "stream"
  ? ByteStream
  : E["response"] extends TSchema
    ? Static<E["response"]>
    : never;

// oxlint-disable-next-line typescript/no-explicit-any -- any endpoint, whatever its schemas
export type AnyEndpoint = Endpoint<any, any, any, any>;

const idForm = /^[a-z]+(\.[a-z][a-z-]*)+$/u;

/**
 * Declares an endpoint. Its path parameters must be those of its `params` schema.
 *
 * @example
 *   const openCase = defineEndpoint({
 *     id: "casework.cases.show", method: "GET", path: "/casework/cases/:caseId",
 *     permission: "casework.cases.read", summary: { zh: "案件", en: "A case" },
 *     params: Type.Object({ caseId: Type.String() }), query: Type.Object({}), response: CaseView,
 *   });
 */
export function defineEndpoint<
  P extends TProperties,
  Q extends TProperties,
  B extends Carried,
  R extends Carried,
>(endpoint: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  assert(idForm.test(endpoint.id), `the endpoint id ${endpoint.id} is dotted words`);
  assert(endpoint.path.startsWith("/"), `the path of ${endpoint.id} starts with a slash`);
  const inPath = [...endpoint.path.matchAll(/:(\w+)/gu)].map((match) => match[1] ?? "");
  const inSchema = Object.keys(endpoint.params.properties);
  assert(
    new Set(inPath).symmetricDifference(new Set(inSchema)).size === 0,
    `the path parameters of ${endpoint.id} are those of its schema`,
  );
  return endpoint;
}

/** Puts path parameters into the path of an endpoint. */
export function pathOf(endpoint: AnyEndpoint, params: Readonly<Record<string, unknown>>): string {
  return endpoint.path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
}
