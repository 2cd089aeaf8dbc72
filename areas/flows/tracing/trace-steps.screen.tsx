// SPDX-License-Identifier: Apache-2.0
import { Citation } from "@tianwang/ui/citation/citation";
import { useClient } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { FlowIcon } from "@tianwang/ui/look/icons";
import { Count, Money } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { ExactAmount } from "./trace-ends.screen.tsx";
import "./trace.css";
import type { RowsToShow } from "./trace-rows.screen.tsx";
import { traceScreenTexts } from "./trace-screen.text.ts";
import type { TraceStepView } from "./trace.wire.ts";
import { listTraceSteps } from "./trace.wire.ts";

/** Steps are counted from 0 and shown from 1. */
const shownNumber = (step: number) => step + 1;

const remaining = ({ amount, remainingMinor }: TraceStepView) => ({
  ...amount,
  amountMinor: remainingMinor,
});

/** Columns of a chain of steps: a share of a mixture has no single origin and no hop of its own. */
const chainColumns: ReadonlySet<string> = new Set(["from", "hop", "remaining"]);

function useColumns(): readonly Column<TraceStepView>[] {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "step",
        title: t("step"),
        width: 68,
        align: "end",
        render: ({ step }) => <Count value={shownNumber(step)} />,
      },
      {
        id: "from",
        title: t("fromStep"),
        width: 68,
        align: "end",
        render: ({ from }) => (from === null ? "" : <Count value={shownNumber(from)} />),
      },
      { id: "hop", title: t("hop"), width: 60, align: "end", render: ({ hop }) => String(hop) },
      {
        id: "bookedOn",
        title: t("bookedOn"),
        width: 130,
        render: ({ bookedOn }) => <DateText date={bookedOn} />,
      },
      {
        id: "what",
        title: t("what"),
        width: 360,
        isGrowing: true,
        render: ({ says }) => <SourceText text={say(says)} />,
      },
      {
        id: "amount",
        title: t("amount"),
        width: 160,
        align: "end",
        render: ({ amount, exact }) => (
          <span>
            <Money amount={amount} />
            <ExactAmount exact={exact} />
          </span>
        ),
      },
      {
        id: "remaining",
        title: t("remaining"),
        width: 140,
        align: "end",
        render: (step) => <Money amount={remaining(step)} isBare />,
      },
      {
        id: "claimant",
        title: t("claimant"),
        width: 150,
        isHiddenAtFirst: true,
        render: ({ claimant }) => <SourceText text={claimant} />,
      },
      {
        id: "source",
        title: t("source"),
        width: 260,
        render: (step) => <Citation source={step} exhibitName={step.exhibitName} />,
      },
    ],
    [t, say],
  );
}

/** The steps of a trace; each opens its row with the original. */
export function TraceSteps(props: {
  traceId: string;
  /** Whether the steps are parts of rows. */
  isOfShares: boolean;
  onRows: (rows: RowsToShow) => void;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const client = useClient();
  const all = useColumns();
  const { isOfShares } = props;
  const columns = useMemo(
    () =>
      isOfShares
        ? all
            .filter(({ id }) => !chainColumns.has(id))
            .map((column) =>
              column.id === "claimant" ? { ...column, isHiddenAtFirst: false } : column,
            )
        : all,
    [all, isOfShares],
  );
  const title = t(isOfShares ? "parts" : "steps");
  const { traceId } = props;
  const compact = useMemo(
    () => ({
      rowHeight: 92,
      render: (step: TraceStepView) => (
        <div className="trace-compact">
          <div className="trace-line">
            <span className="tw-row">
              <Count value={shownNumber(step.step)} />
              <DateText date={step.bookedOn} />
            </span>
            <Money amount={step.amount} />
          </div>
          <span className="trace-two-lines">{say(step.says)}</span>
        </div>
      ),
    }),
    [say],
  );
  return (
    <Block title={title} isFlush>
      <PagedTable
        id={isOfShares ? "flows.trace-parts" : "flows.trace-steps"}
        label={title}
        columns={columns}
        compact={compact}
        dataKey={traceId}
        rowKey={({ step }) => String(step)}
        onOpen={({ says, rowId }) => props.onRows({ title: says, rowIds: [rowId], rowCount: 1 })}
        empty={
          <EmptyState icon={FlowIcon} title={t("noSteps")}>
            {t("noFlowWhy")}
          </EmptyState>
        }
        fetchPage={({ from, count, signal }) =>
          client.call(listTraceSteps, { params: { traceId }, query: { from, count }, signal })
        }
      />
    </Block>
  );
}
