// SPDX-License-Identifier: Apache-2.0
// Commands that concern the whole installation. They go through the server that holds the data.
import { setTimeout } from "node:timers/promises";
import { padded } from "@tianwang/kernel/terminal-text";
import type { Language } from "@tianwang/kernel/text";
import { defineTexts, renderText } from "@tianwang/kernel/text";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { Command } from "@tianwang/wire/command";
import { defineCommand, exitCodes } from "@tianwang/wire/command";
import {
  backUpInstallation,
  removeDemos,
  resumeJobs,
  showInstallation,
} from "@tianwang/wire/installation";

const texts = defineTexts({
  running: {
    zh: "备份中：{rowCount} 行，{blobCount} 个文件 …",
    en: "backing up: {rowCount} {rowCount:row|rows}, {blobCount} {blobCount:file|files} …",
  },
  done: {
    zh: "已备份到 {dir}：{rowCount} 行，{blobCount} 个文件，审计链 {linkCount} 环，末环 {lastSha256}",
    en: "Backed up to {dir}: {rowCount} {rowCount:row|rows}, {blobCount} {blobCount:file|files}, {linkCount} audit {linkCount:link|links}, last {lastSha256}",
  },
  verified: {
    zh: "已恢复到临时库核验：行数、全部校验和与审计链均一致。",
    en: "Verified by a restore: every count, every checksum and the audit chain hold.",
  },
  broken: {
    zh: "备份未通过核验：{fault}",
    en: "The back-up did not pass its verification: {fault}",
  },
  left: { zh: "剩余任务 {left} 个 …", en: "{left} {left:job|jobs} left …" },
  nothingLeft: { zh: "没有被中断的任务。", en: "No job was cut off." },
  resumed: {
    zh: "已继续 {count} 个任务，仍中断的有 {interrupted} 个。",
    en: "Went on with {count} {count:job|jobs}; {interrupted} {interrupted:is|are} still cut off.",
  },
  noDemo: { zh: "没有演示工作区。", en: "There is no demo workspace." },
  demoRemoved: {
    zh: "已删除演示工作区 {count} 个及其全部内容。",
    en: "Removed {count} demo {count:workspace with everything in it|workspaces with everything in them}.",
  },
});

type Status = OutputOf<typeof showInstallation>;

const labels = defineTexts({
  version: { zh: "版本", en: "Version" },
  engine: { zh: "数据库", en: "Database" },
  rows: { zh: "数据行", en: "Rows" },
  blobs: { zh: "原件与衍生件", en: "Originals and derivatives" },
  unnamed: { zh: "无引用的文件", en: "Files nothing refers to" },
  audit: { zh: "审计链", en: "Audit chain" },
  jobs: { zh: "任务", en: "Jobs" },
  backup: { zh: "最近自动备份", en: "Last automatic back-up" },
  failure: { zh: "备份失败", en: "Back-up failed" },
});

const values = defineTexts({
  embedded: { zh: "内嵌", en: "embedded" },
  server: { zh: "服务器", en: "server" },
  files: { zh: "{count} 个，{size} MB", en: "{count}, {size} MB" },
  links: { zh: "{count} 环", en: "{count} {count:link|links}" },
  jobs: {
    zh: "等待 {waiting}，运行 {running}，中断 {interrupted}",
    en: "{waiting} waiting, {running} running, {interrupted} interrupted",
  },
  none: { zh: "尚无", en: "none yet" },
  whole: { zh: "{name}，已核验", en: "{name}, verified" },
  unverified: { zh: "{name}，尚未核验", en: "{name}, not verified yet" },
  broken: { zh: "{name}，未通过核验：{fault}", en: "{name}, not whole: {fault}" },
});

/** Megabytes with one digit after the point. */
const megabytes = (byteCount: number) => (byteCount / 1e6).toFixed(1);

function backupText({ backups: { last } }: Status, language: Language): string {
  if (!last) return values.none[language];
  const { name, isWhole, fault } = last;
  if (isWhole === null) return renderText(values.unverified, { name }, language);
  if (isWhole) return renderText(values.whole, { name }, language);
  return renderText(values.broken, { name, fault: fault?.[language] ?? "" }, language);
}

/** Lines of `tianwang status`; tables without rows are left out. */
function statusLines(status: Status, language: Language): string[] {
  const { blobs, audit, backups } = status;
  const rowCount = status.tables.reduce((sum, table) => sum + table.rowCount, 0);
  const files = (count: number, byteCount: number) =>
    renderText(values.files, { count, size: megabytes(byteCount) }, language);
  const rows: (readonly [string, string])[] = [
    [labels.version[language], status.version],
    [labels.engine[language], `${values[status.engine][language]} ${status.databaseVersion}`],
    [labels.rows[language], String(rowCount)],
    ...status.tables
      .filter((table) => table.rowCount > 0)
      .map(({ name, rowCount: count }) => [`  ${name}`, String(count)] as const),
    [labels.blobs[language], files(blobs.count, blobs.byteCount)],
    [labels.unnamed[language], files(blobs.unnamedCount, blobs.unnamedByteCount)],
    [labels.audit[language], renderText(values.links, { count: audit.linkCount }, language)],
    [labels.jobs[language], renderText(values.jobs, status.jobCounts, language)],
    [labels.backup[language], backupText(status, language)],
  ];
  if (backups.failure)
    rows.push([labels.failure[language], `${backups.failure.at} ${backups.failure.reason}`]);
  return rows.map(([label, value]) => `${padded(label, 30)}${value}`);
}

const backupCommand = defineCommand({
  words: ["backup"],
  usage: "DIR",
  summary: {
    zh: "备份全部数据到新目录，并以恢复核验",
    en: "Back everything up to a new folder, and verify it by a restore",
  },
  help: {
    zh: "数据行取自同一时刻；同一磁盘上的原件以硬链接保存，请将备份再复制到另一块磁盘。",
    en: "All rows are of one point in time. On the same disk originals are hard links: copy the folder to another disk as well.",
  },
  examples: ["tianwang backup /media/usb/tianwang-2026-11-24"],
  options: [],
  positionals: { min: 1, max: 1 },
  async run({ client, words, options, language, print, progress, files, signal }) {
    const dir = files.absolute(words[0] ?? "");
    for (;;) {
      const { end, ...counts } = await client.call(backUpInstallation, { body: { dir }, signal });
      if (!end) {
        progress(renderText(texts.running, counts, language));
        continue;
      }
      const fault = end.fault?.[language] ?? "";
      if (options["json"] === true) print(JSON.stringify({ dir, ...end, fault: fault || null }));
      else {
        const { rowCount, blobCount, linkCount, lastSha256 } = end;
        const values = { dir, rowCount, blobCount, linkCount, lastSha256 };
        print(renderText(texts.done, values, language));
        print(
          end.isWhole ? texts.verified[language] : renderText(texts.broken, { fault }, language),
        );
      }
      return end.isWhole ? exitCodes.done : exitCodes.refused;
    }
  },
});

const removeDemoCommand = defineCommand({
  words: ["demo", "remove"],
  usage: "",
  summary: {
    zh: "删除虚构演示案件及其全部内容",
    en: "Remove the fictional demo case with all that is in it",
  },
  options: [],
  positionals: { min: 0, max: 0 },
  async run({ client, options, language, print }) {
    const { count } = await client.call(removeDemos, {});
    const text = count === 0 ? texts.noDemo : texts.demoRemoved;
    print(
      options["json"] === true ? JSON.stringify({ count }) : renderText(text, { count }, language),
    );
    return exitCodes.done;
  },
});

const statusCommand = defineCommand({
  words: ["status"],
  usage: "",
  summary: {
    zh: "运行状况：版本、数据量、备份与中断的任务",
    en: "How the installation is: version, counts, back-ups, interrupted jobs",
  },
  options: [],
  positionals: { min: 0, max: 0 },
  async run({ client, options, language, print }) {
    const status = await client.call(showInstallation, {});
    if (options["json"] === true) print(JSON.stringify(status));
    else for (const line of statusLines(status, language)) print(line);
    return exitCodes.done;
  },
});

/** How often it is asked how far the jobs are. */
const pollMillis = 2_000;

const resumeCommand = defineCommand({
  words: ["resume"],
  usage: "",
  summary: {
    zh: "继续上次被中断的导入等任务",
    en: "Go on with imports and other jobs that were cut off",
  },
  options: [],
  positionals: { min: 0, max: 0 },
  async run({ client, options, language, print, progress, signal }) {
    const { count } = await client.call(resumeJobs, {});
    for (let left = count; left > 0;) {
      await setTimeout(pollMillis, null, { signal });
      const { jobCounts } = await client.call(showInstallation, { signal });
      left = jobCounts.waiting + jobCounts.running;
      progress(renderText(texts.left, { left }, language));
    }
    const { jobCounts } = await client.call(showInstallation, { signal });
    const text = count === 0 ? texts.nothingLeft : texts.resumed;
    const result = { count, interrupted: jobCounts.interrupted };
    print(options["json"] === true ? JSON.stringify(result) : renderText(text, result, language));
    return jobCounts.interrupted === 0 ? exitCodes.done : exitCodes.refused;
  },
});

/** Commands that concern the whole installation. */
export const installationCommands: readonly Command[] = [
  backupCommand,
  removeDemoCommand,
  resumeCommand,
  statusCommand,
];
