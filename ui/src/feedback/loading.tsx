// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement } from "react";
import { useEffect, useState } from "react";
import { useTexts } from "../language/language.tsx";
import "./feedback.css";

const texts = defineTexts({
  loading: { zh: "正在加载…", en: "Loading…" },
  slow: {
    zh: "比平时慢，仍在等待服务器答复。",
    en: "Slower than usual; still waiting for the server.",
  },
});

/** Nothing is shown before this, so that quick pages do not flicker. */
const showAfterMs = 180;
const slowAfterMs = 6000;

/** That something is on its way; says so when it takes longer than usual. */
export function Loading({ lineCount = 5 }: { lineCount?: number }): ReactElement {
  const t = useTexts(texts);
  const [stage, setStage] = useState<"quick" | "shown" | "slow">("quick");
  useEffect(() => {
    const show = setTimeout(() => setStage("shown"), showAfterMs);
    const slow = setTimeout(() => setStage("slow"), slowAfterMs);
    return () => {
      clearTimeout(show);
      clearTimeout(slow);
    };
  }, []);
  return (
    <output className="tw-loading" data-stage={stage}>
      <span className="tw-aloud">{t("loading")}</span>
      {Array.from({ length: lineCount }, (_, line) => (
        <span key={line} className="tw-loading-line" />
      ))}
      {stage === "slow" && <span className="tw-soft">{t("slow")}</span>}
    </output>
  );
}
