// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { truthJson } from "./truth.ts";
import { makeWorld, worldNames } from "./world.ts";
import type { World } from "./world.ts";
import { writeWorld } from "./write-world.ts";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

function digests(world: World): string[] {
  const files = world.files.map((file) => `${sha256(file.bytes)} ${file.path}`);
  return [...files, `${sha256(truthJson(world.truth))} truth.json`];
}

const world = makeWorld("county-ledger");

test("there is one world, and it has a title in both languages that says fictional", () => {
  assert.deepEqual(worldNames, ["county-ledger"]);
  assert.match(world.title.zh, /虚构/u);
  assert.match(world.title.en, /fictional/u);
  assert.throws(() => makeWorld("atlantis"), /a world is called atlantis/u);
});

test("two runs give the same bytes in every file, the second in another zone and language", () => {
  const script = `
    import { createHash } from "node:crypto";
    import { makeWorld, truthJson } from ${JSON.stringify(import.meta.resolve("./index.ts"))};
    const world = makeWorld("county-ledger");
    const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
    for (const file of world.files) console.log(sha256(file.bytes) + " " + file.path);
    console.log(sha256(truthJson(world.truth)) + " truth.json");
  `;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, TZ: "Pacific/Kiritimati", LANG: "de_CH.UTF-8", LC_ALL: "de_CH.UTF-8" },
    encoding: "utf8",
  });
  assert.deepEqual(printed.trimEnd().split("\n"), digests(world));
});

test("another seed gives other files", () => {
  const other = new Set(digests(makeWorld("county-ledger", { seed: "2" })));
  const same = digests(world).filter((digest) => other.has(digest));
  assert.equal(same.length, 1, "only the README is the same");
});

test("a world is written with its truth outside the evidence", async () => {
  const out = await mkdtemp(path.join(tmpdir(), "tianwang-world-"));
  try {
    const written = await writeWorld(world, out);
    assert.deepEqual((await readdir(out)).sort(), ["evidence", "truth"]);
    const names = await readdir(written.evidenceDir, { recursive: true, withFileTypes: true });
    assert.equal(names.filter((name) => name.isFile()).length, world.files.length);
    assert.ok(names.every((name) => !name.name.includes("truth")));
    const truth: unknown = JSON.parse(await readFile(written.truthFile, "utf8"));
    assert.deepEqual(truth, JSON.parse(JSON.stringify(world.truth)));
    const readme = await readFile(path.join(written.evidenceDir, "README.txt"), "utf8");
    assert.match(readme, /全部内容均为虚构/u);
    assert.match(readme, /Everything in this folder is fictional/u);
  } finally {
    await rm(out, { recursive: true });
  }
});
