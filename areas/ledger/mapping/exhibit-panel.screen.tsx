// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { mappingPath, useCaseId } from "../page/case-trail.screen.tsx";
import { listStatements } from "../statements/statement.wire.ts";
import { ExhibitStatements } from "./exhibit-statements.screen.tsx";
import { mappingTexts } from "./mapping.text.ts";

/** Kinds of exhibits whose columns a person can say. */
const tableKinds: ReadonlySet<string> = new Set(["spreadsheet", "table", "text"]);

function NoStatements({ kind }: { kind: string }): ReactElement {
  const t = useTexts(mappingTexts);
  if (kind === "text") return <p className="tw-soft">{t("panelText")}</p>;
  return (
    <p>
      <StatusTag tone="warn">{t("panelNone")}</StatusTag>
    </p>
  );
}

/** On the page of an exhibit: the statements read from it, and how its columns are read. */
export function ExhibitPanel(props: {
  exhibitId: string;
  compartmentId: string;
  kind: string;
}): ReactElement | null {
  const t = useTexts(mappingTexts);
  const client = useClient();
  const caseId = useCaseId();
  const { exhibitId, compartmentId, kind } = props;
  const load = useLoad(`statements of ${exhibitId}`, (signal) =>
    client.call(listStatements, { query: { compartmentId, exhibitId }, signal }),
  );
  const isTable = tableKinds.has(kind);
  if (!isTable && load.error === undefined && (load.value?.rows.length ?? 0) === 0) return null;
  return (
    <Loaded load={load}>
      {({ rows }) => (
        <Block
          title={t("panelTitle")}
          extra={
            isTable && (
              <Link to={mappingPath(exhibitId, caseId)}>
                {t(rows.length === 0 ? "panelLink" : "panelCheck")}
              </Link>
            )
          }
        >
          {rows.length === 0 ? <NoStatements kind={kind} /> : <ExhibitStatements rows={rows} />}
        </Block>
      )}
    </Loaded>
  );
}
