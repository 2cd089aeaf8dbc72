// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import type { MatchKind } from "./rank.ts";

/** Why a value answers a query; `{value}` is the value. */
export const searchTexts = defineTexts({
  sameName: { zh: "名称相同：{value}", en: "Same name: {value}" },
  sameNumber: { zh: "号码相同：{value}", en: "Same number: {value}" },
  sameWords: { zh: "用词相同，次序不同：{value}", en: "Same words in another order: {value}" },
  nameStarts: { zh: "以所查内容开头：{value}", en: "Begins with it: {value}" },
  numberStarts: { zh: "号码以所查内容开头：{value}", en: "Number begins with it: {value}" },
  nameContains: { zh: "含所查内容：{value}", en: "Contains it: {value}" },
  numberEnds: { zh: "号码尾数相符：{value}", en: "Number ends with it: {value}" },
  allWords: { zh: "含所查全部词语：{value}", en: "Has all the words: {value}" },
  numberContains: { zh: "号码中含所查内容：{value}", en: "Number contains it: {value}" },
  someWords: { zh: "含所查部分词语：{value}", en: "Has some of the words: {value}" },
} satisfies Record<MatchKind, Text>);
