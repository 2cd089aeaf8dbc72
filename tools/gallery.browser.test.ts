// SPDX-License-Identifier: Apache-2.0
// The design system in a real browser: the gallery, built and served under a strict content policy.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { findAxeViolations, openBrowser } from "./browser.ts";
import type { PageServer } from "./page-server.ts";
import { servePages } from "./page-server.ts";

const webFolder = fileURLToPath(new URL("../web", import.meta.url));
const workspace = (last: string, kind: string) => ({
  id: `wsp_01JDFQ4Z8M3T5V7W9Y1A2B3C4${last}`,
  kind,
  title: {
    zh: kind === "demo" ? "演示案件" : "专案办公室",
    en: kind === "demo" ? "Demo case" : "Office",
  },
});
const signedIn = {
  isSetupNeeded: false,
  actor: { id: "act_01JDFQ4Z8M3T5V7W9Y1A2B3C4D", displayName: "周明" },
  csrfToken: "token",
  workspaces: [workspace("D", "main"), workspace("E", "demo")],
  workspaceId: "wsp_01JDFQ4Z8M3T5V7W9Y1A2B3C4E",
  roles: ["administrator"],
  permissions: ["self"],
  purposes: ["investigation", "demonstration"],
  version: "0.1.0",
};
const nobody = {
  ...signedIn,
  actor: null,
  csrfToken: null,
  workspaces: [],
  workspaceId: null,
  roles: [],
  permissions: [],
};

let session: object = signedIn;
let isExpired = false;
let folder = "";
let server: PageServer;
let browser: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "tianwang-gallery-"));
  await build({
    root: webFolder,
    mode: "gallery",
    logLevel: "warn",
    build: { outDir: folder, emptyOutDir: true },
  });
  server = await servePages(folder, (method, path) => {
    if (path === "/api/access/actors") {
      const rows = [{ id: signedIn.actor.id, displayName: signedIn.actor.displayName }];
      return isExpired ? { status: 401, body: {} } : { status: 200, body: { rows } };
    }
    if (path !== "/api/session") return undefined;
    if (method === "POST") isExpired = false;
    return { status: 200, body: method === "GET" ? session : {} };
  });
  browser = await openBrowser({ hasChineseFonts: false });
});

after(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
});

interface Setting {
  readonly language?: "zh" | "en";
  readonly mode?: "light" | "dark";
  readonly width?: number;
}

/** Opens a page; what the browser complains about goes into `complaints`. */
async function openPage(path: string, setting: Setting = {}) {
  const context = await browser.newContext({
    viewport: { width: setting.width ?? 1440, height: 900 },
    locale: setting.language === "en" ? "en-GB" : "zh-CN",
    colorScheme: setting.mode ?? "light",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${server.address}${path}`);
  await page.locator("h1").waitFor();
  await page.evaluate("document.fonts.ready");
  return { page, complaints, close: () => context.close() };
}

const galleryPages = ["foundations", "parts", "states", "table", "flow"] as const;

async function assertAccessible(page: Page, where: string): Promise<void> {
  assert.deepEqual(await findAxeViolations(page), [], where);
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  assert.ok(overflow <= 0, `${where} is ${overflow} pixels wider than the window`);
}

test("天网 is drawn with the font of the page where the system has none", async () => {
  const { page, close } = await openPage("/gallery/foundations");
  const drawn = await page.evaluate<Record<string, string>>(`(() => {
    const draw = (text) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 48;
      const pen = canvas.getContext("2d");
      pen.font = '40px "Noto Sans SC Variable"';
      pen.fillText(text, 4, 40);
      const bits = pen.getImageData(0, 0, 48, 48).data.filter((_, at) => at % 4 === 3);
      return Array.from(bits, (bit) => (bit > 127 ? 1 : 0)).join("");
    };
    return { tian: draw("天"), wang: draw("网"), tofu: draw("\\u{10FFFD}") };
  })()`);
  const ink = (bits: string | undefined) => bits?.replaceAll("0", "").length ?? 0;
  assert.ok(ink(drawn["tian"]) > 80 && ink(drawn["wang"]) > 80, "both characters leave ink");
  assert.notEqual(drawn["tian"], drawn["wang"]);
  assert.notEqual(drawn["tian"], drawn["tofu"]);
  const faces = await page.evaluate<number>(
    `[...document.fonts].filter((face) => face.status === "loaded").length`,
  );
  assert.ok(faces > 0 && faces < 101, `${faces} of 101 pieces of the font were loaded`);
  await close();
});

for (const [language, mode, width] of [
  ["zh", "light", 1440],
  ["en", "dark", 1440],
  ["zh", "dark", 390],
  ["en", "light", 390],
] as const) {
  test(`no violation of WCAG 2.2 AA: ${language}, ${mode}, ${width} pixels`, async () => {
    for (const name of galleryPages) {
      const { page, complaints, close } = await openPage(`/gallery/${name}`, {
        language,
        mode,
        width,
      });
      await page.waitForTimeout(300);
      await assertAccessible(page, name);
      assert.deepEqual(complaints, [], name);
      await close();
    }
  });
}

test("sign-in, first run, missing page and open panels have no violation either", async () => {
  for (const [path, state] of [
    ["/", nobody],
    ["/setup?token=abc", { ...nobody, isSetupNeeded: true }],
    ["/setup", { ...nobody, isSetupNeeded: true }],
    ["/nowhere", signedIn],
  ] as const) {
    session = state;
    const { page, complaints, close } = await openPage(path);
    await assertAccessible(page, path);
    assert.deepEqual(complaints, [], path);
    await close();
  }
  session = signedIn;
  const { page, complaints, close } = await openPage("/gallery/states", { language: "en" });
  await page.getByRole("button", { name: "Switch the workspace" }).click();
  await assertAccessible(page, "workspaces");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Open a side panel" }).click();
  await page.getByRole("dialog").locator(".ant-select").click();
  await assertAccessible(page, "side panel");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove the demo case" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("Ask the lead agency to reopen the case.").last().waitFor();
  await assertAccessible(page, "refused");
  assert.deepEqual(complaints, []);
  await close();
});

test("languages switch at once everywhere, and the choice stays", async () => {
  const { page, close } = await openPage("/gallery/parts", { language: "zh" });
  await page.getByText("2019年3月8日").first().waitFor();
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await page.getByText("8 Mar 2019").first().waitFor();
  assert.equal(await page.getByText("2019年3月8日").count(), 0);
  assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");
  assert.match(await page.title(), /^Parts/u);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Parts" }).waitFor();
  await close();
});

/** Goes to rows by number and waits until each is drawn; the times in milliseconds. */
const jumps = `(async () => {
  const input = document.querySelector(".tw-table-jump input");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  let seed = 7;
  for (let turn = 0; turn < 100; turn++) {
    seed = (seed * 48271) % 2147483647;
    const row = 1 + (seed % 999970);
    set.call(input, String(row));
    const start = performance.now();
    input.form.requestSubmit();
    for (;;) {
      const found = document.querySelector('[aria-rowindex="' + (row + 1) + '"]');
      if (found && !found.querySelector(".tw-ghost")) break;
      if (performance.now() - start > 5000) throw new Error("row " + row + " never came");
      await frame();
    }
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
})()`;

test("a million rows: each of 100 jumps is drawn", async (t) => {
  const { page, close } = await openPage("/gallery/table");
  await page.locator('[aria-rowindex="2"]').waitFor();
  const times = await page.evaluate<readonly number[]>(jumps);
  const p95 = times[94] ?? Infinity;
  t.diagnostic(`median ${times[49]?.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  assert.equal(times.length, 100);
  await close();
});

/** An event of a trace of Chromium; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** Time that the thread itself worked, without the time it waited for a processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks of the main threads of pages in a trace, longest first, in milliseconds of work. */
function mainThreadTasks(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as {
    traceEvents: readonly TraceEvent[];
  };
  const threadOf = (event: TraceEvent) => `${event.pid} ${event.tid}`;
  const mainThreads = new Set(
    traceEvents
      .filter((event) => event.name === "thread_name" && event.args?.name === "CrRendererMain")
      .map(threadOf),
  );
  return traceEvents
    .filter((event) => event.name.endsWith("RunTask") && mainThreads.has(threadOf(event)))
    .map((event) => (event.tdur ?? event.dur ?? 0) / 1000)
    .toSorted((a, b) => b - a);
}

test("a million rows: the wheel scrolls, told with the longest task", async (t) => {
  const { page, close } = await openPage("/gallery/table");
  await page.locator('[aria-rowindex="2"]').waitFor();
  await page.locator(".tw-table-scroller").hover();
  await browser.startTracing(page, { categories: ["toplevel"] });
  const end = performance.now() + 10_000;
  while (performance.now() < end) await page.mouse.wheel(0, 240);
  const tasks = mainThreadTasks(await browser.stopTracing());
  const reached = await page.locator(".tw-table-foot").innerText();
  await close();
  const [longest = Infinity] = tasks;
  t.diagnostic(
    `${tasks.length} tasks, longest ${longest.toFixed(0)} ms; ${reached.split("\n")[0]}`,
  );
  assert.ok(tasks.length > 100, "the trace saw the page at work");
});

test("the table works by keyboard: arrows, pages, ends, Enter, Space", async () => {
  const { page, close } = await openPage("/gallery/table");
  const grid = page.getByRole("grid");
  await page.locator('[aria-rowindex="2"]').waitFor();
  await grid.focus();
  const active = async () => {
    const id = await grid.getAttribute("aria-activedescendant");
    const cell = page.locator(`[id="${id ?? ""}"]`);
    return `${await cell.locator("..").getAttribute("aria-rowindex")}:${await cell.getAttribute("aria-colindex")}`;
  };
  assert.equal(await active(), "2:2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.equal(await active(), "3:3");
  await page.keyboard.press("End");
  assert.equal(await active(), "1000001:3");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Home");
  assert.equal(await active(), "2:3");
  await page.keyboard.press("Enter");
  await page.getByText("打开的行：row-0").waitFor();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("已选 2 行").waitFor();
  assert.equal(await grid.getAttribute("aria-rowcount"), "1000001");
  await close();
});

test("the flow is followed by keyboard and an edge opens", async () => {
  const { page, close } = await openPage("/gallery/flow", { language: "en" });
  const graph = page.getByRole("group", { name: /Trace T-3/u });
  await graph.locator('[tabindex="0"]').focus();
  const focused = () => page.evaluate<string>("document.activeElement.dataset.edge");
  await page.keyboard.press("Home");
  const first = await focused();
  await page.keyboard.press("ArrowRight");
  const second = await focused();
  assert.equal(second.split("-")[0], first.split("-")[1]);
  await page.keyboard.press("Enter");
  await page.getByText(`Selected edge: ${second}`).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export SVG" }).click();
  assert.match((await download).suggestedFilename(), /\.svg$/u);
  await close();
});

test("on a telephone the flow is a list, and the list opens rows too", async () => {
  const { page, close } = await openPage("/gallery/flow", { language: "en", width: 390 });
  await page.getByRole("button", { name: /Qingxi County Finance Office.*Lu Zhiyuan/u }).click();
  await page.getByText("Selected edge: fin-lu").waitFor();
  await close();
});

test("the shell works by keyboard: skip link first, panels close with Escape", async () => {
  const { page, close } = await openPage("/gallery/parts", { language: "en" });
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate<string>("document.activeElement.className"), "tw-skip");
  const purpose = page.getByRole("button", { name: "Purpose of access" });
  await purpose.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await purpose.getAttribute("aria-expanded"), "false");
  const focused = await page.evaluate<string>("document.activeElement.textContent");
  assert.match(focused, /^Purpose of access/u);
  await close();
});
test("an ended session asks for a sign-in over the page, and what waited goes on", async () => {
  const { page, close } = await openPage("/gallery/states", { language: "en" });
  await page.getByText(signedIn.actor.displayName, { exact: true }).waitFor();
  await page.getByLabel("Title of the case").fill("Typed before");
  isExpired = true;
  await page.getByRole("button", { name: "Load again" }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await dialog.waitFor();
  await assertAccessible(page, "sign in again");
  await page.keyboard.press("Escape");
  await dialog.getByLabel("Password", { exact: true }).fill("a password that is long");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(signedIn.actor.displayName, { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Title of the case").inputValue(), "Typed before");
  await close();
});
