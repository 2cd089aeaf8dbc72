// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@tianwang/kernel/text";
import type { RunningServer } from "@tianwang/server";
import { hasDemo, importDemo, waitForJobs } from "@tianwang/server";

const texts = {
  making: { zh: "生成并导入虚构演示案件 …", en: "making and reading the fictional demo case …" },
  failed: { zh: "演示案件导入未完成：", en: "The demo case was not read to the end: " },
};

/** Brings the demo case on the first start; does nothing when it is there. */
export async function createDemo(
  server: RunningServer,
  language: Language,
  progress: (text: string) => void,
): Promise<void> {
  if (await hasDemo(server)) return;
  progress(texts.making[language]);
  // Loaded only when needed: the generator brings a typesetter and fonts.
  const { makeWorld } = await import("@tianwang/worlds");
  const world = makeWorld("county-ledger");
  const { acting, jobId } = await importDemo(server, {
    title: world.title,
    files: world.files,
  });
  let shown = "";
  const state = await waitForJobs(server, acting, jobId, (text) => {
    if (text !== shown) progress(`  ${text}`);
    shown = text;
  });
  if (state !== "done") progress(texts.failed[language] + state);
}
