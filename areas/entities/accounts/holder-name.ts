// SPDX-License-Identifier: Apache-2.0
import { comparisonKey, foldText } from "../search/fold.ts";
import { squashSpaces, toVisible } from "../statements/plain-text.ts";

/** What the name of an account holder says about its kind. */
export type HolderSchema = "Company" | "LegalEntity" | "Person" | "PublicBody";

/** What banks write where a name is missing or nobody stands on the other side. */
const placeholders = new Set(
  (
    "na null none nil unknown notavailable notapplicable notprovided notknown undefined blank empty " +
    "test various sundry xxx cash atm interest fee fees charge charges bankcharges tax " +
    "无 空 未知 不详 暂无 待核实 现金 结息 利息 手续费 工本费 账户管理费 批量业务 内部户 待清算 其他"
  ).split(" "),
);

/**
 * Legal forms that no name of a person ends with. Left out because they can be surnames or
 * initials: SA, AS, AD, AB, SE, DD without dots.
 */
const companyForms: readonly RegExp[] = [
  /公司(?:[(（].{1,20}[)）])?$|合伙企业(?:[(（].{1,10}[)）])?$|株式会社|有限会社|合同会社|주식회사|\(주\)/u,
  /(?:^|[\s,.&)])(?:ltd|limited|llc|l\.l\.c|inc|incorporated|corp|corporation|plc|llp|gmbh|ag|kg|ohg|sarl|s\.? ?a ?r\.?l|spa|s\.p\.a|srl|s\.r\.l|bv|b\.v|nv|n\.v|s\.a|s\.a\.s|oy|oyj|aps|a\/s|pte|pty|bhd|berhad|jsc|ojsc|cjsc|pjsc|kft|zrt|sp\.? ?z ?o\.? ?o|s\.r\.o|a\.s|d\.o\.o|eood|lda|ltda|fze|fzco|fz-llc|dmcc|w\.?l\.?l|k\.k|& co)\.?(?: \([a-z .]{2,20}\))?$/u,
  /^(?:ооо|оао|зао|пао|тоо|jsc|llc|ooo|oao|zao|pao) |(?:^| )(?:ооо|оао|зао|пао|тоо)$/u,
];

const publicForms: readonly RegExp[] = [
  /(?:人民政府|人民法院|人民检察院|监察委员会|(?:财政|税务|公安|教育|民政|审计|统计|司法|水利|卫生健康|农业农村|交通运输|自然资源|市场监督管理|住房和城乡建设)(?:部|局|厅|所|委员会)|国库支付中心|财政部)$/u,
  /^(?:the )?(?:ministry|government|municipality) of /u,
];

const personForms: readonly RegExp[] = [
  /(?:先生|女士|小姐)$/u,
  /^(?:mr|mrs|ms|miss|herr|frau)\.? /u,
];

function isOneOf(forms: readonly RegExp[], name: string): boolean {
  return forms.some((form) => form.test(name));
}

/**
 * Whether a text can be the name of somebody: not blank, no placeholder of a bank, with at least
 * two letters, or one character of a script without capitals, and not a number with a unit.
 *
 * @example
 *   isName("N/A"); // false
 *   isName("王五"); // true
 */
export function isName(text: string): boolean {
  const key = comparisonKey(toVisible(text));
  if (placeholders.has(key)) return false;
  const letters = key.replaceAll(/\P{L}/gu, "");
  const isLetterAlone = letters.length < 2 && !/\p{Lo}/u.test(letters);
  return letters.length > 0 && !isLetterAlone && !/^\p{Nd}{4,}\p{L}{0,3}$/u.test(key);
}

/**
 * The kind of holder that a name proves by itself: a legal form makes a company, the name of an
 * authority a public body, a form of address a person. Everything else stays a legal entity, which
 * in FollowTheMoney means that the kind is not known.
 *
 * @example
 *   holderSchema("海川贸易有限公司"); // "Company"
 *   holderSchema("Maria Sa"); // "LegalEntity"
 */
export function holderSchema(name: string): HolderSchema {
  const folded = squashSpaces(foldText(name));
  if (isOneOf(companyForms, folded)) return "Company";
  if (isOneOf(publicForms, folded)) return "PublicBody";
  return isOneOf(personForms, folded) ? "Person" : "LegalEntity";
}
