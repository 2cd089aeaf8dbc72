// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as xlsx from "@e965/xlsx";
import type { CommandContext } from "@tianwang/wire/command";
import { scheduleCommand } from "./schedule.cli.ts";

const ledgers = {
  ledger_cases: [
    {
      id: "two-funds",
      minor_unit: "cents",
      events: [
        { type: "in", party: "Fund A", amount: 100000, date: "2024-03-01" },
        { type: "in", party: "Fund B", amount: 50000, date: "2024-03-02" },
        { type: "out", party: "shares", amount: 60000, proceeds: 90000, date: "2024-03-03" },
        { type: "out", party: "dissipated", amount: 20000, date: "2024-03-04" },
      ],
    },
    { id: "other", minor_unit: "cents", events: [{ type: "in", party: "A", amount: 1 }] },
  ],
};

/** Runs the command over a file that is only thought of, and gives what it wrote. */
async function drawUp(options: CommandContext["options"], word = "cases/ledgers.json") {
  const written = new Map<string, Buffer>();
  const said: string[] = [];
  const exit = await scheduleCommand.run({
    client: null as never,
    language: "en",
    words: [word],
    options,
    url: "",
    print: (text) => said.push(text),
    progress: (text) => said.push(text),
    files: {
      list: () => assert.fail("no folder is listed"),
      open: async () => new Blob([JSON.stringify(ledgers)]).stream(),
      write: async (path, bytes) => {
        const chunks: Uint8Array[] = [];
        for await (const chunk of bytes) chunks.push(chunk);
        written.set(path, Buffer.concat(chunks));
        return written.get(path)?.byteLength ?? 0;
      },
      absolute: (path) => `/home/${path}`,
    },
    signal: new AbortController().signal,
  });
  return { exit, said: said.join("\n"), written };
}

test("a file of ledgers has a schedule without a server, read back to the unit", async () => {
  const options = { ledger: "two-funds", out: "s.xlsx", format: "xlsx" };
  const { exit, said, written } = await drawUp(options);
  assert.equal(exit, 0);
  const bytes = written.get("s.xlsx");
  assert.ok(bytes);
  assert.equal(said, `/home/s.xlsx: ${bytes.byteLength} bytes`);
  const book = xlsx.read(bytes);
  const rows = (name: string) =>
    xlsx.utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1, blankrows: false });
  const balances = rows("Claims on balances");
  const fifo = balances.findIndex(([title]) => title === "First in, first out");
  assert.deepEqual(balances.slice(fifo + 1, fifo + 4), [
    ["Fund A", 20000],
    ["Fund B", 50000],
    ["Total", 70000],
  ]);
  const rateable = balances.findIndex(([title]) => /rolling|North American/iu.test(String(title)));
  assert.equal(balances.slice(rateable).find(([name]) => name === "Total")?.[1], 70000);
  assert.ok(rows("Payments").some((row) => row[0] === "movement 3" && row[2] === "shares"));
  assert.ok(rows("Claims on assets").some((row) => row[0] === "shares" && row[1] === 60000));
  const again = await drawUp(options);
  assert.ok(again.written.get("s.xlsx")?.equals(bytes), "the same file gives the same bytes");
});

test("the paper is a PDF; what is asked for wrongly is told with the code for usage", async () => {
  const { written } = await drawUp({ ledger: "two-funds", out: "s.pdf", format: "pdf" });
  assert.equal(written.get("s.pdf")?.subarray(0, 5).toString("latin1"), "%PDF-");
  for (const options of [
    { ledger: "two-funds" },
    { ledger: "two-funds", out: "s.pdf", format: "docx" },
    { ledger: "two-funds", out: "s.pdf", on: "yesterday" },
    { out: "s.pdf" },
  ]) {
    const wrong = await drawUp(options);
    assert.deepEqual([wrong.exit, wrong.written.size], [2, 0]);
  }
  await assert.rejects(drawUp({ ledger: "two-funds", out: "x", doctrine: "none" }), {
    code: "FLOWS_NO_DOCTRINE",
  });
  assert.equal(scheduleCommand.isAlone?.(["ledgers.json"]), true);
  assert.equal(scheduleCommand.isAlone?.(["cpr_01JD0000"]), false);
});
