// SPDX-License-Identifier: Apache-2.0
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Language, Text } from "@tianwang/kernel/text";
import type { DemoMaterial, RunningServer } from "@tianwang/server";
import { importDemo, resumeDemo, waitForJobs } from "@tianwang/server";
import { diskFiles } from "./files.ts";

const run = promisify(execFile);

const texts = {
  making: { zh: "生成并导入虚构演示案件 …", en: "making and reading the fictional demo case …" },
  resumed: {
    zh: "上次启动时演示案件的导入被中断，现在继续 …",
    en: "the last start was cut off while the demo case was read; going on with it …",
  },
  removed: {
    zh: "上次启动时演示案件尚未导入即被中断，现在重新开始。",
    en: "the last start was cut off before the demo case was read; beginning anew.",
  },
  failed: { zh: "演示案件导入未完成：", en: "The demo case was not read to the end: " },
};

/** Makes the demo's files in a process of its own: the server starts without the typesetter's memory. */
async function makeFiles(): Promise<DemoMaterial> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-demo-"));
  try {
    const script = fileURLToPath(new URL("main.ts", import.meta.url));
    await run(process.execPath, [script, "worlds", "make", "county-ledger", "--out", folder]);
    const evidence = join(folder, "evidence");
    const found = await diskFiles.list(evidence);
    const files = await Promise.all(
      found.map(async ({ path, relative }) => ({ path: relative, bytes: await readFile(path) })),
    );
    const truth = JSON.parse(await readFile(join(folder, "truth", "truth.json"), "utf8")) as {
      readonly title: Text;
    };
    return { title: truth.title, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Brings the demo case on the first start, or the rest of it when that was cut off. */
export async function createDemo(
  server: RunningServer,
  language: Language,
  progress: (text: string) => void,
): Promise<void> {
  const left = await resumeDemo(server);
  if (left.kind === "whole") return;
  if (left.kind !== "none") progress(texts[left.kind][language]);
  if (left.kind !== "resumed") progress(texts.making[language]);
  const { acting, jobId } =
    left.kind === "resumed" ? left.going : await importDemo(server, await makeFiles());
  let shown = "";
  const state = await waitForJobs(server, acting, jobId, (text) => {
    if (text !== shown) progress(`  ${text}`);
    shown = text;
  });
  if (state !== "done") progress(texts.failed[language] + state);
}
