// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { FlowIcon } from "@tianwang/ui/look/icons";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { fromCase } from "@tianwang/ledger/screens";
import "./trace.css";
import { traceScreenTexts } from "./trace-screen.text.ts";
import type { TraceLine } from "./trace.wire.ts";
import { listTraces } from "./trace.wire.ts";

/** The address of a trace, and the case that it leads back to. */
export function tracePath(traceId: string, caseId: string): string {
  return fromCase(`/traces/${encodeURIComponent(traceId)}`, caseId);
}

function Name({ line, caseId }: { line: TraceLine; caseId: string }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const title = line.title || t("traceOf", { doctrine: say(line.doctrine.title) });
  return (
    <Link to={tracePath(line.id, caseId)}>
      <SourceText text={title} />
    </Link>
  );
}

/** What was followed, one amount for each claimant and currency, the first two of them. */
function Followed({ line }: { line: TraceLine }): ReactElement {
  const [first, ...others] = line.balances;
  if (!first) return <span className="tw-faint">–</span>;
  return (
    <span>
      <Money amount={first.followed} />
      {others.length > 0 && <span className="tw-faint">{` +${others.length}`}</span>}
    </span>
  );
}

function useColumns(caseId: string): readonly Column<TraceLine>[] {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "name",
        title: t("trace"),
        width: 240,
        isGrowing: true,
        render: (line) => <Name line={line} caseId={caseId} />,
      },
      {
        id: "doctrine",
        title: t("doctrine"),
        width: 150,
        render: ({ doctrine }) => say(doctrine.title),
      },
      {
        id: "followed",
        title: t("followed"),
        width: 200,
        align: "end",
        render: (line) => <Followed line={line} />,
      },
      {
        id: "deposits",
        title: t("depositCount"),
        width: 80,
        align: "end",
        render: (line) => <Count value={line.depositCount} />,
      },
      {
        id: "steps",
        title: t("stepCount"),
        width: 80,
        align: "end",
        render: (line) => <Count value={line.stepCount} />,
      },
      {
        id: "notices",
        title: t("noticeCount"),
        width: 80,
        align: "end",
        render: (line) => <Count value={line.noticeCount} />,
      },
      {
        id: "madeAt",
        title: t("madeAt"),
        width: 170,
        render: (line) => <InstantText instant={line.madeAt} />,
      },
      {
        id: "madeBy",
        title: t("madeBy"),
        width: 130,
        render: (line) => <SourceText text={line.madeBy} />,
      },
    ],
    [t, say, caseId],
  );
}

function TraceList(props: { caseId: string; compartmentId: string }): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const client = useClient();
  const navigation = useNavigation();
  const { caseId, compartmentId } = props;
  const columns = useColumns(caseId);
  const compact = useMemo(
    () => ({
      rowHeight: 88,
      render: (line: TraceLine) => (
        <div className="trace-compact">
          <Name line={line} caseId={caseId} />
          <div className="trace-line">
            <span className="tw-soft">{say(line.doctrine.title)}</span>
            <Followed line={line} />
          </div>
          <div className="trace-line tw-soft">
            <InstantText instant={line.madeAt} />
            <SourceText text={line.madeBy} />
          </div>
        </div>
      ),
    }),
    [say, caseId],
  );
  return (
    <Block title={t("traces")} isFlush>
      <PagedTable
        id="flows.traces"
        label={t("traces")}
        columns={columns}
        compact={compact}
        dataKey={compartmentId}
        rowKey={(line) => line.id}
        onOpen={(line) => navigation.go(tracePath(line.id, caseId))}
        empty={
          <EmptyState icon={FlowIcon} title={t("none")}>
            {t("noneHere")}
          </EmptyState>
        }
        fetchPage={({ from, count, signal }) =>
          client.call(listTraces, { query: { compartmentId, from, count }, signal })
        }
      />
    </Block>
  );
}

/** The saved traces of a case. */
export function TraceListPanel({ caseId, compartmentId }: CasePlace): ReactElement {
  return <TraceList caseId={caseId} compartmentId={compartmentId} />;
}
