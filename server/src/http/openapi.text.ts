// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";

/** Texts of the page of the API. */
export const openApiTexts = defineTexts({
  machine: { zh: "机器可读版本：", en: "Machine-readable: " },
  headers: {
    zh: "请求须带 x-purpose，修改类请求还须带 x-csrf-token；x-workspace 指定工作区。",
    en: "Requests carry x-purpose and, for changes, x-csrf-token; x-workspace names the workspace.",
  },
});
