// SPDX-License-Identifier: Apache-2.0
import { resolve } from "node:path";
import { renderText } from "@tianwang/kernel/text";
import { readConfig, restoreInstallation } from "@tianwang/server";
import { exitCodes } from "@tianwang/wire/command";
import type { LocalCommand, LocalContext } from "./local-command.ts";
import { local } from "./local-command.ts";

const texts = {
  running: {
    zh: "恢复中：{rowCount} 行，{blobCount} 个文件 …",
    en: "restoring: {rowCount} {rowCount:row|rows}, {blobCount} {blobCount:file|files} …",
  },
  done: {
    zh: "已从 {madeAt} 的备份恢复到 {folder}：{rowCount} 行，{blobCount} 个文件；行数、全部校验和与审计链均已核验。",
    en: "Restored the back-up of {madeAt} into {folder}: {rowCount} {rowCount:row|rows}, {blobCount} {blobCount:file|files}; counts, checksums and the audit chain were verified.",
  },
  lost: {
    zh: "备份时已缺失的原件：{lostCount} 个。",
    en: "Originals that were lost before the back-up: {lostCount}.",
  },
};

/** How often a line of progress is shown. */
const progressMillis = 2_000;

async function restore(context: LocalContext): Promise<number> {
  const { environment, parsed, language, print, progress } = context;
  const config = readConfig(environment);
  let shownAt = performance.now();
  const manifest = await restoreInstallation(
    config,
    resolve(parsed.positionals[0] ?? ""),
    (counts) => {
      if (performance.now() - shownAt < progressMillis) return;
      shownAt = performance.now();
      progress(renderText(texts.running, counts, language));
    },
  );
  const result = {
    folder: config.dataFolder,
    madeAt: manifest.madeAt,
    rowCount: manifest.tables.reduce((sum, table) => sum + table.rowCount, 0),
    blobCount: manifest.blobs.count,
    lostCount: manifest.blobs.lost.length,
  };
  if (parsed.options["json"] === true) print(JSON.stringify(result));
  else {
    print(renderText(texts.done, result, language));
    if (result.lostCount > 0) print(renderText(texts.lost, result, language));
  }
  return exitCodes.done;
}

/** Restores a back-up, in this process: no server may hold the data folder. */
export const restoreCommand: LocalCommand = local({
  words: ["restore"],
  usage: "DIR",
  summary: {
    zh: "把备份恢复到空的数据目录（或空的 PostgreSQL 数据库）",
    en: "Restore a back-up into an empty data folder (or an empty PostgreSQL database)",
  },
  help: {
    zh: "用 TIANWANG_DATA 指定空目录；设置了 DATABASE_URL 则恢复到该数据库。全部核验之后数据才可见。",
    en: "TIANWANG_DATA names the empty folder; with DATABASE_URL the rows go there. Nothing is visible before all of it is verified.",
  },
  examples: ["TIANWANG_DATA=./data-restored tianwang restore /media/usb/tianwang-2026-11-24"],
  options: [],
  positionals: { min: 1, max: 1 },
  runHere: restore,
});
