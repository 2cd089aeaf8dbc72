// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { RealServer } from "./real-server.ts";
import type { ScreenWitness } from "./screen-witness.ts";

/** A schema that no report fits. */
const otherSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="other"><xs:simpleType><xs:restriction base="xs:string">
    <xs:pattern value="^a$"/></xs:restriction></xs:simpleType></xs:element></xs:schema>`;

/** A group of the form of a draft. */
const group = (page: Page, name: RegExp): Locator => page.getByRole("group", { name });

async function fill(page: Page): Promise<void> {
  const entity = group(page, /^报告机构/u);
  await entity.getByLabel("机构编号（接收机构发放）").fill("3177");
  await entity.getByLabel("国家（两位代码）").fill("CN");
  await group(page, /^接收机构/u)
    .getByLabel("国家（两位代码）")
    .fill("CN");
  await group(page, /^报告$/u)
    .getByLabel("报告种类")
    .fill("STR");
  await page
    .getByLabel("可疑理由")
    .fill("Sixteen payers within hours 十六人在数小时内付款（虚构）。");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "保存新版本" }).click();
  await page.locator("h1", { hasText: "第 2 版" }).waitFor();
}

/** From an alert: a draft is begun, filled in, checked against a schema, and taken out. */
export async function walkReports(
  page: Page,
  witness: ScreenWitness,
  server: RealServer,
): Promise<void> {
  await page.getByRole("button", { name: "起草报告" }).click();
  await page.locator("h1", { hasText: "报告草稿" }).waitFor();
  await page.getByText("本程序不向任何机构报送").first().waitFor();
  await page.getByText("不能导出").first().waitFor();
  await witness.look("report-draft");
  await fill(page);
  await page.getByText("关卡 G-02：可以导出").waitFor();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "选择 XSD" }).click();
  const buffer = Buffer.from(otherSchema, "utf8");
  await (await chooser).setFiles({ name: "other.xsd", mimeType: "application/xml", buffer });
  await page.getByText(/不符合 XSD/u).waitFor();
  await page.getByText("修正了 1 个正则").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "goAML XML" }).click();
  assert.match((await download).suggestedFilename(), /^draft-.+-v2\.goaml\.xml$/u);
  await page.getByText("下载 goaml").waitFor();
  await witness.look("report-filled");
  assert.ok(await page.getByRole("button", { name: /^核\s?准$/u }).isDisabled());
  await page.getByRole("button", { name: /^结\s?束$/u }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("理由").fill("工资代发，不必报告（虚构）");
  await dialog.getByRole("button", { name: /^结\s?束$/u }).click();
  await page.locator("h1", { hasText: "已结束" }).waitFor();
  await page.goto(`${server.base}/reports`);
  await page.locator("[data-at='0']", { hasText: "已结束" }).waitFor();
  await witness.look("reports");
}
