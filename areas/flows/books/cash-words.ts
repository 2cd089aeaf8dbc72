// SPDX-License-Identifier: Apache-2.0

/** What a row says about the side whose account it does not name. */
export interface CashClues {
  readonly name: string;
  readonly purpose: string;
  readonly code: string;
  /** Source fields as a JSON object, or null. */
  readonly extra: string | null;
}

/** A word by which sources mark cash, and where it was read. */
interface CashWord {
  readonly word: string;
  /** `whole`: the part of the text is this word and nothing else; `within`: it contains the word. */
  readonly fits: "whole" | "within";
  readonly source: string;
}

const order2016 =
  "PBC Order [2016] No. 3, art. 5(1): 现金缴存、现金支取 … 及其他形式的现金收支; read 2026-11-23";
const summaries = "摘要 of account statements of banks in mainland China";
const iso =
  "ISO 20022 external code set, names of PMNT/CNTR/CDPT and CWDL (CashDeposit, CashWithdrawal)";
const narratives = "narratives of account statements in English";

const cashWords: readonly CashWord[] = [
  { word: "现金缴存", fits: "within", source: order2016 },
  { word: "现金支取", fits: "within", source: order2016 },
  ...["现金存入", "现金存款", "现金取款", "现金提取"].map(
    (word) => ({ word, fits: "within", source: summaries }) as const,
  ),
  ...["atm取款", "atm取现", "atm存款", "atm存现"].map(
    (word) => ({ word, fits: "within", source: summaries }) as const,
  ),
  ...["柜面取款", "柜面取现", "柜台取款", "柜台取现"].map(
    (word) => ({ word, fits: "within", source: summaries }) as const,
  ),
  ...["现金", "取款", "取现", "存现", "支现", "现支", "现取", "现存"].map(
    (word) => ({ word, fits: "whole", source: summaries }) as const,
  ),
  { word: "cash withdrawal", fits: "within", source: iso },
  { word: "cash deposit", fits: "within", source: iso },
  ...["cash wdl", "cash dep", "cash advance", "atm withdrawal", "atm wdl", "atm cash"].map(
    (word) => ({ word, fits: "within", source: narratives }) as const,
  ),
  ...["cash", "atm"].map((word) => ({ word, fits: "whole", source: narratives }) as const),
];

/** A fee for drawing cash is not cash; a purchase (消费) is no fee. */
const feeForm = /(?<!消)费|利息|\b(?:fees?|charges?|commission|interest|surcharge)\b/u;

/**
 * Bank transaction codes of ISO 20022 for cash: deposit and withdrawal over the counter or by card,
 * and withdrawal by card abroad. SWIFT's NCAS is no such code: it is cash in lieu of securities.
 */
const cashCode = /^PMNT\/(?:CNTR|CCRD)\/(?:CDPT|CWDL|XBCW)$/u;

/** Columns by which Chinese exports tell cash (现) from transfers (转). */
const markColumns = new Set(["现转标志", "现转标识", "现转", "现金标志"]);
const markWords = new Set(["现", "现金", "cash"]);

const wholeWords = new Set(cashWords.filter(({ fits }) => fits === "whole").map(wordOf));
const partForm = new RegExp(
  cashWords
    .filter(({ fits }) => fits === "within")
    .map(wordOf)
    // Latin words end where they end: "cash dep" is not in "cash dependency".
    .map((word) => (/^[a-z ]+$/u.test(word) ? String.raw`\b${word}\b` : word))
    .join("|"),
  "u",
);

function wordOf({ word }: CashWord): string {
  return word;
}

/** Compatibility form in small letters with single spaces: full-width ＡＴＭ is ATM. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

function isMarked(extra: string | null): boolean {
  if (extra === null || !extra.includes("现")) return false;
  return Object.entries(JSON.parse(extra) as Record<string, string>).some(
    ([name, value]) => markColumns.has(name.trim()) && markWords.has(folded(value)),
  );
}

/**
 * Tells whether a side that names no account is cash: by a code, by a mark of its source, or by
 * words in name, purpose or code. A fee is not cash, whatever else its text says.
 *
 * @example
 *   isCash({ name: "", purpose: "消费 / ATM取款", code: "", extra: null }); // true
 *   isCash({ name: "", purpose: "ATM取款手续费", code: "", extra: null }); // false
 */
export function isCash(clues: CashClues): boolean {
  const texts = [clues.purpose, clues.code, clues.name].map(folded);
  // 费 is a surname too, so a name says nothing about fees.
  if (texts.slice(0, 2).some((text) => feeForm.test(text))) return false;
  if (cashCode.test(clues.code.trim()) || isMarked(clues.extra)) return true;
  return texts
    .flatMap((text) => text.split(/ ?[/|;,；，、。:：()（）] ?/u))
    .some((part) => wholeWords.has(part) || partForm.test(part));
}
