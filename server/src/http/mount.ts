// SPDX-License-Identifier: Apache-2.0
import { Readable } from "node:stream";
import type { Opening, Work } from "@tianwang/store";
import type { AnyEndpoint, ByteStream, Input } from "@tianwang/wire/endpoint";
import type { RequestFacts, Route } from "@tianwang/wire/route";
import { RefusalView } from "@tianwang/wire/schema";
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchemaCompiler,
  RouteShorthandOptions,
} from "fastify";
import type { TSchema } from "typebox";
import type { Gatekeeper } from "./acting.ts";
import { actingOf } from "./acting.ts";
import { compileValidator } from "./validator.ts";

/** Largest JSON request. */
export const jsonByteCountMax = 4 * 1024 * 1024;

function inputOf(request: FastifyRequest): Input<AnyEndpoint> {
  return {
    params: request.params,
    query: request.query,
    body: request.body,
  } as Input<AnyEndpoint>;
}

const factsOf = (request: FastifyRequest): RequestFacts => ({
  requestId: request.id,
  mediaType: request.headers["content-type"] ?? "",
});

/** How a stream that comes in is described; its content is for the handler to check. */
function streamSchema({ media }: AnyEndpoint): Record<string, unknown> {
  if (!media) return { consumes: ["application/octet-stream"] };
  const content = Object.entries(media).map(([type, schema]) => [type, { schema }]);
  return { body: { content: Object.fromEntries(content) } };
}

/** The framework's schema of an endpoint; tags and summary are for the OpenAPI page. */
export function schemaOf(endpoint: AnyEndpoint): Record<string, unknown> {
  const isStream = endpoint.response === "stream";
  return {
    operationId: endpoint.id,
    summary: endpoint.summary.en,
    description: `${endpoint.summary.zh}\n\nPermission: \`${endpoint.permission}\``,
    tags: [endpoint.id.split(".")[0]],
    params: endpoint.params,
    querystring: endpoint.query,
    ...(endpoint.body !== undefined && endpoint.body !== "stream" ? { body: endpoint.body } : {}),
    ...(endpoint.body === "stream" ? streamSchema(endpoint) : {}),
    response: {
      ...(isStream ? {} : { 200: endpoint.response }),
      "4xx": RefusalView,
      "5xx": RefusalView,
    },
  };
}

/** Uploads from one address in a minute: a folder of thousands of files is sent one by one. */
const uploadCountMax = 60_000;
/** Requests with payments from one address in a minute; a bank sends one each, and waits in line. */
const mediaCountMax = 1_200_000;

/** A stream reaches its handler as it is; the rest of the request is checked as always. */
const checkAllButBody: FastifySchemaCompiler<TSchema> = (part) =>
  part.httpPart === "body" ? () => true : compileValidator(part);

function optionsOf(endpoint: AnyEndpoint): RouteShorthandOptions {
  return {
    schema: schemaOf(endpoint),
    bodyLimit: endpoint.bodyBytesMax ?? jsonByteCountMax,
    ...(endpoint.body === "stream"
      ? {
          config: { rateLimit: { max: endpoint.media ? mediaCountMax : uploadCountMax } },
          validatorCompiler: checkAllButBody,
        }
      : {}),
  };
}

/** Sends an answer: JSON by its schema, or bytes as a download. */
function send(reply: FastifyReply, endpoint: AnyEndpoint, value: unknown): unknown {
  if (endpoint.response !== "stream") return value;
  const stream = value as ByteStream;
  const name = encodeURIComponent(stream.fileName).replaceAll(
    /['()*]/gu,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
  // Bytes from outside are never shown by the browser as a page of ours.
  reply.header("content-disposition", `attachment; filename*=UTF-8''${name}`);
  reply.type(stream.mediaType);
  if (stream.byteCount !== undefined) reply.header("content-length", stream.byteCount);
  return reply.send(Readable.from(stream.bytes));
}

type Handle = (request: FastifyRequest) => Promise<unknown>;

/** Registers an endpoint with what answers it. */
export function mountEndpoint(app: FastifyInstance, endpoint: AnyEndpoint, handle: Handle): void {
  const { media } = endpoint;
  if (!media) return addRoute(app, endpoint, handle);
  // In a scope of its own: elsewhere JSON is parsed by the framework.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(Object.keys(media), (_, payload, done) => done(null, payload));
    addRoute(scope, endpoint, handle);
  });
}

function addRoute(app: FastifyInstance, endpoint: AnyEndpoint, handle: Handle): void {
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    ...optionsOf(endpoint),
    handler: async (request, reply) => send(reply, endpoint, await handle(request)),
  });
}

/** Mounts routes that run in one transaction: access, work, audit and commit happen here. */
export function mountRoutes(
  app: FastifyInstance,
  gate: Gatekeeper,
  routes: readonly Route<Work>[],
): void {
  for (const route of routes) {
    const { endpoint } = route;
    mountEndpoint(app, endpoint, async (request) => {
      const acting = await actingOf(gate, request);
      return gate.store.run(acting, endpoint.id, async (work) => {
        if (endpoint.permission !== "public") work.require(endpoint.permission);
        return route.handle(work, inputOf(request), factsOf(request));
      });
    });
  }
}

/**
 * Mounts routes that open their own transactions; the permission is checked before they begin, or by
 * them where they say so.
 */
export function mountOwnRoutes(
  app: FastifyInstance,
  gate: Gatekeeper,
  routes: readonly Route<Opening>[],
): void {
  for (const route of routes) {
    const { endpoint } = route;
    mountEndpoint(app, endpoint, async (request) => {
      const acting = await actingOf(gate, request);
      if (!route.isSelfChecking) {
        await gate.store.run(acting, endpoint.id, async (work) => {
          if (endpoint.permission !== "public") work.require(endpoint.permission);
        });
      }
      return route.handle({ store: gate.store, acting }, inputOf(request), factsOf(request));
    });
  }
}
