// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { doctrines } from "@tianwang/flows";
import type { CompartmentId } from "@tianwang/kernel/ids";
import type { Language } from "@tianwang/kernel/text";
import type { CommandContext } from "@tianwang/wire/command";
import { office, openedCase, rowIdOf, useGround } from "../ground.test.ts";
import { client } from "../served.test.ts";
import { traceCommand } from "./compare.cli.ts";

useGround("compare-cli");

async function trace(options: CommandContext["options"], language: Language = "en") {
  const out: string[] = [];
  const progress: string[] = [];
  const exit = await traceCommand.run({
    client,
    language,
    words: [],
    options,
    url: "http://127.0.0.1:8420",
    print: (text) => out.push(text),
    progress: (text) => progress.push(text),
    files: {} as never,
    signal: new AbortController().signal,
  });
  return { exit, out: out.join("\n"), progress: progress.join("\n") };
}

/** A case of casework with the files of the tests in it, and the deposit of the grant. */
async function caseWithDeposit() {
  const opened = await client.call(openCaseEndpoint, { body: { title: "临河案" } });
  const compartmentId = opened.compartmentId as CompartmentId;
  await openedCase(undefined, compartmentId);
  return { id: opened.id, rowId: await rowIdOf(compartmentId, 500_000n, office), compartmentId };
}

test("--doctrine all compares every doctrine on the case, in words and as one object", async () => {
  const { id, rowId } = await caseWithDeposit();
  const { out } = await trace({ case: id, row: rowId, doctrine: "all", json: true });
  const found = JSON.parse(out) as {
    ledger: string;
    currency: string;
    minorUnit: string;
    doctrines: Record<string, { remaining: Record<string, string>; notApplicable?: string }>;
    spread: Record<string, { least: string; most: string }>;
    sameDay?: { worst: Record<string, unknown> };
    comparison: { id: string };
  };
  assert.deepEqual([found.ledger, found.currency, found.minorUnit], [id, "CNY", "1/100"]);
  assert.deepEqual(
    Object.keys(found.doctrines),
    doctrines.map((doctrine) => doctrine.id),
  );
  assert.equal(found.doctrines["fifo"]?.remaining["省级专项"], "220000");
  assert.match(found.doctrines["rolling-pro-rata"]?.remaining["省级专项"] ?? "", /^\d+\/\d+$/u);
  assert.match(found.doctrines["backwards"]?.notApplicable ?? "", /no proof/u);
  assert.ok(found.spread["省级专项"]);
  assert.match(found.comparison.id, /^cpr_/u);
  const words = (await trace({ case: id, row: rowId, doctrine: "all" }, "zh")).out;
  assert.match(words, /^CNY（单位：1\/100）\n/u);
  assert.match(words, /\n {2}先进先出: 省级专项 220000\n {6}依据 Clayton's Case/u);
  const proven = await trace({
    case: id,
    row: rowId,
    doctrine: "all",
    coordination: "判决书第三页",
    json: true,
  });
  const { doctrines: said } = JSON.parse(proven.out) as typeof found;
  assert.equal(said["backwards"]?.notApplicable, undefined);
});
