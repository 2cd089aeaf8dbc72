// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from "fastify";
import { openApiTexts } from "./openapi.text.ts";

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
}

const escapeHtml = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

function rowOf(path: string, method: string, operation: Operation): string {
  const [zh = "", permission = ""] = (operation.description ?? "").split("\n\n");
  return `<tr id="${escapeHtml(operation.operationId ?? "")}"><td><code>${method.toUpperCase()}</code></td>
<td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(operation.summary ?? "")}<br><span lang="zh">${escapeHtml(zh)}</span></td>
<td><code>${escapeHtml(permission.replace(/^Permission: /u, "").replaceAll("`", ""))}</code></td></tr>`;
}

/** A page that lists the routes: plain HTML, no script. */
export function openApiPage(
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>,
): string {
  const rows = Object.entries(paths)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => rowOf(path, method, operation)),
    );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tianwang API</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/page.css">
<main><h1>Tianwang 天网 API</h1>
<p>${openApiTexts.machine.en}<a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). ${openApiTexts.headers.en}</p>
<p lang="zh">${openApiTexts.machine.zh}<a href="/api/openapi.json">openapi.json</a>。${openApiTexts.headers.zh}</p>
<div tabindex="0" role="region" aria-label="Routes"><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Permission</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table></div></main></html>`;
}

const css = `body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1c2430;background:#fbfbf9}
main{max-width:72rem;margin:auto;padding:1.5rem}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #d9dcd6}
div{overflow-x:auto}code{font-family:ui-monospace,monospace;font-size:.92em}a{color:#0b5560}`;

/** Serves the OpenAPI document and a readable page of it. */
export function mountOpenApi(app: FastifyInstance): void {
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
  app.get("/api/page.css", { schema: { hide: true } }, (_, reply) =>
    reply.type("text/css").send(css),
  );
  app.get("/api", { schema: { hide: true } }, (_, reply) => {
    const { paths } = app.swagger() as { paths: Record<string, Record<string, Operation>> };
    return reply
      .header(
        "content-security-policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      .type("text/html; charset=utf-8")
      .send(openApiPage(paths));
  });
}
