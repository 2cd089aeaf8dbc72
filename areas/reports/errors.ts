// SPDX-License-Identifier: Apache-2.0
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What reports refuse. */
export const { table: reportsRefusals, refuse } = defineRefusals({
  REPORTS_NO_FILE: {
    status: 404,
    zh: "读不到文件 {path}。",
    en: "The file {path} cannot be read.",
    mend: { zh: "请核对路径和权限。", en: "Check the path and the permissions." },
  },
  REPORTS_BAD_REPORT: {
    status: 422,
    zh: "文件 {path} 不能用作报告：{faults}",
    en: "The file {path} is no report: {faults}",
    mend: {
      zh: "请按所列位置更正；格式见 docs/guides/reports.zh.md，或用 flows report --schema 查看。",
      en: "Mend the places listed; the form stands in docs/guides/reports.md and in flows report --schema.",
    },
  },
  REPORTS_NO_PROFILE: {
    status: 422,
    zh: "没有报送配置 {id}。",
    en: "There is no profile {id}.",
    mend: {
      zh: "可用：{known}；也可以给出以 .json 结尾的配置文件。",
      en: "There are: {known}; a file of your own ends in .json.",
    },
  },
  REPORTS_BAD_PROFILE: {
    status: 422,
    zh: "配置文件 {path} 有误：{faults}",
    en: "The profile {path} has faults: {faults}",
    mend: {
      zh: "请按所列位置更正；格式见 docs/guides/reports.zh.md。",
      en: "Mend the places listed; the form stands in docs/guides/reports.md.",
    },
  },
  REPORTS_COUNTRY_UNKNOWN: {
    status: 422,
    zh: "未注明报告机构或接收机构所在国家，无法判断报告是否出境，因此不生成任何文件。",
    en: "The country of the reporting entity or of the receiving unit is not stated; whether the report leaves the country cannot be told, so nothing is made.",
    mend: {
      zh: "请填写 reportingEntity.country 和 fiu.country。",
      en: "State reportingEntity.country and fiu.country.",
    },
  },
  REPORTS_NEEDS_CONSENT: {
    status: 422,
    zh: "报告将从中国送往境外，而没有主管机关同意的文号，因此不生成任何文件（关卡 G-02）。",
    en: "The report would leave China and no consent of the competent authority is recorded, so nothing is made (gate G-02).",
    mend: {
      zh: "请先取得同意，并在 fiu.consentReference 填写文号。",
      en: "Obtain the consent first and state its reference in fiu.consentReference.",
    },
  },
  REPORTS_NO_DRAFT: {
    status: 404,
    zh: "没有报告草稿 {id}，或者您无权查看。",
    en: "There is no draft {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  REPORTS_DRAFT_CHANGED: {
    status: 409,
    zh: "此草稿已被他人修改，您的改动未保存。",
    en: "Somebody else has changed this draft meanwhile; your change was not saved.",
    mend: { zh: "请刷新后再改。", en: "Load it again, then make your change." },
  },
  REPORTS_NOT_POSSIBLE: {
    status: 422,
    zh: "草稿当前状态下不能这样做。",
    en: "This cannot be done with a draft in its present state.",
    mend: {
      zh: "已核准的草稿须先撤回核准才能修改。",
      en: "An approved draft can be changed once its approval is withdrawn.",
    },
  },
  REPORTS_NEEDS: {
    status: 422,
    zh: "缺少：{names}。",
    en: "This needs: {names}.",
    mend: { zh: "请补充后重试。", en: "Give them and try again." },
  },
  REPORTS_NOT_READY: {
    status: 422,
    zh: "草稿尚有 {count} 处错误，不能核准。",
    en: "The draft has {count} {count:error|errors} left and cannot be approved.",
    mend: { zh: "请按“缺漏”一栏逐项更正。", en: "Mend what the list of problems shows." },
  },
  REPORTS_NO_SOURCE: {
    status: 422,
    zh: "请求不是预警或可疑形态的编号：{id}。",
    en: "This is no id of an alert or finding: {id}.",
    mend: { zh: "请核对编号。", en: "Check the id." },
  },
  REPORTS_TAKES_TOO_LONG: {
    status: 422,
    zh: "按此配置写出报告超过时限，已中止。",
    en: "Writing the report by this profile took longer than allowed and was stopped.",
    mend: {
      zh: "请简化配置文件中的正则表达式。",
      en: "Simplify the patterns of the profile file.",
    },
  },
});
