// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { Refusal } from "@tianwang/kernel/refusal";
import type { FileChoices } from "./detect.data.ts";
import { detectFile } from "./detect.data.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-detect-"));
});
after(() => rm(folder, { recursive: true }));

async function detect(content: string | Uint8Array, choices: Partial<FileChoices> = {}) {
  const path = join(folder, "given.csv");
  await writeFile(path, content);
  return detectFile({
    transactions: path,
    accounts: undefined,
    model: undefined,
    windowDays: 30,
    novelty: "first-contact",
    strengthMin: 0,
    signal: new AbortController().signal,
    progress: () => undefined,
    ...choices,
  });
}

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code;

const head = "tx_id,date,from_account,to_account,from_bank,to_bank,amount";

/** An ordinary life of many accounts, and money that goes round over four of them in four days. */
function roundTrip(): string {
  const rows = [head];
  for (let day = 1; day <= 28; day += 1)
    for (let each = 0; each < 40; each += 1)
      rows.push(
        `b${day}-${each},2024-01-${String(day).padStart(2, "0")},p${each},q${each},X,Y,${each + 1}.00`,
      );
  for (let step = 0; step < 4; step += 1)
    rows.push(`r${step},2024-01-${10 + step},m${step},m${(step + 1) % 4},X,X,1000.00`);
  return rows.join("\n");
}

test("money that goes round is one alert, with the ids of the file, and the same bytes twice", async () => {
  const first = await detect(roundTrip());
  const cycles = first.alerts.filter(({ typology }) => typology === "cycle");
  assert.equal(cycles.length, 1);
  const [cycle] = cycles;
  assert.deepEqual(cycle!.transactions, ["r0", "r1", "r2", "r3"]);
  assert.deepEqual(cycle!.accounts.toSorted(), ["X:m0", "X:m1", "X:m2", "X:m3"]);
  assert.deepEqual([cycle!.amount, cycle!.currency], ["4000.00", "XXX"]);
  assert.deepEqual([cycle!.from, cycle!.to], ["2024-01-10T00:00Z", "2024-01-13T00:00Z"]);
  assert.ok(cycle!.because.every(({ zh, en }) => zh !== "" && en !== "" && !en.includes("{")));
  assert.ok(cycle!.innocentIf.length > 0);
  const second = await detect(roundTrip());
  assert.equal(JSON.stringify(second.alerts), JSON.stringify(first.alerts));
});

test("rows out of order, packed, with BOM, CRLF and quotes give the same alerts", async () => {
  const [names, ...rows] = roundTrip().split("\n");
  const shuffled = rows.toSorted((a, b) => (a.slice(-9) + a < b.slice(-9) + b ? -1 : 1));
  const quoted = shuffled.map((row) => row.replace(/^([^,]*),/u, '"$1",'));
  const text = `\uFEFF${[names, ...quoted].join("\r\n")}\r\n`;
  const { alerts, summary } = await detect(gzipSync(text));
  const cycle = alerts.find(({ typology }) => typology === "cycle");
  assert.deepEqual(cycle?.transactions, ["r0", "r1", "r2", "r3"]);
  assert.equal(summary.rows.problems, 0);
});

test("every row is taken, a problem with its place, or a transfer to itself", async () => {
  const bad = [
    head,
    "1,2024-01-01,a,b,010,10,1.00",
    "2,2024-02-30,a,b,X,X,1.00",
    "3,2024-01-01,a,b,X,X,-5.00",
    "4,2024-01-01,a,b,X,X,1e308",
    "5,2024-01-01,a,b,X,X,1.234",
    "6,2024-01-01,a",
    "7,2024-01-01,,b,X,X,1.00",
    "8,2024-01-01,a,a,010,10,1.00",
    "9,2024-01-01,a,b,X,X,99999999999999999999.00",
    '10,2024-01-01,a,b,X,X,"1,000.00"',
    '11,2024-01-01,"a\nb",b,X,X,2.500',
    "12,2024-01-01,a,b,X,X,1.00,more",
    "13,2024-01-01,a,b,X,X,",
    '14,2024-01-01,a,b,X,X,"1.0',
  ].join("\n");
  const { summary } = await detect(bad);
  assert.deepEqual(summary.rows, { read: 14, taken: 2, problems: 11, selfTransfers: 1 });
  assert.deepEqual(
    summary.problems.map(({ code, locator }) => [locator.kind === "row" ? locator.row : 0, code]),
    [
      [2, "MOMENT_UNREADABLE"],
      [3, "AMOUNT_NEGATIVE"],
      [4, "AMOUNT_UNREADABLE"],
      [5, "AMOUNT_TOO_FINE"],
      [6, "ROW_BROKEN"],
      [7, "ACCOUNT_MISSING"],
      [9, "AMOUNT_TOO_LARGE"],
      [10, "AMOUNT_UNREADABLE"],
      [12, "ROW_BROKEN"],
      [13, "AMOUNT_UNREADABLE"],
      [14, "ROW_BROKEN"],
    ],
  );
});

test("a file without ids counts its data rows, and AMLworld's two columns of accounts are told apart", async () => {
  const rows = ["Timestamp,From Bank,Account,To Bank,Account,Amount Received,Receiving Currency"];
  rows.push("broken");
  for (let step = 0; step < 4; step += 1)
    rows.push(
      `2022/09/0${step + 1} 00:0${step},0${10 + step},A${step},${10 + ((step + 1) % 4)},A${(step + 1) % 4},5000.5${step},Yen`,
    );
  const { alerts, summary } = await detect(rows.join("\n"));
  assert.deepEqual(summary.rows, { read: 5, taken: 4, problems: 1, selfTransfers: 0 });
  assert.deepEqual(summary.currencies, [{ code: "JPY", scale: 2, isIso: true, isFiner: true }]);
  assert.equal(summary.accounts, 4);
  const ids = new Set(alerts.flatMap(({ transactions }) => transactions));
  assert.ok([...ids].every((id) => ["2", "3", "4", "5"].includes(id)));
  assert.ok(alerts.every(({ accounts }) => accounts.every((key) => /^1[0-3]:A[0-3]$/u.test(key))));
});

test("files that are empty, cut off, elsewhere or of other columns are refused", async () => {
  await assert.rejects(detect(""), refusedAs("MONITORING_FILE_EMPTY"));
  const packed = gzipSync(roundTrip());
  await assert.rejects(detect(packed.subarray(0, 400)), refusedAs("MONITORING_FILE_CUT"));
  await assert.rejects(detect("a,b\n1,2\n"), refusedAs("MONITORING_COLUMNS_MISSING"));
  const wide = Buffer.from(`\uFEFF${roundTrip()}`, "utf16le");
  await assert.rejects(detect(wide), refusedAs("MONITORING_FILE_NOT_UTF8"));
  const row = "1,2024-01-01,a,b,X,X,1";
  const mixed = `${head}\n${row}\r\n${row}\n${row}\r\n`;
  await assert.rejects(detect(mixed), refusedAs("MONITORING_FILE_MIXED"));
  const missing = detect(head, { transactions: join(folder, "none.csv") });
  await assert.rejects(missing, refusedAs("MONITORING_FILE_MISSING"));
  const { summary } = await detect(head);
  assert.deepEqual(summary.rows, { read: 0, taken: 0, problems: 0, selfTransfers: 0 });
});

test("a byte that is no UTF-8 and a line without end break their row only", async () => {
  const good = ["1,2024-01-01,a,b,X,X,1", "3,2024-01-01,a,c,X,X,1"];
  const latin = Buffer.from(
    `${head}\n${good[0]}\n2,2024-01-01,\u00E9\u00FF,b,X,X,1\n${good[1]}\n`,
    "latin1",
  );
  const long = `${head}\n${good[0]}\n2,2024-01-01,${"x".repeat(3_000_000)},b,X,X,1\n${good[1]}\n`;
  for (const content of [latin, long]) {
    const { summary } = await detect(content);
    assert.deepEqual(summary.rows, { read: 3, taken: 2, problems: 1, selfTransfers: 0 });
    assert.deepEqual(summary.problems[0]?.locator, { kind: "row", row: 2 });
  }
});

test("a cancelled run ends and gives nothing", async () => {
  const abort = new AbortController();
  abort.abort();
  await assert.rejects(detect(roundTrip(), { signal: abort.signal }), { name: "AbortError" });
});

const dev = new URL("../../../../shared/data/flows/", import.meta.url).pathname;
const sets = [
  ["amlsim-dev/transactions.csv.gz", 90_131, 0],
  ["amlworld-hi-small-dev/transactions_sample.csv", 1000, 732],
  ["amlworld-hi-small-dev/attempts_transactions.csv.gz", 1712, 5],
] as const;
for (const [path, read, selfTransfers] of sets) {
  const skip = existsSync(dev + path) ? false : `the development data are not here: ${path}`;
  test(`all rows of ${path} are accounted for`, { skip }, async () => {
    const { summary } = await detect("", { transactions: dev + path });
    assert.deepEqual(summary.rows, {
      read,
      taken: read - selfTransfers,
      problems: 0,
      selfTransfers,
    });
  });
}
