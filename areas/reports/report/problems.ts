// SPDX-License-Identifier: Apache-2.0
import { defineProblems } from "@tianwang/kernel/problem";

/** What can be wrong with a report: said with its place, never mended in silence. */
export const { table: reportProblems, problem: reportProblem } = defineProblems({
  COUNTRY_OF_REPORT_UNKNOWN: {
    severity: "error",
    says: {
      zh: "未注明报告机构或接收机构所在国家，无法判断报告是否出境。",
      en: "The country of the reporting entity or of the receiving unit is not stated, so nobody can tell whether the report leaves the country.",
    },
    mend: {
      zh: "请填写 reportingEntity.country 和 fiu.country。",
      en: "State reportingEntity.country and fiu.country.",
    },
  },
  CONSENT_MISSING: {
    severity: "error",
    says: {
      zh: "报告将从中国送往境外，但没有主管机关同意的文号（《国际刑事司法协助法》第四条第三款、《反洗钱法》第五十条）。",
      en: "The report would leave China, and no consent of the competent authority is recorded (International Criminal Judicial Assistance Law art. 4(3), Anti-Money Laundering Law art. 50).",
    },
    mend: {
      zh: "请先取得同意，并在 fiu.consentReference 填写文号。",
      en: "Obtain the consent first and state its reference in fiu.consentReference.",
    },
  },
  NO_REPORTING_ENTITY: {
    severity: "error",
    says: {
      zh: "报告机构编号缺失，或不是接收机构发放的正整数。",
      en: "The id of the reporting entity is missing, or is not the positive whole number that the unit gave it.",
    },
    mend: { zh: "请填写 reportingEntity.id。", en: "State reportingEntity.id." },
  },
  NO_REPORT_CODE: {
    severity: "error",
    says: { zh: "未注明报告种类。", en: "The kind of report is not stated." },
    mend: { zh: "请填写 code，如 STR。", en: "State code, such as STR." },
  },
  NO_SUBMISSION_DAY: {
    severity: "error",
    says: { zh: "未注明报送日期。", en: "The day of submission is not stated." },
    mend: { zh: "请填写 submittedOn。", en: "State submittedOn." },
  },
  NO_REPORT_CURRENCY: {
    severity: "error",
    says: {
      zh: "报告的本币缺失，或不是 ISO 4217 中有小数位规定的货币。",
      en: "The currency of the report is missing, or is none of ISO 4217 with a minor unit.",
    },
    mend: { zh: "请填写 currency，如 CNY。", en: "State currency, such as EUR." },
  },
  NO_REASON: {
    severity: "error",
    says: { zh: "未写明可疑理由。", en: "Why it is suspicious is not said." },
    mend: {
      zh: "请填写 reason；可参照所生成的叙述，由报告人自行定稿。",
      en: "State reason; the narrative made from the facts may serve as a draft, which a person finishes.",
    },
  },
  NO_REPORTING_PERSON: {
    severity: "warning",
    says: { zh: "未注明报告人。", en: "The reporting person is not stated." },
    mend: { zh: "请填写 reportingPerson。", en: "State reportingPerson." },
  },
  NO_INDICATOR: {
    severity: "warning",
    says: { zh: "没有可疑特征代码。", en: "No indicator is given." },
    mend: {
      zh: "请按接收机构的代码表填写 indicators。",
      en: "Fill indicators from the list of the receiving unit.",
    },
  },
  NO_FINDING: {
    severity: "info",
    says: {
      zh: "没有检测发现，叙述中“为何可疑”只能写报告人的理由。",
      en: "There is no finding, so the narrative can only repeat the reason that the person gives.",
    },
    mend: { zh: "如有检测结果，请写入 findings。", en: "Put what detectors found into findings." },
  },
  FINDING_WITHOUT_REASON: {
    severity: "error",
    says: { zh: "检测发现没有理由。", en: "A finding has no reason." },
    mend: { zh: "请写明理由，或删去该项。", en: "State its reasons, or leave it out." },
  },
  FINDING_WITHOUT_INNOCENT_READING: {
    severity: "warning",
    says: {
      zh: "检测发现没有写明何种情形属于正常。",
      en: "A finding does not say what would make it innocent.",
    },
    mend: { zh: "请在 innocent 中写明。", en: "Say it in innocent." },
  },
  NOTHING_REPORTED: {
    severity: "error",
    says: {
      zh: "既没有交易，也没有当事人活动。",
      en: "There is neither a transaction nor an activity with parties.",
    },
    mend: {
      zh: "请填写 transactions 或 activity.parties。",
      en: "Fill transactions, or activity.parties.",
    },
  },
  NO_TRANSACTION_NUMBER: {
    severity: "error",
    says: { zh: "交易没有编号。", en: "A transaction has no number." },
    mend: { zh: "请填写本报告内唯一的 number。", en: "Give it a number of its own." },
  },
  TRANSACTION_NUMBER_TWICE: {
    severity: "error",
    says: {
      zh: "交易编号重复，接收机构会拒收。",
      en: "Two transactions have one number; the unit would refuse them.",
    },
    mend: { zh: "请给每笔交易不同的 number。", en: "Give each transaction its own number." },
  },
  NO_TRANSACTION_DAY: {
    severity: "error",
    says: { zh: "交易没有日期。", en: "A transaction has no day." },
    mend: { zh: "请填写 on。", en: "State on." },
  },
  DAY_AFTER_SUBMISSION: {
    severity: "error",
    says: { zh: "日期晚于报送日期。", en: "A day lies after the submission." },
    mend: { zh: "请核对两个日期。", en: "Check both days." },
  },
  NO_AMOUNT: {
    severity: "error",
    says: {
      zh: "交易没有以报告本币计的金额。",
      en: "A transaction has no amount in the currency of the report.",
    },
    mend: {
      zh: "请填写 amountMinor（最小货币单位）；外币另填 foreign 及汇率。",
      en: "State amountMinor in minor units; a foreign amount goes into foreign, with its rate.",
    },
  },
  AMOUNT_NOT_POSITIVE: {
    severity: "error",
    says: {
      zh: "金额不是正数；方向由双方表示。",
      en: "An amount is not positive; the sides tell the direction.",
    },
    mend: {
      zh: "请填写正数，必要时对调双方。",
      en: "Write it positive, and swap the sides if need be.",
    },
  },
  NO_SIDE: {
    severity: "error",
    says: { zh: "交易缺少一方。", en: "A side of a transaction is missing." },
    mend: { zh: "请填写 from 和 to。", en: "State both from and to." },
  },
  NOT_ONE_SUBJECT: {
    severity: "error",
    says: {
      zh: "一方应当且只应当是账户、个人、单位三者之一。",
      en: "A side must be exactly one of an account, a person and an entity.",
    },
    mend: {
      zh: "请只填写 account、person、entity 之一；账户持有人写入账户的 entity 或 signatories。",
      en: "State one of account, person and entity; the holder of an account goes into its entity or signatories.",
    },
  },
  NO_OWN_CLIENT: {
    severity: "warning",
    says: {
      zh: "双方都不是报告机构的客户。",
      en: "Neither side is a client of the reporting entity.",
    },
    mend: { zh: "请核对双方的 isMyClient。", en: "Check isMyClient of both sides." },
  },
  NO_SIDE_COUNTRY: {
    severity: "error",
    says: { zh: "一方的国家不明。", en: "The country of a side is not stated." },
    mend: { zh: "请填写 country（两位代码）。", en: "State country as a code of two letters." },
  },
  NO_ACCOUNT_NUMBER: {
    severity: "error",
    says: { zh: "账户没有账号。", en: "An account has no number." },
    mend: { zh: "请填写 number。", en: "State number." },
  },
  NO_ACCOUNT_HOLDER: {
    severity: "warning",
    says: {
      zh: "没有写明账户的持有人。",
      en: "Who holds an account is not said.",
    },
    mend: {
      zh: "请填写账户的 name、entity 或 signatories。",
      en: "State name, entity or signatories of the account.",
    },
  },
  NO_PERSON_NAME: {
    severity: "error",
    says: { zh: "个人没有姓名。", en: "A person has no last name." },
    mend: { zh: "请填写 lastName。", en: "State lastName." },
  },
  NO_ENTITY_NAME: {
    severity: "error",
    says: { zh: "单位没有名称。", en: "An entity has no name." },
    mend: { zh: "请填写 name。", en: "State name." },
  },
  FOREIGN_INCOMPLETE: {
    severity: "error",
    says: {
      zh: "外币部分缺少币种、金额或汇率，或币种的小数位不明。",
      en: "A foreign amount lacks its currency, its amount, its rate, or the digits of its currency.",
    },
    mend: {
      zh: "请填写 currency、amountMinor、rate；非 ISO 币种另填 scale。",
      en: "State currency, amountMinor and rate; for a currency outside ISO 4217 also scale.",
    },
  },
  FOREIGN_IS_LOCAL: {
    severity: "error",
    says: { zh: "外币与报告本币相同。", en: "A foreign amount is in the currency of the report." },
    mend: { zh: "请删去 foreign，或更正币种。", en: "Leave foreign out, or mend the currency." },
  },
  RATE_DISAGREES: {
    severity: "warning",
    says: {
      zh: "外币金额乘以汇率与本币金额不符（汇率指一单位外币折合的本币）。",
      en: "The foreign amount times the rate is not the amount of the report (the rate is units of the report's currency for one foreign unit).",
    },
    mend: {
      zh: "请核对金额、汇率及其方向。",
      en: "Check the amounts, the rate and its direction.",
    },
  },
  NOT_CITED: {
    severity: "info",
    says: { zh: "没有写明出自哪一行。", en: "The row that it rests on is not named." },
    mend: { zh: "请在 cites 中写明来源和位置。", en: "Name source and place in cites." },
  },
  GUILT_PRESUMED: {
    severity: "warning",
    says: {
      zh: "用语像是已经定罪；判决生效前任何人不得被当作罪犯。",
      en: "The wording presumes guilt; before a final judgment nobody is called guilty.",
    },
    mend: {
      zh: "请只写事实，如“涉嫌”“不明来源”。",
      en: "Write what is known, such as “funds of unknown origin”.",
    },
  },
  AMOUNT_WITHOUT_DIGITS: {
    severity: "error",
    says: {
      zh: "币种的小数位不明，金额未写入 XML。",
      en: "The digits of the currency are not known; the amount is not in the XML.",
    },
    mend: {
      zh: "请填写 ISO 4217 币种；其他币种另填 scale。",
      en: "State a currency of ISO 4217, or its scale.",
    },
  },
  GOAML_REQUIRED: {
    severity: "error",
    says: {
      zh: "该配置要求此元素，而报告中没有。",
      en: "The profile requires this element, and the report has no value for it.",
    },
    mend: { zh: "请在所示位置补填。", en: "State the value at the place shown." },
  },
  GOAML_WANTED: {
    severity: "warning",
    says: {
      zh: "同版本的部分国家要求此元素，而报告中没有。",
      en: "Some units require this element in this version, and the report has no value for it.",
    },
    mend: {
      zh: "如接收机构要求，请补填。",
      en: "State the value if the receiving unit requires it.",
    },
  },
  GOAML_NO_PLACE: {
    severity: "warning",
    says: {
      zh: "该配置没有对应元素，此值未写入 XML。",
      en: "The profile has no element for this value; it is not in the XML.",
    },
    mend: {
      zh: "如不可缺少，请写入 comments 或 reason。",
      en: "If it matters, say it in comments or reason.",
    },
  },
  GOAML_CODE_UNKNOWN: {
    severity: "error",
    says: { zh: "代码不在该配置的代码表中。", en: "The code is not in the list of the profile." },
    mend: {
      zh: "请改用表中代码，或使用接收机构的配置文件。",
      en: "Use a code of the list, or a profile file of the receiving unit.",
    },
  },
  GOAML_CODE_UNUSUAL: {
    severity: "info",
    says: {
      zh: "通用代码表中没有此代码；各国代码不同，请以接收机构为准。",
      en: "The general list does not have this code; lists differ by unit.",
    },
    mend: {
      zh: "请核对接收机构的代码表。",
      en: "Compare it with the list of the receiving unit.",
    },
  },
  GOAML_TOO_LONG: {
    severity: "error",
    says: {
      zh: "超过该元素允许的长度；未作截断。",
      en: "It is longer than the element may be; nothing was cut.",
    },
    mend: { zh: "请缩短。", en: "Shorten it." },
  },
  GOAML_TOO_MANY: {
    severity: "error",
    says: {
      zh: "该元素的个数超过上限；全部写入，未作删减。",
      en: "There are more of this element than allowed; all were written.",
    },
    mend: { zh: "请减少，或分成几份报告。", en: "Leave some out, or split the report." },
  },
  GOAML_FORM: {
    severity: "error",
    says: {
      zh: "不符合该配置对此元素的格式要求。",
      en: "It does not have the form that the profile requires.",
    },
    mend: {
      zh: "请按要求改写，如使用拉丁字母拼写。",
      en: "Write it in that form, such as in Latin letters.",
    },
  },
  GOAML_ONE_OF: {
    severity: "warning",
    says: {
      zh: "该配置只允许其中一项，已写入排在前面的一项，此值未写入 XML。",
      en: "The profile takes one of several; the first was written, this value is not in the XML.",
    },
    mend: { zh: "请确认写入的一项。", en: "Make sure that the right one was written." },
  },
  GOAML_CHARACTERS_REPLACED: {
    severity: "warning",
    says: {
      zh: "含有 XML 无法表示的字符，已换成 U+FFFD。",
      en: "It holds characters that XML cannot carry; they were replaced by U+FFFD.",
    },
    mend: { zh: "请对照原件更正。", en: "Correct it from the original." },
  },
});

export type ReportProblemCode = keyof typeof reportProblems;
