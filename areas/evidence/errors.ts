// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What evidence refuses. */
export const { table: evidenceRefusals, refuse } = defineRefusals({
  EVIDENCE_NO_INTAKE: {
    status: 404,
    zh: "没有这批材料 {id}，或者您无权查看。",
    en: "There is no intake {id}, or you may not see it.",
    mend: { zh: "请重新开始接收。", en: "Start the intake again." },
  },
  EVIDENCE_NO_EXHIBIT: {
    status: 404,
    zh: "没有证物 {id}，或者您无权查看。",
    en: "There is no exhibit {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  EVIDENCE_NO_TEXT: {
    status: 404,
    zh: "证物 {id} 没有提取的文字。",
    en: "No text was taken from exhibit {id}.",
    mend: { zh: "请查看原件。", en: "Look at the original." },
  },
  EVIDENCE_EMPTY_FILE: {
    status: 422,
    zh: "文件 {path} 是空的，未接收。",
    en: "The file {path} is empty; it was not taken in.",
    mend: { zh: "请核对来源，重新导出该文件。", en: "Check the source and export the file again." },
  },
  EVIDENCE_ALTERED: {
    status: 409,
    zh: "证物 {id} 的内容与其哈希不符，存储可能已损坏。",
    en: "The content of exhibit {id} does not match its hash; the storage may be damaged.",
    mend: {
      zh: "请从备份恢复，并保留现状以供检查。",
      en: "Restore it from a back-up, and keep the present state for examination.",
    },
  },
});
