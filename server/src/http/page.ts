// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { refuse } from "../errors.ts";

/** Where the built page carries the nonce of each answer. */
const noncePlace = "__CSP_NONCE__";

/** What a page of ours may do: load from here, run what is here, be framed by nobody. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Serves the built screens; every address that is no file is answered with the page. */
export async function mountPage(app: FastifyInstance, folder: string): Promise<void> {
  const indexPath = join(folder, "index.html");
  if (!existsSync(indexPath)) {
    app.setNotFoundHandler(() => {
      throw refuse("ROUTE_NOT_FOUND");
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: join(folder, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: 365 * 24 * 3_600_000,
    index: false,
    decorateReply: false,
  });
  // Read each time: a bundle that was built anew has other file names.
  const answer = async (reply: FastifyReply) => {
    const page = await readFile(indexPath, "utf8");
    const nonce = randomBytes(16).toString("base64");
    return reply
      .header("content-security-policy", contentPolicy(nonce))
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(page.replaceAll(noncePlace, nonce));
  };
  app.get("/", { schema: { hide: true } }, (_, reply) => answer(reply));
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === "GET" && !/^\/(api|assets)(\/|$)/u.test(request.url);
    if (!isPage) throw refuse("ROUTE_NOT_FOUND");
    return answer(reply);
  });
}
