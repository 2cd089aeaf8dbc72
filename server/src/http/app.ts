// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import Fastify, { LogController } from "fastify";
import { areaOwnRoutes, areaRoutes } from "../areas.ts";
import { mountSession } from "../auth/session.api.ts";
import { refuse } from "../errors.ts";
import { mountInstallation } from "../kit/installation.api.ts";
import { kitRoutes } from "../kit/kit.api.ts";
import { mountMetrics } from "../kit/metrics.api.ts";
import type { Upkeep } from "../kit/upkeep.ts";
import type { Gatekeeper } from "./acting.ts";
import { mountOwnRoutes, mountRoutes } from "./mount.ts";
import { mountOpenApi } from "./openapi.ts";
import { mountPage } from "./page.ts";
import { answerError } from "./refusals.ts";
import { compileValidator } from "./validator.ts";

/** What the HTTP server is made of. */
export interface AppParts {
  readonly gate: Gatekeeper;
  readonly upkeep: Upkeep;
  readonly logger: FastifyBaseLogger;
  /** Lets a monitoring system read `/metrics`, and nothing else. */
  readonly metricsToken: string;
  readonly version: string;
  readonly proxies: readonly string[];
  /** Folder of the built screens. */
  readonly pageFolder: string;
  /** Whether everything is up; `/readyz` says so. */
  readonly isReady: () => boolean;
}

/** Requests from one address in a minute; a table that is scrolled makes many. */
const requestCountMax = 3_000;
/** Longest that a request may take to arrive and be answered. */
const requestMillisMax = 300_000;

/** Builds the HTTP server. It does not listen yet. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: parts.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: parts.proxies.length > 0 ? [...parts.proxies] : false,
    requestTimeout: requestMillisMax,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(compileValidator);
  app.setErrorHandler(answerError);
  app.addHook("onSend", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    // The route's pattern, never the address: addresses can hold names and numbers.
    request.log.info(
      {
        route: request.routeOptions.url,
        method: request.method,
        status: reply.statusCode,
        millis: Math.round(reply.elapsedTime),
      },
      "answered",
    );
  });
  app.addContentTypeParser("application/octet-stream", (_, payload, done) => done(null, payload));
  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: false, hsts: parts.gate.isSecure });
  await app.register(rateLimit, {
    max: requestCountMax,
    timeWindow: 60_000,
    errorResponseBuilder: () => refuse("REQUEST_TOO_OFTEN"),
  });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Tianwang 天网", version: parts.version, license: { name: "Apache-2.0" } },
    },
  });
  app.get("/healthz", { schema: { hide: true } }, () => ({ status: "ok" }));
  app.get("/readyz", { schema: { hide: true } }, (_, reply) =>
    reply
      .code(parts.isReady() ? 200 : 503)
      .send({ status: parts.isReady() ? "ready" : "starting" }),
  );
  mountSession(app, parts.gate, parts.version);
  mountInstallation(app, parts);
  mountMetrics(app, { store: parts.gate.store, token: parts.metricsToken });
  mountRoutes(app, parts.gate, [...kitRoutes, ...areaRoutes]);
  mountOwnRoutes(app, parts.gate, areaOwnRoutes);
  mountOpenApi(app);
  await mountPage(app, parts.pageFolder);
  return app;
}
