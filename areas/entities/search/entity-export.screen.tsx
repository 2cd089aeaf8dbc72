// SPDX-License-Identifier: Apache-2.0
import { saveAnswer, useClient } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { PopItem, PopPanel } from "@tianwang/ui/layout/pop-panel";
import { DownloadIcon } from "@tianwang/ui/look/icons";
import type { ReactElement } from "react";
import { useState } from "react";
import { entityPageTexts } from "./entity-page.text.ts";
import { entityExport } from "./entity.wire.ts";

const forms = [
  { id: "exportEntities", form: "entities", plain: false },
  { id: "exportStatements", form: "statements", plain: false },
  { id: "exportPlain", form: "statements", plain: true },
] as const;

/** Takes the entities of a compartment away as FollowTheMoney JSON lines. */
export function EntityExport({ compartmentId }: { compartmentId: string }): ReactElement {
  const t = useTexts(entityPageTexts);
  const client = useClient();
  const [error, setError] = useState<unknown>();
  const run = async ({ form, plain }: (typeof forms)[number]) => {
    setError(undefined);
    try {
      const answer = await client.stream(entityExport, { query: { compartmentId, form, plain } });
      await saveAnswer(answer, `${compartmentId}.${form}.ftm.json`);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <PopPanel
        label={t("export")}
        align="end"
        button={
          <span className="tw-row" aria-hidden="true">
            <DownloadIcon />
            {t("export")}
          </span>
        }
      >
        {forms.map((one) => (
          <PopItem
            key={one.id}
            icon={<DownloadIcon />}
            note={t(`${one.id}Note`)}
            onChoose={() => void run(one)}
          >
            {t(one.id)}
          </PopItem>
        ))}
      </PopPanel>
      {error !== undefined && <ErrorLine error={error} />}
    </>
  );
}
