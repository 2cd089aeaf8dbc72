// SPDX-License-Identifier: Apache-2.0
import { saveAnswer, useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { DownloadIcon } from "@tianwang/ui/look/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import { fetchSchedule } from "./schedule.wire.ts";

const kinds = [
  { id: "pdfZh", format: "pdf", language: "zh" },
  { id: "pdfEn", format: "pdf", language: "en" },
  { id: "xlsxZh", format: "xlsx", language: "zh" },
  { id: "xlsxEn", format: "xlsx", language: "en" },
] as const;

/** The schedule of a saved trace or comparison, to be taken away. */
export function ScheduleLinks({ subjectId }: { subjectId: string }): ReactElement {
  const t = useTexts(claimsTexts);
  const client = useClient();
  const [waitedFor, setWaitedFor] = useState("");
  const [error, setError] = useState<unknown>();
  const save = async ({ id, format, language }: (typeof kinds)[number]) => {
    setWaitedFor(id);
    setError(undefined);
    try {
      const query = { format, language };
      const answer = await client.stream(fetchSchedule, { params: { subjectId }, query });
      await saveAnswer(answer, `${subjectId}.${language}.${format}`);
    } catch (failure) {
      setError(failure);
    } finally {
      setWaitedFor("");
    }
  };
  return (
    <Block title={t("schedule")}>
      <div className="tw-stack">
        <div className="claims-buttons">
          {kinds.map((kind) => (
            <Button
              key={kind.id}
              icon={<DownloadIcon />}
              loading={waitedFor === kind.id}
              onClick={() => void save(kind)}
            >
              {t(kind.id)}
            </Button>
          ))}
        </div>
        <span className="tw-soft">{t("scheduleHint")}</span>
        {error !== undefined && <ErrorLine error={error} />}
      </div>
    </Block>
  );
}
