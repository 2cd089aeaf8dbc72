// SPDX-License-Identifier: Apache-2.0
import { availableParallelism, loadavg } from "node:os";
import type { Page } from "playwright-core";
import { openBrowser } from "../tools/browser.ts";
import { enter, openBulkCase } from "../tools/bulk-case.ts";
import { startRealServer } from "../tools/real-server.ts";
import { ensureBundle } from "../tools/web-bundle.ts";

/** Goals: 95 of 100 jumps, and the longest task of the main thread while the wheel turns. */
const goals = { jumpMillis: 200, taskMillis: 100 };

const wheelMillis = 10_000;
/** A turn of the wheel in each picture of the screen, three rows far. */
const wheelPauseMillis = 16;
const wheelPixels = 100;

/** Jumps of the scrollbar in the page; gives the milliseconds from each to the rows being drawn. */
const jumpScript = (count: number) => `(async () => {
  const scroller = document.querySelector(".tw-table-scroller");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let state = 20261123;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const first = () => scroller.querySelector("[data-at]")?.dataset.at;
  const taken = [];
  performance.setResourceTimingBufferSize(10_000);
  performance.clearResourceTimings();
  for (let jump = 0; jump < ${count}; jump++) {
    const before = first();
    const began = performance.now();
    scroller.scrollTop = random() * (scroller.scrollHeight - scroller.clientHeight);
    do await frame();
    while (first() === before || scroller.querySelector(".tw-ghost"));
    taken.push(performance.now() - began);
    for (let rest = 0; rest < 15; rest++) await frame();
  }
  const asked = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/ledger/transactions?"));
  return { taken, asked: asked.map(({ duration }) => duration) };
})()`;

/** What the jumps took, and the requests for rows among it. */
interface Jumps {
  readonly taken: readonly number[];
  readonly asked: readonly number[];
}

const watchScript = `(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: "longtask" });
})()`;

async function turnWheel(page: Page, millis: number): Promise<readonly number[]> {
  await page.locator(".tw-table-scroller").hover();
  await page.evaluate(watchScript);
  const end = performance.now() + millis;
  while (performance.now() < end) {
    await page.mouse.wheel(0, wheelPixels);
    await page.waitForTimeout(wheelPauseMillis);
  }
  return page.evaluate<number[]>("globalThis.longTasks");
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

const verdict = (isMet: boolean) => (isMet ? "met" : "MISSED");

const shares = (values: readonly number[]) =>
  [0.5, 0.95, 1].map((share) => `${quantile(values, share).toFixed(0)} ms`).join(", ");

function report(jumps: Jumps, tasks: readonly number[], wheelSeconds: number): void {
  const longest = Math.max(0, ...tasks);
  console.log(`${jumps.taken.length} jumps; median, p95, most`);
  console.log(`  from scroll to rows drawn: ${shares(jumps.taken)}`);
  console.log(`  of it the ${jumps.asked.length} requests for rows: ${shares(jumps.asked)}`);
  console.log(
    `${wheelSeconds} s of wheel: ${tasks.length} tasks over 50 ms, the longest ${longest.toFixed(0)} ms`,
  );
  const p95 = quantile(jumps.taken, 0.95);
  console.log(`p95 <= ${goals.jumpMillis} ms: ${verdict(p95 <= goals.jumpMillis)}`);
  console.log(`no task > ${goals.taskMillis} ms: ${verdict(longest <= goals.taskMillis)}`);
}

/** Measures the list of a million transactions in a browser, over the real server. */
export async function run(options: { readonly smoke: boolean }): Promise<void> {
  const rowCount = options.smoke ? 20_000 : 1_000_000;
  await ensureBundle((text) => console.error(text));
  const server = await startRealServer({ hasDemo: false });
  const browser = await openBrowser();
  try {
    const began = performance.now();
    const path = await openBulkCase(server, rowCount);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const load = (loadavg()[0] ?? 0).toFixed(2);
    console.log(
      `${rowCount} rows read in ${seconds} s, ${availableParallelism()} cores, load ${load}`,
    );
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
    page.setDefaultTimeout(120_000);
    await enter(page, server);
    const opened = performance.now();
    await page.goto(server.base + path);
    await page.locator("[data-at='0'] .tw-source-text").first().waitFor();
    console.log(`first rows after ${((performance.now() - opened) / 1000).toFixed(1)} s`);
    const jumps = await page.evaluate<Jumps>(jumpScript(options.smoke ? 10 : 100));
    const wheel = options.smoke ? 1000 : wheelMillis;
    report(jumps, await turnWheel(page, wheel), wheel / 1000);
  } finally {
    await browser.close();
    await server.stop();
  }
}
