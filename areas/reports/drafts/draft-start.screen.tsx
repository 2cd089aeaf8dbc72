// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { useNavigation } from "@tianwang/ui/navigation/navigation";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { draftPageTexts } from "./draft-page.text.ts";
import type { SourceKind } from "./draft.wire.ts";
import { openDraftEndpoint } from "./draft.wire.ts";

/** Begins a draft, or opens the one that is there. */
function DraftReport(props: { sourceKind: SourceKind; sourceId: string }): ReactElement {
  const t = useTexts(draftPageTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [isOpening, setIsOpening] = useState(false);
  const [error, setError] = useState<unknown>();
  const open = async () => {
    setIsOpening(true);
    setError(undefined);
    try {
      const { draftId } = await client.call(openDraftEndpoint, { body: { ...props } });
      navigation.go(`/reports/${encodeURIComponent(draftId)}`);
    } catch (thrown) {
      setError(thrown);
      setIsOpening(false);
    }
  };
  return (
    <>
      <Button loading={isOpening} onClick={() => void open()}>
        {t("draftReport")}
      </Button>
      {error !== undefined && <ErrorLine error={error} />}
    </>
  );
}

/** The button on the page of an alert. */
export function DraftFromAlert({ alertId }: { alertId: string }): ReactElement {
  return <DraftReport sourceKind="alert" sourceId={alertId} />;
}

/** The button on the page of a finding. */
export function DraftFromFinding({ findingId }: { findingId: string }): ReactElement {
  return <DraftReport sourceKind="finding" sourceId={findingId} />;
}
