// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { defineTexts } from "@tianwang/kernel/text";
import { CallRefused } from "@tianwang/wire/client";

/** What went wrong, how to mend it, and how to find it in the log. */
export interface ErrorWords {
  readonly says: Text;
  readonly mend: Text;
  readonly code: string;
  /** Empty when the server was never reached. */
  readonly requestId: string;
}

const texts = defineTexts({
  slowSays: { zh: "服务器在时限内没有答复。", en: "The server did not answer in time." },
  slowMend: {
    zh: "请稍后重试；若查询范围很大，请先缩小范围。",
    en: "Try again in a moment; narrow a very wide query first.",
  },
  offSays: { zh: "无法连接服务器。", en: "The server cannot be reached." },
  offMend: {
    zh: "请检查网络，并确认程序仍在运行，然后重试。",
    en: "Check the network and that the program is still running, then try again.",
  },
  oldSays: { zh: "程序已更新，此页面是旧版本。", en: "The program was updated; this page is old." },
  oldMend: { zh: "请重新加载页面。", en: "Load the page again." },
  brokenSays: { zh: "此页面出现了程序错误。", en: "Something broke on this page." },
  brokenMend: {
    zh: "请重新加载页面；仍然如此，请把下方信息交给管理员。",
    en: "Load the page again; if it stays, give the details below to the administrator.",
  },
});

/** Turns whatever was thrown into words that help. */
export function errorWords(error: unknown): ErrorWords {
  if (error instanceof CallRefused) return error.refusal;
  const name = error instanceof Error ? error.name : "";
  if (name === "TimeoutError") {
    return { says: texts.slowSays, mend: texts.slowMend, code: "NO_ANSWER", requestId: "" };
  }
  // Browsers word it differently when the code of a screen is no longer on the server.
  if (/dynamically imported module|importing a module script/iu.test(String(error))) {
    return { says: texts.oldSays, mend: texts.oldMend, code: "OLD_PAGE", requestId: "" };
  }
  // `fetch` rejects with a TypeError when the network fails (Fetch Standard, 5.1).
  if (name === "TypeError" && /fetch|network|load failed/iu.test(String(error))) {
    return { says: texts.offSays, mend: texts.offMend, code: "UNREACHABLE", requestId: "" };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return {
    says: texts.brokenSays,
    mend: texts.brokenMend,
    code: detail.slice(0, 200),
    requestId: "",
  };
}
