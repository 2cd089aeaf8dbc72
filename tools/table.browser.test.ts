// SPDX-License-Identifier: Apache-2.0
// The list of sixty thousand transactions in a browser over the real server: its ends, its orders,
// its filter, its sums and its export are those of the file that was read.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, suite, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { bulkStatement, enter, openBulkCase } from "./bulk-case.ts";
import type { RealServer } from "./real-server.ts";
import { startRealServer } from "./real-server.ts";
import { windows } from "./screen-witness.ts";

const rowCount = 60_000;

interface FileRow {
  readonly amount: string;
  readonly cents: bigint;
  readonly name: string;
}

/** The rows of the file by plain splitting: its cells hold no quotes of their own. */
function rowsOfFile(): readonly FileRow[] {
  const [, ...lines] = [...bulkStatement(rowCount)].join("").trimEnd().split("\r\n");
  return lines.map((line) => {
    const cells = [...line.matchAll(/"([^"]*)"|([^,"]+)/gu)].map(
      ([, quoted, plain]) => quoted ?? plain,
    );
    const [amount = "", name = ""] = [cells[3], cells[7]];
    return { amount, cents: BigInt(amount.replaceAll(/[,.]/gu, "")), name };
  });
}

let server: RealServer;
let browser: Browser;
let page: Page;
const file = rowsOfFile();

before(async () => {
  server = await startRealServer({ hasDemo: false });
  const path = await openBulkCase(server, rowCount);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: windows.desk, locale: "zh-CN", acceptDownloads: true });
  await enter(page, server);
  await page.goto(server.base + path);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const row = (at: number) => page.locator(`[data-at='${at}']`);

async function assertRow(at: number, expected: FileRow | undefined): Promise<void> {
  assert.ok(expected);
  await row(at).getByText(expected.name).first().waitFor();
  await row(at).getByText(expected.amount, { exact: true }).waitFor();
}

async function goToRow(number: number): Promise<void> {
  const box = page.getByLabel("跳至行");
  await box.fill(String(number));
  await box.press("Enter");
}

suite("sixty thousand transactions in a browser", () => {
  test("the first and the last row are those of the file, and keys lead to both ends", async () => {
    assert.equal(file.length, rowCount);
    await assertRow(0, file[0]);
    await goToRow(rowCount);
    await assertRow(rowCount - 1, file.at(-1));
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+Home");
    await assertRow(0, file[0]);
  });

  test("sorted by amount, the smallest and the largest come first", async () => {
    const byAmount = file.toSorted((a, b) => Number(a.cents - b.cents));
    await page.getByRole("button", { name: "金额", exact: true }).click();
    await row(0)
      .getByText(byAmount[0]?.amount ?? "-", { exact: true })
      .waitFor();
    await page.getByRole("button", { name: "金额", exact: true }).click();
    await row(0)
      .getByText(byAmount.at(-1)?.amount ?? "-", { exact: true })
      .waitFor();
  });

  test("the sum is exact, of all rows and of those that a filter leaves", async () => {
    const tile = page.locator(".ledger-sums");
    const sumOf = (rows: readonly FileRow[]) => {
      const digits = String(rows.reduce((sum, { cents }) => sum + cents, 0n));
      return `${digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/gu, ",")}.${digits.slice(-2)}`;
    };
    await tile.getByText(sumOf(file), { exact: true }).waitFor();
    const name = file[0]?.name ?? "";
    const found = file.filter((one) => one.name === name);
    assert.ok(found.length > 1 && found.length < rowCount);
    await page.getByRole("searchbox").last().fill(name);
    await tile.getByText(sumOf(found), { exact: true }).waitFor();
    await page.locator(".tw-table-foot").getByText(`共 ${found.length} 行`).waitFor();
  });

  test("the export says what its columns are and holds every row that the list shows", async () => {
    const count = file.filter(({ name }) => name === file[0]?.name).length;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "导出 CSV" }).click(),
    ]);
    const text = (await readFile(await download.path(), "utf8")).replace(/^\uFEFF/u, "");
    const [headline = "", ...lines] = text.trimEnd().split("\r\n");
    assert.equal(
      headline,
      '"row_id","booked_on","booked_time","value_on","amount","currency","payer_account","payer_name","payer_bank","beneficiary_account","beneficiary_name","beneficiary_bank","purpose","status","sources","exhibit","locator"',
    );
    assert.equal(lines.length, count);
    for (const line of lines) {
      const cells = [...line.matchAll(/"([^"]*)"/gu)].map(([, cell]) => cell ?? "");
      // The header of the file is its row 1.
      const source = file[Number(cells.at(-1)?.replace("row ", "")) - 2];
      assert.equal(cells[4], source?.amount.replaceAll(",", ""));
      assert.ok(cells.includes(source?.name ?? "-"), line);
    }
  });
});
