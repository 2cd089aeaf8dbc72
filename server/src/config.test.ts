// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { describeConfig, readConfig, settings } from "./config.ts";

const code = (wanted: string) => (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === wanted;

test("without any setting the server stays on this machine, with the embedded store", () => {
  const config = readConfig({});
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 8420);
  assert.equal(config.databaseUrl, null);
  assert.equal(config.isDemoWanted, true);
  assert.ok(config.blobsFolder.startsWith(config.dataFolder));
});

test("unknown names and bad values are refused, and say what is wanted", () => {
  assert.throws(() => readConfig({ TIANWANG_DTAA: "x" }), code("CONFIG_UNKNOWN"));
  for (const bad of [
    { PORT: "80a" },
    { PORT: "70000" },
    { DATABASE_URL: "mysql://x" },
    { DATABASE_URL: "nonsense" },
    { TIANWANG_DEMO: "maybe" },
    { TIANWANG_LANG: "fr" },
    { TIANWANG_LOG: "loud" },
  ]) {
    assert.throws(() => readConfig(bad), code("CONFIG_BAD"), JSON.stringify(bad));
  }
});

test("leaving the machine needs a declared proxy that ends TLS", () => {
  assert.throws(() => readConfig({ HOST: "0.0.0.0" }), code("CONFIG_OPEN_HOST"));
  assert.deepEqual(readConfig({ HOST: "0.0.0.0", TIANWANG_PROXY: "10.0.0.1, 10.0.0.2" }).proxies, [
    "10.0.0.1",
    "10.0.0.2",
  ]);
});

test("secrets are masked where settings are listed", () => {
  const listed = describeConfig({ DATABASE_URL: "postgres://u:secret@h/d" });
  assert.equal(listed.length, settings.length);
  assert.ok(!JSON.stringify(listed).includes("secret@"));
});
