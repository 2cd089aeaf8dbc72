// SPDX-License-Identifier: Apache-2.0
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { ScreenWitness } from "./screen-witness.ts";

const dateOf = (day: number) =>
  new Date(Date.UTC(2023, 0, 1 + day)).toISOString().slice(0, "2023-01-01".length);

/** A year of fictional pairs that pay each other; each week a ring of new accounts, every fifth a decoy. */
function year(): readonly [name: string, lines: readonly string[]][] {
  const payments = ["tx_id,date,from_account,to_account,amount"];
  const labels = ["tx_id,is_sar,attempt_id"];
  const attempts = ["attempt_id,typology,is_sar"];
  for (let day = 0; day < 364; day += 1)
    for (let pair = day % 5; pair < 60; pair += 5)
      payments.push(`b${day}-${pair},${dateOf(day)},p${pair},q${pair},${pair + 10}.00`);
  for (let week = 0; week < 50; week += 1) {
    const isLaundering = week % 5 === 4 ? 0 : 1;
    attempts.push(`${week},cycle,${isLaundering === 1}`);
    for (let step = 0; step < 4; step += 1) {
      const ends = `m${week}-${step},m${week}-${(step + 1) % 4}`;
      payments.push(`r${week}-${step},${dateOf(week * 7 + step)},${ends},900.00`);
      labels.push(`r${week}-${step},${isLaundering},${week}`);
    }
  }
  return [
    ["backtest-payments.csv", payments],
    ["backtest-labels.csv", labels],
    ["backtest-attempts.csv", attempts],
  ];
}

/** Writes the files of a backtest into a folder; gives their paths. */
export async function writeBacktestFiles(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const [name, lines] of year()) {
    const path = join(folder, name);
    await writeFile(path, lines.join("\n"));
    paths.push(path);
  }
  return paths;
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  if (option.endsWith(".csv")) await page.keyboard.type(option);
  await page.locator(".ant-select-item-option", { hasText: option }).first().click();
}

/** A backtest on files of a case: started, tuned, its seal opened; then nothing can be tuned any more. */
export async function walkBacktests(
  page: Page,
  witness: ScreenWitness,
  { base, caseId }: { readonly base: string; readonly caseId: string },
): Promise<void> {
  await page.goto(`${base}/backtests`);
  await page.getByText("还没有回测").waitFor();
  await witness.look("backtests-none");
  await page.goto(`${base}/backtests/new?case=${caseId}`);
  await page.getByLabel("名称").waitFor();
  await witness.look("backtest-start");
  await page.getByLabel("名称").fill("2023 年检测器回测（虚构）");
  await pick(page, "支付文件", "backtest-payments.csv");
  await pick(page, "标注文件", "backtest-labels.csv");
  await pick(page, "作案清单（可不选）", "backtest-attempts.csv");
  await page.getByLabel("调参窗口首日").fill("2023-01-01");
  await page.getByLabel("调参窗口末日").fill("2023-08-31");
  await page.getByLabel("测试窗口首日").fill("2023-09-01");
  await page.getByLabel("测试窗口末日").fill("2023-12-31");
  await page.getByRole("button", { name: "开始回测" }).click();
  await page.waitForURL(/\/backtests\/bkt_/u);
  await page.getByRole("button", { name: "启封测试窗口" }).waitFor();
  await witness.look("backtest-sealed");
  await pick(page, "选定分界", "预警至多 20 条");
  await page.getByRole("button", { name: /采\s?用/u }).click();
  await page.locator(".backtest-event", { hasText: "选定分界" }).waitFor();
  await page.getByRole("button", { name: "启封测试窗口" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("不能再调").waitFor();
  await witness.lookHere("backtest-opening");
  await dialog.getByRole("button", { name: "启封测试窗口" }).click();
  await page.locator("header", { hasText: "已结束" }).first().waitFor();
  await page.getByRole("button", { name: /采\s?用/u }).waitFor({ state: "detached" });
  await witness.look("backtest-closed");
  await page.goto(`${base}/backtests`);
  await page.locator("[data-at='0']", { hasText: "已结束" }).waitFor();
  await witness.look("backtests");
}
