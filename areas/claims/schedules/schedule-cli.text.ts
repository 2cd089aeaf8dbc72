// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of `tianwang flows schedule`. */
export const scheduleCliTexts = defineTexts({
  summary: {
    zh: "生成供法庭使用的附表（XLSX 或 PDF）",
    en: "Draw up a schedule for a court (XLSX or PDF)",
  },
  help: {
    zh: "依据已保存的追踪或规则比较；也可直接依据 flows trace 所用的台账文件，此时不需要服务器。相同的输入生成相同的文件。",
    en: "From a saved trace or comparison; or from a file of ledgers as flows trace takes it, which needs no server. The same input gives the same file.",
  },
  formatOption: { zh: "xlsx 或 pdf（默认 xlsx）", en: "xlsx or pdf (default xlsx)" },
  outOption: { zh: "写入的文件", en: "File to write" },
  ledgerOption: { zh: "台账文件中的哪一份", en: "Which ledger of the file" },
  doctrineOption: { zh: "只列这一条追踪规则", en: "Only this doctrine" },
  onOption: {
    zh: "台账文件附表所载日期（默认 1970-01-01，以使内容相同的文件一致）",
    en: "Day that the schedule of a file carries (default 1970-01-01, so that equal files are equal)",
  },
  outNeeded: { zh: "请用 --out 指明要写入的文件", en: "Name the file to write with --out" },
  formatBad: { zh: "--format 应为 xlsx 或 pdf", en: "--format is xlsx or pdf" },
  dayBad: { zh: "--on 应为日期 YYYY-MM-DD", en: "--on is a day, YYYY-MM-DD" },
  ledgerNeeded: {
    zh: "文件中有多份台账，请用 --ledger 指明其中一份：{known}",
    en: "The file has several ledgers; name one with --ledger: {known}",
  },
  written: { zh: "{path}：{count}字节", en: "{path}: {count} bytes" },
});
