// SPDX-License-Identifier: Apache-2.0
// A walk through the product as a new user takes it, on the real server with the demo case: first
// link, sign-in, case, own statements, folds, a trace, its rows, the originals; every screen in both
// languages, on a desk and on a telephone.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { casePanelSlot } from "@tianwang/casework/wire";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { declaredScreens } from "./declared-screens.ts";
import type { RealServer } from "./real-server.ts";
import { startRealServer } from "./real-server.ts";
import { ScreenWitness, windows } from "./screen-witness.ts";
import { walkAlerts } from "./walk-alerts.ts";
import { walkClaims, walkShareTrace } from "./walk-claims.ts";
import { walkBacktests, writeBacktestFiles } from "./walk-backtests.ts";
import { walkReports } from "./walk-reports.ts";
import { fault, firm, statementOfFirm, statementWithFault } from "./walk-files.ts";

const person = "林一帆";
const password = "walk through the whole product";
const demoTitle = "临澜县财政局资金外流案（虚构）";

/** The deposit that is followed: it stands in the statement of the firm and in that of its payer. */
const deposit = { amount: "173,445.13" } as const;
const statementName = "盈川劳务_202201.sta";

/** Longest that anything on the way may take on a machine that does other things too. */
const patienceMillis = 30_000;

let folder = "";
let server: RealServer;
let browser: Browser;
let page: Page;
let witness: ScreenWitness;
let casePath = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-walk-"));
  server = await startRealServer({ hasDemo: true });
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: windows.desk, locale: "zh-CN" });
  context.setDefaultTimeout(patienceMillis);
  page = await context.newPage();
  witness = new ScreenWitness(page, "zh");
});

after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

let isLost = false;

/** A step of the walk; those that rest on a step that failed are not taken. */
function step(name: string, walk: () => Promise<void>): void {
  test(name, async (context) => {
    if (isLost) return context.skip("an earlier step failed");
    isLost = true;
    await walk();
    isLost = false;
  });
}

const button = (name: string | RegExp): Locator => page.getByRole("button", { name }).first();

async function openTab(id: string): Promise<void> {
  await page.goto(`${server.base}${casePath}?tab=${id}`);
  await page.getByRole("heading", { level: 1, name: demoTitle }).waitFor();
  await witness.settle();
}

/** Drops a file as a hand does: the browser itself reads it from the disk. */
async function dropFile(path: string): Promise<void> {
  const target = page.locator(".tw-file-drop");
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  assert.ok(box);
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, ...place, data });
  }
  await devtools.detach();
}

/** Everything that the page says from now on, however briefly. */
async function listen(): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`(() => {
    globalThis.heard = new Set();
    const take = () => {
      for (const mark of document.querySelectorAll(".tw-status")) heard.add(mark.textContent);
    };
    new MutationObserver(take).observe(document.body, { childList: true, subtree: true, characterData: true });
  })()`);
  return () => page.evaluate<string[]>("[...globalThis.heard]");
}

/** Takes chosen files in, and hears all that is said of them on the way. */
async function takeIn(choose: () => Promise<void>): Promise<void> {
  await page.getByLabel("法律依据", { exact: true }).fill("调取证据通知书〔2022〕第 7 号（虚构）");
  await choose();
  const heard = await listen();
  await button(/上传并读取（1）/u).click();
  await page.locator(".tw-status", { hasText: "已完成" }).waitFor();
  const words = (await heard()).map((word) => word.replace(/\d+%/u, "%"));
  for (const state of ["正在上传", "正在读取", "已完成", "已录入"]) {
    assert.ok(words.includes(state), `${state} was shown on the way: ${words.join(", ")}`);
  }
}

suite("from the first link to the row in the original", () => {
  step("the first link makes the administrator, who signs out and in again", async () => {
    await page.goto(server.link);
    await page.getByLabel("姓名").waitFor();
    await witness.look("first-run");
    await page.getByLabel("姓名").fill(person);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.getByLabel("再次输入密码").fill(password);
    await page.keyboard.press("Enter");
    await page.getByText(demoTitle).first().waitFor();
    await button(/我的账户/u).click();
    await page.getByText("退出登录").click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await witness.look("sign-in");
    await page.getByLabel("姓名").fill(person);
    await page.getByLabel("密码", { exact: true }).fill(password);
    await page.keyboard.press("Enter");
    await page.getByText(demoTitle).first().waitFor();
    await witness.look("cases");
  });

  step("the demo case opens, with every part of it at an address of its own", async () => {
    await page.getByText(demoTitle).first().click();
    await page.waitForURL(/\/cases\/cas_/u);
    casePath = new URL(page.url()).pathname;
    await page.getByRole("heading", { level: 1, name: demoTitle }).waitFor();
    await witness.look("case-overview");
  });

  step("a statement that is dropped is read before one's eyes and reconciles", async () => {
    const path = join(folder, statementName);
    await writeFile(path, statementOfFirm());
    await openTab("exhibits");
    await takeIn(() => dropFile(path));
    await witness.look("case-exhibits");
    await openTab("statements");
    await page.getByRole("searchbox").last().fill(firm.account);
    const row = page.locator("[data-at='0']", { hasText: firm.account });
    await row.getByText("平衡", { exact: true }).waitFor();
    await row.click();
    await page.getByRole("heading", { level: 1, name: new RegExp(firm.account, "u") }).waitFor();
    await witness.settle();
    assert.match(await page.locator(".ledger-sum").innerText(), /50,000\.00[^]*269,733\.02/u);
    assert.match(await page.locator("[data-cited='true']").innerText(), /:61:2201050105D23483,91/u);
    await witness.look("statement");
  });

  step("one with a missing entry does not, and says by how much and where", async () => {
    const path = join(folder, "泽屿商务_202203.csv");
    await writeFile(path, statementWithFault());
    await openTab("exhibits");
    await takeIn(() => page.locator("input[type='file']").first().setInputFiles(path));
    await openTab("statements");
    await page.getByRole("searchbox").last().fill(fault.account);
    const row = page.locator("[data-at='0']", { hasText: fault.account });
    await row.getByText("不平衡", { exact: true }).waitFor();
    assert.match(await row.innerText(), new RegExp(fault.amount.replace(".", "\\."), "u"));
    await witness.look("case-statements");
    await openTab("problems");
    await button(/^需核对/u).click();
    const problem = page.locator("[data-at]", { hasText: "泽屿商务" }).first();
    await problem.waitFor();
    assert.match(await problem.innerText(), new RegExp(`第${fault.row}行`, "u"));
    assert.match(await problem.innerText(), new RegExp(fault.amount.replace(",", ""), "u"));
    await witness.look("case-problems");
  });

  step("what may be one transfer is judged by a person, who can take it back", async () => {
    await openTab("folds");
    const card = page.locator(".fold-card").first();
    await card.getByRole("button", { name: "是同一笔", exact: true }).click();
    await card.getByText("已认定为同一笔").waitFor();
    await witness.look("case-folds");
    await card.getByRole("button", { name: "撤回判定" }).click();
    await card.getByText("已认定为同一笔").waitFor({ state: "detached" });
  });

  step("transactions are listed with both sources of a transfer as one", async () => {
    await openTab("transactions");
    await page.getByRole("searchbox").last().fill(firm.account);
    const row = page.locator("[data-at]", { hasText: deposit.amount });
    await row.first().waitFor();
    await witness.settle();
    assert.equal(await row.count(), 1, "two sources, one transaction");
    assert.match(await row.innerText(), /2022年1月6日[^]*CNY\s*173,445\.13/u);
    await witness.speak("en");
    assert.match(await row.innerText(), /6 Jan 2022[^]*CNY\s*173,445\.13/u);
    await witness.speak("zh");
    await witness.look("case-transactions");
    await row.getByText(deposit.amount).click();
    await page.getByText("出处 2", { exact: true }).waitFor();
    await witness.look("transaction");
    await button("关闭").click();
    await row.getByRole("checkbox").click();
    await button("追踪资金（已选 1 笔）").click();
    await page.getByLabel("权利人").first().waitFor();
    await witness.look("trace-start");
  });

  step("a deposit is followed: graph, edge, its rows, the place in the original", async () => {
    await button("开始").click();
    await page.waitForURL(/\/traces\//u);
    await page.locator(".tw-flow-edge").first().waitFor();
    await witness.look("trace");
    const row = page.locator("dialog[open] .trace-row").first();
    for (const language of ["en", "zh"] as const) {
      await witness.speak(language);
      await page.locator(".tw-flow-edge").first().click();
      await row.waitFor();
      await witness.settle();
      assert.match(await row.innerText(), /173,445\.13[^]*LJG2201060057799/u);
      await witness.lookHere("trace-rows");
      if (language === "en") await page.keyboard.press("Escape");
    }
    await row.locator("a.tw-citation").click();
    await page.waitForURL(/\/exhibits\/.+at=row/u);
    const cited = page.getByLabel("原件第 28 行");
    await cited.getByText("LJG2201060057799").waitFor();
    await page.getByRole("main").getByText("交易明细 第28行", { exact: true }).waitFor();
    await witness.look("exhibit-of-rows");
    await page.goto(`${server.base}${new URL(page.url()).pathname}/mapping`);
    await page.getByText("前几行将读成").waitFor();
    await witness.look("mapping");
  });

  step("a line of a message is marked in its exhibit", async () => {
    await openTab("transactions");
    await page.getByRole("searchbox").last().fill(firm.account);
    await page.locator("[data-at]", { hasText: deposit.amount }).getByText(deposit.amount).click();
    await page.locator("dialog[open] a.tw-citation", { hasText: statementName }).click();
    await page.waitForURL(/\/exhibits\/.+at=line/u);
    const cited = page.locator("[data-cited='true']");
    await cited.getByText(/:61:2201060106C173445,13/u).waitFor();
    await witness.look("exhibit-of-lines");
  });

  step("all doctrines are compared, the ledger is played, and a schedule is saved", async () => {
    const place = { base: server.base, casePath, account: "贺屿骞", amount: "166,300.00" };
    await walkClaims(page, witness, place);
    await walkShareTrace(page, witness, { ...place, doctrine: "滚动按比例分摊" });
  });

  step("the shapes of the case are looked for; one is read, judged, and followed", async () => {
    await openTab("shapes");
    await button("查找形态").click();
    await button("重新查找").waitFor();
    await witness.settle();
    await witness.look("case-shapes");
    await page.locator(".finding-head a").first().click();
    await page.waitForURL(/\/findings\//u);
    await page.locator(".tw-flow-edge").first().waitFor();
    await witness.look("finding");
    await button("判为可以解释").click();
    await page.getByLabel("理由").fill("集团内部资金归集，有协议为证");
    await witness.lookHere("finding-judge");
    await page.locator("dialog[open] button[type='submit']").click();
    await page.getByText("集团内部资金归集，有协议为证").waitFor();
    const list = page.getByRole("grid", { name: "交易" });
    assert.match(await list.innerText(), /CNY\s*[\d,]+\.\d\d/u);
    await list.locator("[data-at='0']").getByRole("checkbox").click();
    await button(/^追踪资金/u).click();
    await page.getByLabel("权利人").first().waitFor();
  });

  step("a backtest is started on files of the case, tuned, and its seal opened once", async () => {
    await openTab("exhibits");
    await page.getByLabel("法律依据", { exact: true }).fill("检测器检验用（虚构）");
    const files = await writeBacktestFiles(folder);
    await page.locator("input[type='file']").first().setInputFiles(files);
    await button(/上传并读取（3）/u).click();
    await page.locator(".tw-status", { hasText: "已完成" }).waitFor();
    const caseId = casePath.split("/").at(-1) ?? "";
    await walkBacktests(page, witness, { base: server.base, caseId });
  });

  step("every further part of the case and of the product is looked at", async () => {
    await openTab("overview");
    const tabs = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.cw-tabs a')].map((link) => new URL(link.href).search)",
    );
    for (const query of tabs) {
      const tab = new URLSearchParams(query).get("tab") ?? "overview";
      if (witness.seen.includes(`${casePath}?tab=${tab}`) || tab === "overview") continue;
      await openTab(tab);
      await witness.look(`case-${tab}`);
    }
    const further = {
      "case-part-by-path": `${casePath}/people`,
      tasks: "/tasks",
      entities: "/entities",
      search: `/search?q=${firm.account}`,
      audit: "/audit",
      "not-found": "/nowhere",
    };
    for (const [name, path] of Object.entries(further)) {
      await page.goto(server.base + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await witness.look(name);
    }
    await page.goto(`${server.base}/search?q=${firm.account}`);
    await page.getByRole("link", { name: firm.account }).first().click();
    await page.waitForURL(/\/entities\//u);
    await witness.look("entity");
  });

  step("payments that come in live become an alert, which is judged and taken back", async () => {
    await walkAlerts(page, witness, server);
  });

  step(
    "an alert becomes the draft of a report, which is filled in, checked and closed",
    async () => {
      await walkReports(page, witness, server);
    },
  );

  step("signed out, nothing of the case is shown any more", async () => {
    await button(/我的账户/u).click();
    await page.getByText("退出登录").click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await page.goto(server.base + casePath);
    await page.getByRole("heading", { name: "登录" }).waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), /临澜县/u);
    assert.deepEqual(witness.complaints, []);
  });

  step("no declared screen was left out", async () => {
    const areas = await declaredScreens();
    const isSeen = (path: string) => {
      const form = new RegExp(`^${path.replaceAll(/:\w+/gu, "[^/?]+")}(?:\\?|$)`, "u");
      return witness.seen.some((one) => form.test(one));
    };
    const paths = areas.flatMap(({ screens }) => screens.map(({ path }) => path));
    assert.ok(paths.length > 10);
    assert.deepEqual(
      paths.filter((path) => !isSeen(path)),
      [],
      "screens that nobody looked at",
    );
    const panels = areas.flatMap((area) => area.panels);
    const tabs = panels.filter(({ slotId }) => slotId === casePanelSlot.id).map(({ id }) => id);
    assert.deepEqual(
      tabs.filter((id) => !witness.seen.includes(`${casePath}?tab=${id}`)),
      [],
      "parts of the case that nobody looked at",
    );
  });
});
