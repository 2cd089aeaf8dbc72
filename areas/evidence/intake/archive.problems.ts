// SPDX-License-Identifier: Apache-2.0
import { defineProblems } from "@tianwang/kernel/problem";

/** What can be wrong with an archive. */
export const { table: archiveProblems, problem: archiveProblem } = defineProblems({
  ARCHIVE_BOMB: {
    severity: "error",
    says: {
      zh: "压缩包内的文件展开后异常膨胀，疑似压缩炸弹，未展开",
      en: "A file in the archive grows abnormally when unfolded, like a zip bomb; it was not unfolded",
    },
    mend: {
      zh: "请在隔离环境中核实，必要时单独提交该文件",
      en: "Check it in isolation; if it is genuine, add the file by itself",
    },
  },
  ARCHIVE_DAMAGED: {
    severity: "error",
    says: {
      zh: "压缩包已损坏或被截断，其后的文件未能取出",
      en: "The archive is damaged or cut off; the files after this point could not be taken out",
    },
    mend: { zh: "请重新获取完整的压缩包", en: "Obtain the whole archive again" },
  },
  ARCHIVE_DEEP: {
    severity: "warning",
    says: {
      zh: "压缩包嵌套过深，内层未展开，作为文件保存",
      en: "The archives are nested too deep; the inner one is kept as a file and not unfolded",
    },
    mend: { zh: "请将内层压缩包单独提交", en: "Add the inner archive by itself" },
  },
  ARCHIVE_ENCRYPTED: {
    severity: "error",
    says: {
      zh: "压缩包内的文件已加密，未能取出",
      en: "A file in the archive is encrypted and could not be taken out",
    },
    mend: { zh: "请用密码解压后提交", en: "Unpack it with its password and add the files" },
  },
  ARCHIVE_ENTRY_DAMAGED: {
    severity: "error",
    says: {
      zh: "压缩包内的文件已损坏，未能取出",
      en: "A file in the archive is damaged and could not be taken out",
    },
    mend: { zh: "请重新获取该文件", en: "Obtain the file again" },
  },
  ARCHIVE_TOO_MANY: {
    severity: "error",
    says: {
      zh: "压缩包内的文件数量超过上限，其余未取出",
      en: "The archive holds more files than the limit; the rest were not taken out",
    },
    mend: { zh: "请分成几个压缩包提交", en: "Split it into several archives" },
  },
});
