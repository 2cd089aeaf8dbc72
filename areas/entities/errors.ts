// SPDX-License-Identifier: Apache-2.0
import { defineProblems } from "@tianwang/kernel/problem";
import { defineRefusals } from "@tianwang/kernel/refusal";

/** What entities refuse. */
export const { table: entityRefusals, refuse } = defineRefusals({
  ENTITIES_NO_ENTITY: {
    status: 404,
    zh: "没有实体 {id}，或者您无权查看。",
    en: "There is no entity {id}, or you may not see it.",
    mend: { zh: "请核对编号，或申请访问权限。", en: "Check the id, or ask for access." },
  },
  ENTITIES_SEVERAL: {
    status: 409,
    zh: "编号 {id} 对应多个实体：{places}。",
    en: "The id {id} stands for several entities: {places}.",
    mend: {
      zh: "请指明分区，或直接使用其中一个编号。",
      en: "Name the compartment, or use one of those ids.",
    },
  },
});

/** What can be wrong with entity data. Nothing below loses a value: it says what to look at. */
const entityProblems = defineProblems({
  LINE_NOT_JSON: {
    severity: "error",
    says: { zh: "该行不是有效的 JSON", en: "The line is not valid JSON" },
    mend: {
      zh: "请重新导出该文件；该行之外的内容已导入",
      en: "Export the file again; the other lines have entered",
    },
  },
  LINE_NOT_AN_ENTITY: {
    severity: "error",
    says: {
      zh: "该行既不是实体（需有文本 id 和 schema）也不是陈述（需有 entity_id、schema、prop、value）",
      en: "The line is neither an entity (text id and schema) nor a statement (entity_id, schema, prop, value)",
    },
    mend: {
      zh: "请补全所缺的键，并确认其值为文本",
      en: "Add the keys that are missing and make their values texts",
    },
  },
  LINE_TOO_LONG: {
    severity: "error",
    says: {
      zh: "该行超过长度上限，未予读取",
      en: "The line is longer than the limit and was not read",
    },
    mend: {
      zh: "请将该实体拆分为多条陈述后再导入",
      en: "Split the entity into statements and import those",
    },
  },
  KEY_TWICE: {
    severity: "warning",
    says: {
      zh: "同一对象中键重复，以最后一个为准",
      en: "A key stands twice in one object; the last one counts",
    },
    mend: {
      zh: "请在来源系统中合并重复的键；原件保留全部内容",
      en: "Merge the keys at the source; the exhibit keeps both",
    },
  },
  NAME_OF_ENTITY_LONG: {
    severity: "error",
    says: {
      zh: "实体编号或类型名称过长，该行未导入",
      en: "The id or the schema is longer than the limit; the line did not enter",
    },
    mend: {
      zh: "请在来源系统中改用较短的编号后重新导出",
      en: "Give the entity a shorter id at the source and export again",
    },
  },
  NESTING_TOO_DEEP: {
    severity: "warning",
    says: {
      zh: "嵌套实体层级过深，更深部分未展开",
      en: "Entities are nested too deep; the deeper ones were not unfolded",
    },
    mend: { zh: "请以平铺形式导出", en: "Export the entities flat, one a line" },
  },
  VALUE_NOT_TEXT: {
    severity: "info",
    says: {
      zh: "属性值不是文本列表，已按文本读取",
      en: "The value is not a list of texts and was read as text",
    },
    mend: { zh: "请将属性值写成文本列表", en: "Write property values as lists of texts" },
  },
  SCHEMA_UNKNOWN: {
    severity: "info",
    says: {
      zh: "模型中没有此类实体，已原样保留",
      en: "The model has no such schema; the entity is kept as it is",
    },
    mend: {
      zh: "如需使用，请在 model/extensions.json 中添加",
      en: "Add it to model/extensions.json if it is to be used",
    },
  },
  PROPERTY_UNKNOWN: {
    severity: "info",
    says: {
      zh: "此类实体没有该属性，已原样保留",
      en: "The schema has no such property; the value is kept as it is",
    },
    mend: {
      zh: "请核对属性名，或在 model/extensions.json 中添加",
      en: "Check the name of the property, or add it to model/extensions.json",
    },
  },
  VALUE_EMPTY: {
    severity: "info",
    says: { zh: "值为空，不构成陈述", en: "The value is empty and states nothing" },
    mend: { zh: "无需处理，或在来源中补填", en: "Nothing to do, or fill it in at the source" },
  },
  VALUE_LONG: {
    severity: "info",
    says: {
      zh: "值超过该属性的通常长度，已完整保留",
      en: "The value is longer than usual for the property; it is kept whole",
    },
    mend: { zh: "请核对是否误填到该属性", en: "Check that it was meant for this property" },
  },
  VALUE_NOT_CANONICAL: {
    severity: "info",
    says: {
      zh: "值可读，但不是规范写法，已原样保留",
      en: "The value can be read but is not in its canonical form; it is kept as it is",
    },
    mend: {
      zh: "如需与其他来源比对，请改用规范写法",
      en: "Use the canonical form if it is to meet other sources",
    },
  },
  PROBLEMS_CUT: {
    severity: "warning",
    says: {
      zh: "问题过多，其余只计数，未逐条列出",
      en: "There are too many problems; the rest are counted here and not listed",
    },
    mend: {
      zh: "请先处理已列出的问题，再重新导出该文件",
      en: "Deal with those that are listed, then export the file again",
    },
  },
  TEXT_UNDECODABLE: {
    severity: "warning",
    says: {
      zh: "该行含 �：原件在此处有替代字符或无法解码的字节",
      en: "The line holds �: the exhibit has that character here, or bytes that cannot be decoded",
    },
    mend: {
      zh: "请对照原件核对，必要时以 UTF-8 重新导出",
      en: "Compare it with the exhibit; if need be export the file again in UTF-8",
    },
  },
  TEXT_UNSTORABLE: {
    severity: "warning",
    says: {
      zh: "文本含无法存储的字符（空字符或残缺代理项），已以 � 代替",
      en: "The text holds characters that cannot be stored (NUL or half a surrogate pair); � stands for them",
    },
    mend: { zh: "请对照原件核对", en: "Compare it with the exhibit" },
  },
  TEXT_INVISIBLE: {
    severity: "info",
    says: {
      zh: "文本含不可见字符或文字方向控制符，比对时已略去",
      en: "The text holds invisible characters or direction marks; they were left out for comparing",
    },
    mend: {
      zh: "请核对是否有人借此掩饰真实写法",
      en: "Check whether they were meant to disguise the spelling",
    },
  },
  DATE_UNREADABLE: {
    severity: "warning",
    says: { zh: "日期无法识别，已原样保留", en: "The date cannot be read; it is kept as it is" },
    mend: {
      zh: "请改为 2011、2011-05 或 2011-05-03 的形式",
      en: "Write it as 2011, 2011-05 or 2011-05-03",
    },
  },
  DATE_IMPOSSIBLE: {
    severity: "warning",
    says: { zh: "历法中没有这一天，已原样保留", en: "There is no such day; it is kept as it is" },
    mend: { zh: "请对照原件更正", en: "Correct it from the exhibit" },
  },
  DATE_AMBIGUOUS: {
    severity: "warning",
    says: {
      zh: "日与月的次序不明，未作猜测，已原样保留",
      en: "Day and month can be read both ways; nothing was guessed",
    },
    mend: {
      zh: "请按来源的次序改为 2011-05-03 的形式",
      en: "Write it as 2011-05-03 in the order of the source",
    },
  },
  DATE_VAGUE: {
    severity: "info",
    says: {
      zh: "日期仅为大致时间，按可确定的部分保存，原文保留",
      en: "The date is vague: its certain part is stored and the wording kept",
    },
    mend: { zh: "如有更确切的来源，请补充", en: "Add a more exact source if there is one" },
  },
  COUNTRY_UNKNOWN: {
    severity: "warning",
    says: {
      zh: "国家或地区无法识别，已原样保留",
      en: "The country cannot be recognised; it is kept as it is",
    },
    mend: { zh: "请使用国际标准代码或通用名称", en: "Use its ISO code or common name" },
  },
  IDENTIFIER_INVALID: {
    severity: "warning",
    says: {
      zh: "号码的格式或校验位不符，已原样保留",
      en: "The form or the check digits of the number are wrong; it is kept as it is",
    },
    mend: { zh: "请对照原件核对每一位", en: "Compare every digit with the exhibit" },
  },
  NUMBER_UNREADABLE: {
    severity: "warning",
    says: { zh: "数值无法识别，已原样保留", en: "The number cannot be read; it is kept as it is" },
    mend: { zh: "请改为 1234.56 的形式", en: "Write it as 1234.56" },
  },
  PHONE_NATIONAL: {
    severity: "info",
    says: {
      zh: "电话号码没有国际区号，已原样保留",
      en: "The telephone number has no country code; it is kept as it is",
    },
    mend: { zh: "请补上如 +86 的国际区号", en: "Put the country code before it, such as +86" },
  },
  CODE_UNKNOWN: {
    severity: "warning",
    says: {
      zh: "值不在代码表中，已原样保留",
      en: "The value is not in the list of codes; it is kept as it is",
    },
    mend: { zh: "请从代码表中选用", en: "Choose one from the list" },
  },
  FORM_INVALID: {
    severity: "warning",
    says: {
      zh: "值不符合该类型的格式，已原样保留",
      en: "The value does not have the form of its type; it is kept as it is",
    },
    mend: { zh: "请对照原件核对", en: "Compare it with the exhibit" },
  },
  ACCOUNT_NOT_A_NUMBER: {
    severity: "info",
    says: {
      zh: "账号栏中的内容不是账号，未据此建立账户",
      en: "What stands for an account number is none; no account was made of it",
    },
    mend: {
      zh: "如确为账号，请手工补建账户",
      en: "Add the account by hand if it is one after all",
    },
  },
  ACCOUNT_MASKED: {
    severity: "info",
    says: {
      zh: "账号部分被遮盖，只与同名同行的同样写法视为同一账户",
      en: "The account number is masked; it counts as the same account only with the same name and bank",
    },
    mend: { zh: "请向银行调取完整账号", en: "Ask the bank for the full number" },
  },
  NAME_NOT_A_NAME: {
    severity: "info",
    says: {
      zh: "户名栏中的内容不是名称，未据此建立实体",
      en: "What stands for a name is none; no entity was made of it",
    },
    mend: {
      zh: "如确为名称，请手工补建实体",
      en: "Add the entity by hand if it is a name after all",
    },
  },
});

/** The problem codes of this area with their texts. */
export const problemTable = entityProblems.table;

/** Makes a problem of this area. */
export const entityProblem = entityProblems.problem;

export type EntityProblemCode = keyof typeof problemTable;
