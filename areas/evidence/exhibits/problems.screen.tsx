// SPDX-License-Identifier: Apache-2.0
import type { Severity } from "@tianwang/kernel/problem";
import { Citation } from "@tianwang/ui/citation/citation";
import { useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { KeyValue } from "@tianwang/ui/layout/block";
import { Dialog } from "@tianwang/ui/layout/dialog";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { GoodIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import { Facets } from "@tianwang/ui/table/facets";
import { FilterBar } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import "./evidence.css";
import { listProblems } from "./exhibit.wire.ts";
import { problemTexts } from "./problem.text.ts";

/** Whose problems are shown. */
export interface ProblemsViewProps {
  readonly compartmentId: string;
  /** Only those of one exhibit. */
  readonly exhibitId?: string;
}

/** A problem with its place in the list, by which the rows are told apart. */
type ProblemRow = OutputOf<typeof listProblems>["rows"][number] & { readonly position: number };

const severities: readonly Severity[] = ["error", "warning", "info"];
const tones: Readonly<Record<Severity, Tone>> = { error: "danger", warning: "warn", info: "info" };

function SeverityTag({ severity }: { severity: Severity }): ReactElement {
  const t = useTexts(problemTexts);
  return <StatusTag tone={tones[severity]}>{t(severity)}</StatusTag>;
}

function ValueText({ value }: { value: string }): ReactElement {
  const t = useTexts(problemTexts);
  if (value === "") return <span className="tw-faint">{t("blank")}</span>;
  return <SourceText text={value} />;
}

/** One line of a cell; all of it in the title, and beside the list when the row is opened. */
function CutText({ text, isCode }: { text: string; isCode?: boolean }): ReactElement {
  return (
    <span className={isCode ? "ev-cut tw-mono tw-faint" : "ev-cut"} title={text}>
      {text}
    </span>
  );
}

const placeOf = (row: ProblemRow) => (
  <Citation
    source={{ exhibitId: row.exhibitId, locator: row.locator }}
    exhibitName={row.exhibitName}
  />
);

function useColumns(): readonly Column<ProblemRow>[] {
  const t = useTexts(problemTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "severity",
        title: t("severity"),
        width: 126,
        render: (row) => <SeverityTag severity={row.severity} />,
      },
      {
        id: "says",
        title: t("says"),
        width: 220,
        isGrowing: true,
        render: (row) => <CutText text={say(row.says)} />,
      },
      { id: "place", title: t("place"), width: 236, render: placeOf },
      {
        id: "field",
        title: t("field"),
        width: 96,
        render: (row) => <SourceText text={row.field} />,
      },
      {
        id: "value",
        title: t("value"),
        width: 140,
        render: (row) => <ValueText value={row.value} />,
      },
      {
        id: "mend",
        title: t("mend"),
        width: 190,
        isGrowing: true,
        render: (row) => <CutText text={say(row.mend)} />,
      },
      {
        id: "code",
        title: t("code"),
        width: 150,
        render: (row) => <CutText text={row.code} isCode />,
      },
    ],
    [t, say],
  );
}

function useCompact() {
  const say = useText();
  return useMemo(
    () => ({
      rowHeight: 96,
      render: (row: ProblemRow) => (
        <span className="ev-compact-problem">
          <span className="ev-compact-line">
            <SeverityTag severity={row.severity} />
            {placeOf(row)}
          </span>
          <span className="ev-compact-says">{say(row.says)}</span>
          <span className="ev-compact-value tw-faint">
            <SourceText text={row.field} /> <ValueText value={row.value} />
          </span>
        </span>
      ),
    }),
    [say],
  );
}

/** Everything about one problem, beside the list. */
function ProblemDialog(props: { row: ProblemRow | null; onClose: () => void }): ReactElement {
  const t = useTexts(problemTexts);
  const say = useText();
  const { row } = props;
  return (
    <Dialog
      title={row === null ? "" : say(row.says)}
      isOpen={row !== null}
      onClose={props.onClose}
      place="side"
    >
      {row && (
        <div className="tw-stack">
          <KeyValue
            facts={[
              { label: t("severity"), value: <SeverityTag severity={row.severity} /> },
              { label: t("place"), value: placeOf(row) },
              { label: t("field"), value: <SourceText text={row.field} /> },
              { label: t("value"), value: <ValueText value={row.value} /> },
              { label: t("mend"), value: say(row.mend) },
              { label: t("code"), value: <span className="tw-mono">{row.code}</span> },
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}

/** How many problems there are of each severity. */
function useSeverities(scope: ProblemsViewProps) {
  const t = useTexts(problemTexts);
  const client = useClient();
  const { compartmentId, exhibitId } = scope;
  const counts = useLoad(`problem counts ${compartmentId} ${exhibitId ?? ""}`, (signal) =>
    Promise.all(
      severities.map(async (severity) => {
        const query = { ...scope, severity, count: 1 };
        return (await client.call(listProblems, { query, signal })).totalCount;
      }),
    ),
  );
  const found = severities.map((id, at) => ({ id, label: t(id), count: counts.value?.[at] ?? 0 }));
  const count = found.reduce((sum, one) => sum + one.count, 0);
  return [{ id: "", label: t("all"), count }, ...found];
}

/** What readers met in the exhibits of a compartment, or in one of them. */
export function ProblemsView({ compartmentId, exhibitId }: ProblemsViewProps): ReactElement {
  const t = useTexts(problemTexts);
  const client = useClient();
  const [held, setSeverity] = useSearchValue("severity");
  const [open, setOpen] = useState<ProblemRow | null>(null);
  const severity = severities.find((one) => one === held);
  const scope = { compartmentId, ...(exhibitId === undefined ? {} : { exhibitId }) };
  const facets = useSeverities(scope);
  const columns = useColumns();
  const compact = useCompact();
  const fetchPage = async ({ from, count, signal }: RowRequest) => {
    const query = { ...scope, from, count, ...(severity === undefined ? {} : { severity }) };
    const { rows, totalCount } = await client.call(listProblems, { query, signal });
    return { totalCount, rows: rows.map((row, at) => ({ ...row, position: from + at })) };
  };
  return (
    <>
      <PagedTable<ProblemRow>
        id={exhibitId === undefined ? "evidence.problems" : "evidence.exhibit.problems"}
        label={t("problems")}
        columns={columns}
        compact={compact}
        fetchPage={fetchPage}
        dataKey={JSON.stringify([compartmentId, exhibitId, severity])}
        rowKey={(row) => String(row.position)}
        onOpen={setOpen}
        openKey={open === null ? null : String(open.position)}
        toolbar={
          <FilterBar held={[]}>
            <Facets
              label={t("bySeverity")}
              facets={facets}
              heldId={severity ?? ""}
              onHold={setSeverity}
            />
          </FilterBar>
        }
        empty={
          <EmptyState icon={GoodIcon} title={t(severity === undefined ? "none" : "noneFound")}>
            {t(severity === undefined ? "noneWhy" : "noneFoundWhy")}
          </EmptyState>
        }
      />
      <ProblemDialog row={open} onClose={() => setOpen(null)} />
    </>
  );
}
