// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { RealServer } from "./real-server.ts";
import type { ScreenWitness } from "./screen-witness.ts";

const account = (number: string, name: string) => ({ bank: "ICBKCNBJ", account: number, name });

/** Ordinary payments of a hundred fictional firms, then many payers of one of them. */
function livePayments(): readonly unknown[] {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 5) + minute * 60_000).toISOString();
  const ordinary = Array.from({ length: 400 }, (_, serial) => ({
    messageId: `WALK-${serial}`,
    at: at(serial * 60),
    amount: `${100 + (serial % 50)}.00`,
    currency: "CNY",
    from: account(`62220000${serial % 97}`, "虚构往来户"),
    to: account(`62220000${(serial * 31 + 7) % 97}`, "虚构往来户"),
  }));
  const gathered = Array.from({ length: 16 }, (_, serial) => ({
    messageId: `WALK-S${serial}`,
    at: at(24_100 + serial * 20),
    amount: "49800.00",
    currency: "CNY",
    from: account(`62229999${serial}`, "虚构付款人"),
    to: account("6222888800000001", "盈川劳务（虚构）"),
    text: "往来款",
  }));
  return [...ordinary, ...gathered];
}

async function send(server: RealServer, workspaceId: string): Promise<void> {
  const token = (await readFile(join(server.dataFolder, "operator.token"), "utf8")).trim();
  const answer = await fetch(`${server.base}/api/flows/messages`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-operator-token": token,
      "x-purpose": "demonstration",
      "x-workspace": workspaceId,
    },
    body: JSON.stringify(livePayments()),
  });
  assert.equal(answer.status, 200, await answer.text());
}

/** Payments come in; their alert waits in the queue, is looked at, dismissed, and taken back. */
export async function walkAlerts(
  page: Page,
  witness: ScreenWitness,
  server: RealServer,
): Promise<void> {
  const asked = page.waitForRequest(/\/api\/monitoring\/alerts/u);
  await page.goto(`${server.base}/alerts`);
  const workspaceId = (await asked).headers()["x-workspace"] ?? "";
  await page.getByText("没有符合条件的预警").waitFor();
  await send(server, workspaceId);
  await page.reload();
  const row = page.locator("[data-at='0']", { hasText: "扇入" });
  await row.waitFor();
  await witness.look("alerts");
  await row.click();
  await page.getByRole("heading", { level: 1, name: /扇入/u }).waitFor();
  await page.getByText("不会自行冻结").first().waitFor();
  await witness.look("alert");
  await page.getByRole("button", { name: "排除", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("理由").fill("工资代发（虚构）");
  await dialog.getByRole("button", { name: /排\s?除/u }).click();
  await page.locator("h1", { hasText: "已排除" }).waitFor();
  await page.getByRole("button", { name: "撤销上次处置" }).click();
  await dialog.getByLabel("理由").fill("另有新线索");
  await dialog.getByRole("button", { name: "撤销上次处置" }).click();
  await page.locator("h1", { hasText: "待处置" }).waitFor();
  await page.getByText("已撤销").first().waitFor();
  await page.getByRole("button", { name: /立\s?案/u }).click();
  await dialog.getByLabel("新案件名称").waitFor();
  await witness.look("alert-raise");
  await dialog.getByRole("button", { name: "取消" }).click();
}
