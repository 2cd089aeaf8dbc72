// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "@tianwang/kernel/refusal";
import { createClient } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import { traceCommandWith } from "./trace.cli.ts";

const traceCommand = traceCommandWith({
  options: [],
  compare: () => assert.fail("comparing is tested where it is done"),
});

const file = JSON.stringify({
  ledger_cases: [
    {
      id: "two",
      minor_unit: "cents",
      events: [
        { type: "in", party: "林某", amount: 1000 },
        { type: "in", party: "Mora", amount: 2000 },
        { type: "out", party: "-", amount: 1000 },
      ],
    },
    { id: "own", events: [{ type: "in", party: "OWN", amount: 1 }] },
  ],
  outcome_cases: [{ id: "gap", inputs: { opening: 1, withdrawn: 1, balance: 1 } }],
});

async function run(
  options: CommandContext["options"],
  text = file,
  language: "zh" | "en" = "en",
): Promise<{ code: number; printed: string[] }> {
  const printed: string[] = [];
  const words = ["ledgers.json"];
  assert.equal(traceCommand.isAlone?.(words), true);
  const code = await traceCommand.run({
    client: createClient({
      base: "",
      fetch: () => Promise.reject(new Error("no server is asked")),
      headers: () => ({}),
    }),
    language,
    words,
    options,
    url: "",
    print: (line) => printed.push(line),
    progress: () => undefined,
    files: {
      list: async () => [],
      open: async (path) => {
        if (path !== "ledgers.json") throw new Error("ENOENT");
        return new Blob([text]).stream();
      },
      write: async () => 0,
      absolute: (path) => path,
    },
    signal: new AbortController().signal,
  });
  return { code, printed };
}

test("one ledger by one doctrine is one JSON object with exact amounts", async () => {
  const { code, printed } = await run({ json: true, case: "two", doctrine: "fifo" });
  assert.equal(code, 0);
  assert.deepEqual(
    printed.map((line) => JSON.parse(line) as unknown),
    [
      {
        ledger: "two",
        minorUnit: "cents",
        doctrines: {
          fifo: {
            remaining: { Mora: "2000" },
            withdrawals: [{ 林某: "1000" }],
            arithmetic: "exact",
          },
        },
        spread: { 林某: { least: "0", most: "0" }, Mora: { least: "2000", most: "2000" } },
      },
    ],
  );
});

test("a whole file is one JSON object too", async () => {
  const { printed } = await run({ json: true });
  const [whole, ...others] = printed.map((line) => JSON.parse(line) as Record<string, unknown[]>);
  assert.deepEqual(others, []);
  assert.deepEqual([whole?.["ledgers"]?.length, whole?.["outcomes"]?.length], [2, 1]);
});

test("without --json it prints a table in both languages", async () => {
  for (const [language, title] of [
    ["en", "First in, first out"],
    ["zh", "先进先出"],
  ] as const) {
    const { printed } = await run({ ledger: "two", doctrine: "fifo" }, file, language);
    const text = printed.join("\n");
    assert.ok(text.includes(title) && text.includes("Mora 2000"), text);
  }
});

test("bad input is refused with its place and leaves nothing half done", async () => {
  const refused = async (options: CommandContext["options"], text?: string) => {
    try {
      await run(options, text);
    } catch (error) {
      assert.ok(error instanceof Refusal);
      return `${error.code} ${error.says("en")}`;
    }
    return "not refused";
  };
  assert.match(await refused({ ledger: "three" }), /^FLOWS_NO_LEDGER .*three/u);
  assert.match(await refused({ doctrine: "fair" }), /^FLOWS_NO_DOCTRINE .*fair/u);
  assert.match(await refused({}, "{"), /^FLOWS_BAD_LEDGER_FILE/u);
  const bad = '[{"id":"a","events":[{"type":"in","party":"A","amount":0.5}]}]';
  assert.match(await refused({}, bad), /ledger_cases\[0\]\.events\[0\]\.amount/u);
});
