// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** A strict policy: no inline script, styles by file or nonce only, not even style attributes. */
const policy = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'`;

/** Answers to requests of the API, by method and path; absent: 404. */
export type ApiAnswers = (
  method: string,
  path: string,
  headers: IncomingMessage["headers"],
) => { readonly status: number; readonly body: unknown } | undefined;

/** A server of built pages for tests. */
export interface PageServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

async function answerFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const isFile = extname(path) !== "";
  const file = join(folder, isFile ? normalize(path) : "index.html");
  const content = await readFile(file).catch(() => null);
  if (content === null) {
    response.writeHead(404).end();
    return;
  }
  const nonce = "dGVzdA";
  const isPage = file.endsWith(".html");
  response.writeHead(200, {
    "content-type": mediaTypes[extname(file)] ?? "application/octet-stream",
    "content-security-policy": policy(nonce),
  });
  response.end(isPage ? content.toString("utf8").replaceAll("__CSP_NONCE__", nonce) : content);
}

/** Serves a folder of built pages under a strict content policy, with given answers of the API. */
export async function servePages(folder: string, api: ApiAnswers): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://page.invalid");
    if (!pathname.startsWith("/api/")) {
      void answerFile(folder, decodeURIComponent(pathname), response);
      return;
    }
    const answer = api(request.method ?? "GET", pathname, request.headers);
    const { status, body } = answer ?? { status: 404, body: {} };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
