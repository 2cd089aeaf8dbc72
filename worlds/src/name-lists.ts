// SPDX-License-Identifier: Apache-2.0

/**
 * A syllable of a Chinese name: simplified, traditional, Mandarin without tones as passports write
 * it (ü is YU), and the Cantonese spelling usual in Hong Kong documents.
 */
export interface Syllable {
  readonly hans: string;
  readonly hant: string;
  readonly mandarin: string;
  readonly cantonese: string;
}

const read = (table: string): Syllable[] =>
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [hans = "", hant = "", mandarin = "", cantonese = ""] = line.trim().split("|");
      return { hans, hant, mandarin, cantonese };
    });

/** Surnames of one character; several have a reading of their own as a surname (仇, 单, 解, 查, 区). */
export const surnames: readonly Syllable[] = read(`
  沈|沈|Shen|Shum
  魏|魏|Wei|Ngai
  邵|邵|Shao|Shiu
  韩|韓|Han|Hon
  贺|賀|He|Ho
  顾|顧|Gu|Koo
  龚|龔|Gong|Kung
  程|程|Cheng|Ching
  薛|薛|Xue|Sit
  范|范|Fan|Fan
  石|石|Shi|Shek
  袁|袁|Yuan|Yuen
  罗|羅|Luo|Law
  梁|梁|Liang|Leung
  谢|謝|Xie|Tse
  曾|曾|Zeng|Tsang
  覃|覃|Qin|Tam
  仇|仇|Qiu|Sau
  单|單|Shan|Sin
  解|解|Xie|Hai
  查|查|Zha|Cha
  区|區|Ou|Au
  聂|聶|Nie|Nip
  温|溫|Wen|Wan
  祝|祝|Zhu|Chuk
  裴|裴|Pei|Pui
`);

/** Surnames that documents romanise in more ways than one: LYU, LU or LUI. */
export const shiftingSurnames: readonly Syllable[] = read(`
  吕|呂|Lyu|Lui
`);

/** Surnames of two characters. */
export const compoundSurnames: readonly Syllable[] = read(`
  欧阳|歐陽|Ouyang|Au Yeung
  司徒|司徒|Situ|Szeto
  上官|上官|Shangguan|Sheung Koon
  皇甫|皇甫|Huangfu|Wong Po
  尉迟|尉遲|Yuchi|Wat Chi
  慕容|慕容|Murong|Mo Yung
`);

/**
 * Syllables of given names: literary and rarely used, so that a drawn name is unlikely to be that of
 * a known person.
 */
export const givenSyllables: readonly Syllable[] = read(`
  澄|澄|cheng|Ching
  砚|硯|yan|Yin
  泊|泊|bo|Pok
  舟|舟|zhou|Chau
  屿|嶼|yu|Yu
  禾|禾|he|Wo
  洵|洵|xun|Shun
  衡|衡|heng|Hang
  芷|芷|zhi|Chi
  钧|鈞|jun|Kwan
  铎|鐸|duo|Tok
  骞|騫|qian|Hin
  翊|翊|yi|Yik
  朔|朔|shuo|Sok
  榕|榕|rong|Yung
  槿|槿|jin|Kan
  沛|沛|pei|Pui
  霖|霖|lin|Lam
  颢|顥|hao|Ho
  昀|昀|yun|Wan
  晗|晗|han|Ham
  琰|琰|yan|Yim
  珩|珩|heng|Hang
  桢|楨|zhen|Ching
  樾|樾|yue|Yuet
  垚|垚|yao|Yiu
  峤|嶠|qiao|Kiu
  岑|岑|cen|Sum
  笙|笙|sheng|Sang
  筠|筠|yun|Wan
  绮|綺|qi|Yee
  荃|荃|quan|Chuen
  葳|葳|wei|Wai
  稷|稷|ji|Tsik
  锴|鍇|kai|Kai
  闳|閎|hong|Wang
  霁|霽|ji|Tsai
  颐|頤|yi|Yi
  骁|驍|xiao|Hiu
  麓|麓|lu|Luk
`);

/** A given name outside GBK: 㛃 (U+36C3) needs four bytes in GB18030. */
export const rareGiven: Syllable = { hans: "㛃", hant: "㛃", mandarin: "jie", cantonese: "Kit" };

/** Given names and family names of people who are not Han, as their documents print them. */
export const otherNames = {
  /** Uyghur style: given·father's name. */
  uyghur: {
    given: ["阿依努尔|Aynur", "热依木|Reyim", "古丽巴努|Gulbanu"],
    family: ["托合塔洪|Tohtahun", "衣明江|Imin Jan"],
  },
  /** Tibetan style: no family name. */
  tibetan: { given: ["扎西曲措|Tashi Chutso", "旦增朗杰|Tenzin Namgyal", "白玛央宗|Pema Yangzom"] },
  singapore: {
    family: ["Teo", "Koh", "Goh", "Quek", "Toh"],
    given: ["Boon Hwee", "Siew Leng", "Kok Chye", "Wee Seng", "Hui Kheng"],
  },
  tamil: { given: ["Raguvaran", "Selvamani", "Kalaivani"], father: ["Muthukarpan", "Annamalai"] },
  gulf: {
    given: ["Saif Obaid", "Hessa Matar", "Rashid Suhail"],
    family: ["Al Sidrani", "Al Wadhahi", "Al Qasrawi"],
  },
  swiss: {
    given: ["Urs", "Regula", "Beat", "Flurina"],
    family: ["Tannegger", "Alvierli", "Zurbriggli", "Chasperin"],
  },
  english: ["Jason", "Vivian", "Kelvin", "Mandy"],
} as const;
