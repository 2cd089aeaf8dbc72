// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { ScreenWitness } from "./screen-witness.ts";

/** What the walk is given: where the server is, and the page of the case. */
interface Place {
  readonly base: string;
  readonly casePath: string;
  /** An account of the case, and the amount of the deposit on it that is followed. */
  readonly account: string;
  readonly amount: string;
}

/** Chooses the deposit in the list of transactions. */
async function choose(page: Page, witness: ScreenWitness, place: Place): Promise<void> {
  await page.goto(`${place.base}${place.casePath}?tab=transactions`);
  await page.getByPlaceholder("搜索户名、账号、摘要、流水号").fill(place.account);
  const row = page.locator("[data-at]", { hasText: place.amount });
  await row.first().waitFor();
  await witness.settle();
  await row.first().getByRole("checkbox").click();
}

/** All doctrines are compared on one deposit; the ledger is played, a path shown, a schedule saved. */
export async function walkClaims(page: Page, witness: ScreenWitness, place: Place): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole("button", { name }).first();
  await choose(page, witness, place);
  await button("比较各规则（1笔）").click();
  await page.getByLabel("权利人").first().waitFor();
  await page.getByText("交易之外的事实（可不填）").click();
  await page.getByLabel("属于同一安排的证据").fill("Judgment (fictional), p. 3");
  await witness.look("comparison-start");
  await button("开始比较").click();
  await page.waitForURL(/\/comparisons\//u);
  await page.getByRole("heading", { name: "各规则下的归属" }).waitFor();
  await page.getByRole("slider").waitFor();
  await witness.look("comparison");
  const table = page.locator("table.claims-table").first();
  const words = await table.innerText();
  for (const doctrine of ["先进先出", "后进先出"]) assert.ok(words.includes(doctrine), words);
  await walkPlay(page, witness);
  await button(/^查看主张1的路径$/u).click();
  await page.locator("dialog[open] .claims-path li").first().waitFor();
  await witness.lookHere("claim-path");
  await page.keyboard.press("Escape");
  const waiting = page.waitForEvent("download");
  await button("PDF（中文）").click();
  const saved = await waiting;
  assert.match(saved.suggestedFilename(), /^cpr_\w+\.zh\.pdf$/u);
  await page.goto(`${place.base}${place.casePath}?tab=comparisons`);
  await page.locator("[data-at='0']").waitFor();
  await witness.look("case-comparisons");
}

/** The ledger is played by buttons and by keys: what lies where changes with each row. */
async function walkPlay(page: Page, witness: ScreenWitness): Promise<void> {
  const player = page.locator(".claims-player");
  const slider = page.getByRole("slider");
  await page.getByRole("button", { name: "回到开头" }).click();
  await player.getByText("账户内没有被追踪的款项。").waitFor();
  await page.getByRole("button", { name: "下一笔" }).click();
  await player.locator(".claims-bar").first().waitFor();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.match((await slider.getAttribute("aria-valuetext")) ?? "", /^第2笔/u);
  await page.keyboard.press("End");
  await player.locator(".claims-row a.tw-citation").waitFor();
  await player.scrollIntoViewIfNeeded();
  await witness.lookHere("play");
}

/** Traces by shares are started and looked at: nobody draws a chain of steps for them. */
export async function walkShareTrace(
  page: Page,
  witness: ScreenWitness,
  place: Place & { readonly doctrine: string },
): Promise<void> {
  await choose(page, witness, place);
  await page.getByRole("button", { name: /^追踪资金/u }).click();
  await page.getByRole("radio", { name: place.doctrine }).click();
  await witness.lookHere("trace-start-shares");
  await page.getByRole("button", { name: "开始追踪" }).click();
  await page.waitForURL(/\/traces\//u);
  await page.getByRole("slider").waitFor();
  await witness.look("trace-of-shares");
}
