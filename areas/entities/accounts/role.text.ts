// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** What the values of `Ownership:role` say that are made from bank statements. */
export const roleTexts = defineTexts({
  "account holder": {
    zh: "户主（开户行记载）",
    en: "Account holder (by the bank that keeps the account)",
  },
  "named as account holder": {
    zh: "户主（对方交易记载）",
    en: "Account holder (as named in a transfer)",
  },
});
