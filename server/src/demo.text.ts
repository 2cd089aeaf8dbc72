// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of the demo workspace. */
export const demoTexts = defineTexts({
  workspace: { zh: "演示（虚构）", en: "Demo (fictional)" },
  agency: { zh: "演示协调办公室（虚构）", en: "Demo coordinating office (fictional)" },
  legalBasis: { zh: "虚构演示材料", en: "Fictional material for demonstration" },
});
