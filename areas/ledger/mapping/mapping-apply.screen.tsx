// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { applyMappings } from "../ingest/mapping.wire.ts";
import type { TableMapping } from "../ingest/tables/table-mapping.ts";
import { JobProgress } from "../page/job-progress.screen.tsx";
import { listStatements } from "../statements/statement.wire.ts";
import { ExhibitStatements } from "./exhibit-statements.screen.tsx";
import { TextField } from "./mapping-controls.screen.tsx";
import { mappingTexts } from "./mapping.text.ts";

interface ApplyProps {
  readonly exhibitId: string;
  readonly compartmentId: string;
  /** The mappings of all layouts that are read. */
  readonly mappings: readonly TableMapping[];
  /** Whether nothing is left to be told. */
  readonly isWhole: boolean;
}

function useStatements({ exhibitId, compartmentId }: ApplyProps) {
  const client = useClient();
  return useLoad(`statements of ${exhibitId}`, (signal) =>
    client.call(listStatements, { query: { compartmentId, exhibitId }, signal }),
  );
}

/** Sends the mappings and keeps the job that reads the file by them. */
function useApply({ exhibitId, mappings }: ApplyProps) {
  const client = useClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const apply = async (title: string) => {
    setIsSending(true);
    setError(undefined);
    const saveAs = title.trim();
    const body = { mappings: [...mappings], ...(saveAs === "" ? {} : { saveAs }) };
    try {
      setJobId((await client.call(applyMappings, { params: { exhibitId }, body })).jobId);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSending(false);
    }
  };
  return { jobId, isSending, error, apply };
}

function NameField(props: ApplyProps & { title: string; onType: (title: string) => void }) {
  const t = useTexts(mappingTexts);
  if (props.mappings.every(({ header }) => header.rowCount === 0)) {
    return <p className="tw-faint">{t("saveHeaderless")}</p>;
  }
  return (
    <>
      <TextField label={t("saveAs")} value={props.title} onType={props.onType} />
      <p className="tw-faint">{t("saveHint")}</p>
    </>
  );
}

function Done(props: { load: ReturnType<typeof useStatements> }): ReactElement {
  const t = useTexts(mappingTexts);
  return (
    <Loaded load={props.load}>
      {({ rows }) =>
        rows.length === 0 ? <p>{t("readNothing")}</p> : <ExhibitStatements rows={rows} />
      }
    </Loaded>
  );
}

/** Saves the layout, reads the file by it, and leads to what came of it. */
export function MappingApply(props: ApplyProps): ReactElement {
  const t = useTexts(mappingTexts);
  const may = useMay();
  const [title, setTitle] = useState("");
  const [doneJobId, setDoneJobId] = useState<string | null>(null);
  const statements = useStatements(props);
  const { jobId, isSending, error, apply } = useApply(props);
  const count = statements.value?.rows.length ?? 0;
  const isReading = jobId !== null && jobId !== doneJobId;
  if (!may("ledger.write")) return <p className="tw-soft">{t("mayNot")}</p>;
  const isReady = props.isWhole && props.mappings.length > 0;
  return (
    <Block title={t("apply")}>
      <div className="tw-stack">
        <div className="map-apply">
          <NameField {...props} title={title} onType={setTitle} />
        </div>
        <div className="tw-row">
          <Button
            type="primary"
            loading={isSending}
            disabled={!isReady || isReading}
            onClick={() => void apply(title)}
          >
            {t(count === 0 ? "read" : "readAnew")}
          </Button>
          {!isReady && <span className="tw-soft">{t("notYet")}</span>}
          {isReady && count > 0 && jobId === null && (
            <span className="tw-soft">{t("replaces", { count })}</span>
          )}
        </div>
        {error !== undefined && <ErrorLine error={error} />}
        {jobId !== null && (
          <JobProgress
            key={jobId}
            jobId={jobId}
            onDone={() => {
              setDoneJobId(jobId);
              statements.reload();
            }}
          />
        )}
        {doneJobId !== null && <Done load={statements} />}
      </div>
    </Block>
  );
}
