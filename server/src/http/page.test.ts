// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import { fastify } from "fastify";
import { mountPage } from "./page.ts";

let folder: string;
let app: FastifyInstance;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-page-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), '<style nonce="__CSP_NONCE__"></style>');
  app = fastify();
  await mountPage(app, folder);
});
after(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test("the page runs and draws only what is ours: nothing inline, in no kind of source", async () => {
  const answer = await app.inject({ method: "GET", url: "/cases/any" });
  const policy = String(answer.headers["content-security-policy"]);
  assert.match(policy, /^default-src 'none';/u);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/u);
  const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1];
  assert.equal(answer.body, `<style nonce="${nonce}"></style>`);
  const again = await app.inject({ method: "GET", url: "/cases/any" });
  assert.notEqual(again.headers["content-security-policy"], policy, "a nonce serves once");
});
