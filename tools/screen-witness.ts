// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, Request } from "playwright-core";
import { findAxeViolations } from "./browser.ts";

/** Where pictures of the screens are left to be looked at. */
const pictureFolder = process.env["TIANWANG_TEST_PICTURES"] ?? join(tmpdir(), "tianwang-pictures");

export type ScreenLanguage = "zh" | "en";

/** The windows in which every screen is looked at. */
export const windows = {
  desk: { width: 1440, height: 900 },
  telephone: { width: 390, height: 844 },
} as const;

export type WindowName = keyof typeof windows;

/** Longest that a screen may take on a machine that does other things too. */
const patienceMillis = 30_000;

/** Marks that something on the page is still on its way. */
const unfinished = ".tw-loading, .tw-ghost, [aria-busy='true'], .ant-btn-loading";

/**
 * Chinese words that the page itself says: not those of sources and names, nor those marked as
 * Chinese, nor names inside an English sentence.
 */
const ownHanWords = `(() => {
  const found = [];
  const others = "bdi, svg, script, style, .tw-avatar, [lang^='zh']";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!/\\p{Script=Han}/u.test(node.data) || /[a-z]{2}/iu.test(node.data)) continue;
    if (!parent || parent.closest(others)) continue;
    if (parent.checkVisibility()) found.push(node.data.trim());
  }
  return found;
})()`;

/** Watches a page: whatever it complains of is a failure, and every screen is looked at closely. */
export class ScreenWitness {
  readonly page: Page;
  /** What the console, the network or the script of the page complained of. */
  readonly complaints: string[] = [];
  /** Paths that were looked at, with their queries. */
  readonly seen: string[] = [];
  readonly #inFlight = new Set<Request>();
  #language: ScreenLanguage;

  constructor(page: Page, language: ScreenLanguage) {
    this.page = page;
    this.#language = language;
    mkdirSync(pictureFolder, { recursive: true });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("response", (answer) => {
      if (answer.status() >= 400) this.complaints.push(`${answer.status()} ${answer.url()}`);
    });
    page.on("request", (request) => this.#inFlight.add(request));
    page.on("requestfinished", (request) => this.#inFlight.delete(request));
    page.on("requestfailed", (request) => {
      this.#inFlight.delete(request);
      // What is no longer wanted is given up by the page itself.
      const why = request.failure()?.errorText ?? "";
      if (why !== "net::ERR_ABORTED") this.complaints.push(`${why} ${request.url()}`);
    });
  }

  /** Waits in the page until a condition holds; `waitForFunction` would need an eval that its policy forbids. */
  async until(condition: string): Promise<void> {
    const isMet = await this.page.evaluate<boolean>(`new Promise((resolve) => {
      const deadline = performance.now() + ${patienceMillis};
      const look = () => {
        if (${condition}) resolve(true);
        else if (performance.now() > deadline) resolve(false);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    })`);
    assert.ok(isMet, `still waiting for ${condition}; on its way: ${this.#waitedFor()}`);
  }

  /** Waits until nothing is on its way any more. */
  async settle(): Promise<void> {
    const isStill = `document.querySelector("${unfinished}") === null && document.fonts.status === "loaded"`;
    const deadline = performance.now() + patienceMillis;
    do {
      await this.until(isStill);
      assert.ok(performance.now() < deadline, `still on its way: ${this.#waitedFor()}`);
    } while (this.#inFlight.size > 0 || !(await this.page.evaluate<boolean>(isStill)));
  }

  #waitedFor(): string {
    return [...this.#inFlight].map((request) => request.url()).join(", ");
  }

  /** Switches the language by its button, also behind a dialog; before sign-in by what the page keeps. */
  async speak(language: ScreenLanguage): Promise<void> {
    if (language === this.#language) return;
    const tag = language === "zh" ? "zh" : "en";
    await this.page.evaluate(
      `document.querySelector(".tw-language button[lang^='${tag}']").click()`,
    );
    await this.until(`document.documentElement.lang.startsWith("${tag}")`);
    this.#language = language;
  }

  /**
   * Looks at the screen in both languages and windows: no word of the other language, nothing wider
   * than the window, a picture; WCAG in each language, once on a desk and once on a telephone, since
   * that takes longest. Leaves it as it was.
   */
  async look(name: string): Promise<void> {
    const { pathname, search } = new URL(this.page.url());
    this.seen.push(pathname + search);
    const language = this.#language;
    await this.#lookOnce(name, "desk");
    await this.#assertAccessible(`${name}, ${language}, desk`);
    await this.speak(language === "zh" ? "en" : "zh");
    await this.#lookOnce(name, "desk");
    await this.page.setViewportSize(windows.telephone);
    await this.#lookOnce(name, "telephone");
    await this.#assertAccessible(`${name}, ${this.#language}, telephone`);
    await this.speak(language);
    await this.#lookOnce(name, "telephone");
    await this.page.setViewportSize(windows.desk);
    await this.settle();
    assert.deepEqual(this.complaints, [], name);
  }

  /** The same in the language in force only: for dialogs, over which nobody can switch it. */
  async lookHere(name: string): Promise<void> {
    for (const window of ["telephone", "desk"] as const) {
      await this.page.setViewportSize(windows[window]);
      await this.#lookOnce(name, window);
      await this.#assertAccessible(`${name}, ${this.#language}, ${window}`);
    }
    assert.deepEqual(this.complaints, [], name);
  }

  async #assertAccessible(where: string): Promise<void> {
    assert.deepEqual(await findAxeViolations(this.page), [], where);
  }

  async #lookOnce(name: string, window: WindowName): Promise<void> {
    await this.settle();
    const where = `${name}-${window}-${this.#language}`;
    await this.page.screenshot({ path: join(pictureFolder, `${where}.png`) });
    const overflow = await this.page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    assert.ok(overflow <= 0, `${where} is ${overflow} pixels wider than the window`);
    if (this.#language === "zh") return;
    const words = await this.page.evaluate<string[]>(ownHanWords);
    assert.deepEqual(words, [], `${where}: words that are not translated`);
  }
}
