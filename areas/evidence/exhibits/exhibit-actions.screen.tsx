// SPDX-License-Identifier: Apache-2.0
import { saveAnswer, useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { DownloadIcon, RefreshIcon } from "@tianwang/ui/look/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import "./evidence.css";
import { exhibitTexts } from "./exhibit.text.ts";
import type { ExhibitView } from "./exhibit.wire.ts";
import { exhibitOriginal, verifyExhibit } from "./exhibit.wire.ts";

/** What one does with an exhibit: hash it again, take the original away; both enter its custody. */
export function ExhibitActions(props: {
  exhibit: ExhibitView;
  onChange: () => void;
}): ReactElement {
  const t = useTexts(exhibitTexts);
  const client = useClient();
  const [busy, setBusy] = useState<"verify" | "download" | null>(null);
  const [isIntact, setIsIntact] = useState<boolean | null>(null);
  const [error, setError] = useState<unknown>();
  const { id: exhibitId, originalName } = props.exhibit;
  const run = async (name: "verify" | "download", work: () => Promise<void>) => {
    setBusy(name);
    setError(undefined);
    setIsIntact(null);
    try {
      await work();
      props.onChange();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(null);
    }
  };
  const params = { exhibitId };
  const verify = async () => setIsIntact((await client.call(verifyExhibit, { params })).isIntact);
  const download = async () => {
    const answer = await client.stream(exhibitOriginal, { params });
    await saveAnswer(answer, originalName);
  };
  return (
    <div className="ev-actions">
      <div className="tw-row">
        <Button
          icon={<RefreshIcon />}
          loading={busy === "verify"}
          disabled={busy !== null}
          onClick={() => void run("verify", verify)}
        >
          {t("verify")}
        </Button>
        <Button
          icon={<DownloadIcon />}
          title={t("downloadNote")}
          loading={busy === "download"}
          disabled={busy !== null}
          onClick={() => void run("download", download)}
        >
          {t("download")}
        </Button>
      </div>
      <output className="ev-verdict">
        {isIntact !== null && (
          <StatusTag tone={isIntact ? "good" : "danger"}>
            {t(isIntact ? "intact" : "altered")}
          </StatusTag>
        )}
      </output>
      {error !== undefined && <ErrorLine error={error} />}
    </div>
  );
}
