// SPDX-License-Identifier: Apache-2.0
// A walk through the product as a new user takes it, on the real server with the demo case: first
// link, sign-in, case, statements, a row beside its original, transactions, both languages.
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { findAxeViolations, openBrowser } from "./browser.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const password = "walk through the whole product";
/** From start to ready, demo case included, on a machine that does other things too. */
const readyMillisMax = 180_000;

let folder = "";
let server: ChildProcess;
let browser: Browser;
let page: Page;
let link = "";
let base = "";

/** Starts the server and waits for its address on a line of its own. */
function startServer(): Promise<void> {
  server = spawn(process.execPath, [join(root, "cli/src/main.ts"), "start"], {
    cwd: root,
    env: {
      ...process.env,
      TIANWANG_DATA: folder,
      PORT: "0",
      TIANWANG_LOG: "silent",
      TIANWANG_LANG: "en",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error("the server did not get ready")),
      readyMillisMax,
    );
    let said = "";
    server.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      link = /^ +(http:\S+\/setup\?token=\S+)$/mu.exec(said)?.[1] ?? "";
      base = /^(http:\/\/127\.0\.0\.1:\d+)$/mu.exec(said)?.[1] ?? "";
      if (base === "") return;
      clearTimeout(timer);
      resolve();
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

async function assertNoViolations(where: string): Promise<void> {
  assert.deepEqual(await findAxeViolations(page), [], where);
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-walk-"));
  await startServer();
  browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "zh-CN",
  });
  page = await context.newPage();
});

after(async () => {
  await browser?.close();
  server?.removeAllListeners("exit");
  const ended = new Promise((resolve) => server?.once("exit", resolve));
  server?.kill("SIGINT");
  await ended;
  await rm(folder, { recursive: true, force: true });
});

test("from the first link to the row in the original, in both languages", async () => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));

  await page.goto(link);
  const fields = page.locator("form input");
  await fields.first().waitFor();
  await fields.nth(0).fill("林一帆");
  for (let at = 1; at < (await fields.count()); at++) await fields.nth(at).fill(password);
  await assertNoViolations("first run");
  await page.keyboard.press("Enter");

  // The list of cases, with the fictional one of the demo workspace.
  const demoCase = page.getByText("临澜县财政局资金外流案（虚构）").first();
  await demoCase.waitFor({ timeout: 60_000 });
  await assertNoViolations("cases");
  await demoCase.click();
  await page.waitForURL(/\/cases\/cas_/u);
  const casePath = new URL(page.url()).pathname;
  await page.getByRole("heading", { name: /临澜县财政局/u }).waitFor();
  await assertNoViolations("case");

  // Statements: every one reconciles but the two planted faults, which are said in words.
  await page.goto(`${base}${casePath}?tab=statements`);
  await page.getByText("6200003460807559417").first().waitFor({ timeout: 60_000 });
  await page.getByText("不平衡", { exact: true }).first().waitFor();
  await assertNoViolations("statements");
  await page.getByText("6200003460807559417").first().click();
  await page.waitForURL(/\/statements\/stm_/u);

  // A row, and where it stands in the original.
  const row = page.getByText("临澜栢铭家电经营部").first();
  await row.waitFor({ timeout: 60_000 });
  await row.click();
  const cited = page.locator("[data-cited='true']").first();
  await cited.waitFor({ state: "attached", timeout: 60_000 });
  assert.match((await cited.textContent()) ?? "", /临澜栢铭家电经营部/u);
  await assertNoViolations("statement");

  // Transactions, in English at once.
  await page.goto(`${base}${casePath}?tab=transactions`);
  await page.getByText("19,913").first().waitFor({ timeout: 60_000 });
  await page
    .getByRole("button", { name: "EN", exact: true })
    .or(page.getByText("EN", { exact: true }))
    .first()
    .click();
  await page.getByText("Export CSV").waitFor();
  assert.match((await page.locator("html").getAttribute("lang")) ?? "", /^en/u);
  await assertNoViolations("transactions");

  // The same on a telephone.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText("19,913").first().waitFor();
  const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  assert.ok(Number(overflow) <= 0, "nothing is wider than a telephone");
  await assertNoViolations("transactions, narrow");
  assert.deepEqual(errors, []);
});
