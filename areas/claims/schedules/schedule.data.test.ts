// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import * as xlsx from "@e965/xlsx";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import type { CompartmentId, JobId } from "@tianwang/kernel/ids";
import { inflateRawSync } from "node:zlib";
import { extractText, getDocumentProxy } from "unpdf";
import { makeComparison } from "../comparisons/comparison.wire.ts";
import {
  call,
  firm,
  ground,
  office,
  person,
  openedCase,
  rowIdOf,
  useGround,
} from "../ground.test.ts";
import { client, runWaiting } from "../served.test.ts";
import { setPaper } from "./paper.data.ts";
import { drawUpSchedule } from "./draw-up.ts";
import { randomDocument } from "./random-trace.test.ts";
import { fetchSchedule } from "./schedule.wire.ts";
import { typstSource } from "./typst-source.ts";
import { writeWorkbook } from "./workbook.data.ts";
import { doctrines } from "@tianwang/flows";
import { makeTrace } from "@tianwang/flows/wire";

useGround("schedules");

/** A case of casework with a saved comparison of the grant, whose claimant has an ugly name. */
async function compared(claimant = "=省级专项") {
  const { compartmentId } = await client.call(openCaseEndpoint, { body: { title: "临河案" } });
  await openedCase(undefined, compartmentId as CompartmentId);
  const rowId = await rowIdOf(compartmentId as CompartmentId, 500_000n, office);
  const body = { compartmentId, deposits: [{ rowId, claimant }], title: "专项资金" };
  const { jobId, comparisonId } = await call(makeComparison, { body });
  await runWaiting(jobId as JobId);
  return { ...body, comparisonId };
}

async function fetched(
  subjectId: string,
  query: { format: "xlsx" | "pdf"; language: "zh" | "en"; doctrine?: string },
): Promise<Buffer> {
  const answer = await client.stream(fetchSchedule, { params: { subjectId }, query });
  return Buffer.from(await answer.arrayBuffer());
}

const sheetRows = (bytes: Uint8Array, name: string) => {
  const sheet = xlsx.read(bytes).Sheets[name];
  assert.ok(sheet, name);
  return xlsx.utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: false });
};

test("a workbook is read back by another program with the claims to the cent, and no formula", async () => {
  const { comparisonId } = await compared();
  const bytes = await fetched(comparisonId, { format: "xlsx", language: "en", doctrine: "fifo" });
  const balances = sheetRows(bytes, "Claims on balances").map((row) =>
    Array.from(row, (cell) => cell ?? ""),
  );
  assert.deepEqual(balances, [
    ["Claims on balances"],
    ["Account", "Holder", "Claimant", "Amount", "Exact (minor units)", "Rows"],
    ["First in, first out · CNY"],
    [firm, "临河商贸有限公司", "=省级专项", 1800, "", 1],
    [office, "临河县某所", "=省级专项", 300, "", 1],
    [person, "王某某", "=省级专项", 100, "", 1],
    ["Total", "", "", 2200],
  ]);
  const book = xlsx.read(bytes, { cellFormula: true });
  for (const sheet of Object.values(book.Sheets))
    for (const [place, cell] of Object.entries(sheet))
      if (!place.startsWith("!")) assert.equal((cell as { f?: string }).f, undefined, place);
  const reconciled = sheetRows(bytes, "Reconciliation").find(([name]) => name === "Total");
  assert.deepEqual(reconciled, ["Total", 5000, 0, 2200, 1800, 100, 900, 0, 5000, 0]);
  const paths = sheetRows(bytes, "Paths");
  const cited = paths.filter((row) => typeof row[0] === "number");
  assert.ok(cited.length > 8);
  for (const row of cited)
    assert.match(`${String(row[7])} ${String(row[8])}`, /^\w+\.sta line \d+$/u);
  assert.ok(sheetRows(bytes, "Spread").length > 3);
  assert.ok(
    sheetRows(bytes, "Authorities")
      .flat()
      .some((cell) => /Clayton/u.test(String(cell))),
  );
});

test("the same result gives the same bytes, and each language its own words", async () => {
  const { comparisonId } = await compared();
  for (const format of ["xlsx", "pdf"] as const) {
    const query = { format, language: "zh" as const, doctrine: "lifo" };
    const first = await fetched(comparisonId, query);
    assert.ok(first.equals(await fetched(comparisonId, query)), format);
  }
  const chinese = await fetched(comparisonId, { format: "xlsx", language: "zh" });
  assert.deepEqual(xlsx.read(chinese).SheetNames.slice(0, 4), [
    "封面",
    "规则对照",
    "规则差幅",
    "同日先后",
  ]);
});

test("the paper has a cover, tables with sums, citations and numbered pages, in both languages", async () => {
  const { comparisonId } = await compared("省级专项");
  const textOf = async (language: "zh" | "en") => {
    const bytes = await fetched(comparisonId, { format: "pdf", language });
    const proxy = await getDocumentProxy(new Uint8Array(bytes));
    const { text, totalPages } = await extractText(proxy, { mergePages: true });
    return { text: text.replaceAll("\u200b", "").replaceAll(/\s+/gu, " "), totalPages };
  };
  const english = await textOf("en");
  assert.match(english.text, /Schedule of claims by tracing .*临河案/u);
  assert.match(english.text, new RegExp(`1 / ${english.totalPages}`, "u"));
  assert.match(english.text, new RegExp(`${english.totalPages} / ${english.totalPages}`, "u"));
  for (const says of ["Claims on balances", "2,200.00", "office.sta", "line 5", "Clayton", "gap"])
    assert.ok(english.text.includes(says), says);
  const chinese = await textOf("zh");
  for (const says of ["资金追踪权利主张附表", "账户余额上的主张", "2,200.00", "第5行", "缺口"])
    assert.ok(chinese.text.replaceAll(" ", "").includes(says), says);
});

test("a saved trace has a schedule too, and another agency has none", async () => {
  const { compartmentId, deposits, comparisonId } = await compared("省级专项");
  const asked = { body: { compartmentId, deposits, doctrine: "rolling-pro-rata" } };
  const { jobId, traceId } = await client.call(makeTrace, asked);
  await runWaiting(jobId as JobId);
  const bytes = await fetched(traceId, { format: "xlsx", language: "en" });
  const total = sheetRows(bytes, "Reconciliation").find(([name]) => name === "Total");
  assert.deepEqual([total?.[1], total?.[8], total?.[9]], [5000, 5000, 0]);
  assert.ok(
    sheetRows(bytes, "Claims on balances").some((row) => /^\d+\/\d+$/u.test(String(row[4]))),
  );
  const other = await ground().stranger("case-officer", "schedules");
  for (const subjectId of [traceId, comparisonId])
    await assert.rejects(
      call(
        fetchSchedule,
        { params: { subjectId }, query: { format: "pdf", language: "zh" } },
        other,
      ),
      { code: "CLAIMS_NO_COMPARISON" },
    );
  await assert.rejects(
    fetched(comparisonId, { format: "pdf", language: "zh", doctrine: "no-such" }),
    { status: 422 },
  );
});

test("what a name holds stays words: no formula, no markup, no broken file", () => {
  const fifo = doctrines.find(({ id }) => id === "fifo");
  assert.ok(fifo);
  const plain = randomDocument(fifo, [
    { payer: -1, beneficiary: 1, amount: 300, day: 1 },
    { payer: -1, beneficiary: 1, amount: 500, day: 1 },
    { payer: 1, beneficiary: -1, amount: 400, day: 2 },
  ]);
  const ugly = [
    '=HYPERLINK("http://x")',
    "+1",
    "-2",
    "@a",
    "#set page()",
    '\\"]',
    "<b>&\u0000\ud800",
  ];
  for (const claimant of ugly) {
    const deposits = plain.deposits.map((deposit) => ({ ...deposit, claimant }));
    const schedule = drawUpSchedule({
      language: "en",
      subjectId: "trc_TEST",
      title: claimant,
      caseName: claimant,
      sha256: "0",
      madeBy: claimant,
      madeAt: "2024-04-01T08:00:00.000Z",
      traces: [{ ...plain, deposits }],
      notKept: [],
      compared: null,
      exhibitNames: new Map(),
      rowCountMax: 100,
    });
    const bytes = writeWorkbook(schedule);
    const shown = claimant.toWellFormed().replaceAll("\u0000", "\ufffd");
    assert.ok(
      sheetRows(bytes, "Reconciliation").some(([name]) => name === shown),
      claimant,
    );
    assert.doesNotMatch(partsOf(bytes), /<f[ >]/u);
    assert.ok(setPaper(typstSource(schedule)).byteLength > 1_000, claimant);
  }
});

/** Everything in a workbook as text. */
function partsOf(bytes: Uint8Array): string {
  const view = Buffer.from(bytes);
  let text = "";
  for (let at = 0; view.readUInt32LE(at) === 0x04034b50;) {
    const [size, name] = [view.readUInt32LE(at + 18), view.readUInt16LE(at + 26)];
    const start = at + 30 + name;
    text += inflateRawSync(view.subarray(start, start + size)).toString("utf8");
    at = start + size;
  }
  return text;
}
