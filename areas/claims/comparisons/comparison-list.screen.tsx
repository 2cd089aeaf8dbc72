// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { fromCase } from "@tianwang/ledger/screens";
import { useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { FlowIcon } from "@tianwang/ui/look/icons";
import { Count, moneyText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { claimsTexts } from "../claims-screen.text.ts";
import "../claims.css";
import type { ComparisonLine } from "./comparison.wire.ts";
import { listComparisons } from "./comparison.wire.ts";

/** The address of a comparison that knows its case. */
export const comparisonPath = (id: string, caseId: string): string =>
  fromCase(`/comparisons/${encodeURIComponent(id)}`, caseId);

function Name({ line, caseId }: { line: ComparisonLine; caseId: string }): ReactElement {
  const t = useTexts(claimsTexts);
  return (
    <Link to={comparisonPath(line.id, caseId)}>
      <SourceText text={line.title || t("comparisonOf", { count: line.doctrineCount })} />
    </Link>
  );
}

function Spread({ line }: { line: ComparisonLine }): ReactElement {
  const t = useTexts(claimsTexts);
  return (
    <span>
      {line.spread.slice(0, 3).map(({ claimant, least, most }) => {
        const words = { least: moneyText(least), most: moneyText(most) };
        return (
          <div key={`${claimant} ${least.currency}`}>
            <SourceText text={claimant} />
            {` ${least.currency} ${t("spreadText", words)}`}
          </div>
        );
      })}
    </span>
  );
}

function useColumns(caseId: string): readonly Column<ComparisonLine>[] {
  const t = useTexts(claimsTexts);
  return useMemo(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 240,
        isGrowing: true,
        render: (line) => <Name line={line} caseId={caseId} />,
      },
      {
        id: "spread",
        title: t("spread"),
        width: 380,
        render: (line) => <Spread line={{ ...line, spread: line.spread.slice(0, 1) }} />,
      },
      {
        id: "deposits",
        title: t("deposits"),
        width: 100,
        align: "end",
        render: (line) => <Count value={line.depositCount} />,
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
    [t, caseId],
  );
}

/** The saved comparisons of a case. */
export function ComparisonListPanel({ caseId, compartmentId }: CasePlace): ReactElement {
  const t = useTexts(claimsTexts);
  const client = useClient();
  const navigation = useNavigation();
  const columns = useColumns(caseId);
  const compact = useMemo(
    () => ({
      rowHeight: 104,
      render: (line: ComparisonLine) => (
        <div className="claims-compact">
          <Name line={line} caseId={caseId} />
          <Spread line={{ ...line, spread: line.spread.slice(0, 1) }} />
          <span className="tw-soft">
            <InstantText instant={line.madeAt} />
          </span>
        </div>
      ),
    }),
    [caseId],
  );
  return (
    <Block title={t("comparisons")} isFlush>
      <PagedTable
        id="claims.comparisons"
        label={t("comparisons")}
        columns={columns}
        compact={compact}
        dataKey={compartmentId}
        rowKey={(line) => line.id}
        onOpen={(line) => navigation.go(comparisonPath(line.id, caseId))}
        empty={
          <EmptyState icon={FlowIcon} title={t("none")}>
            {t("noneHere")}
          </EmptyState>
        }
        fetchPage={({ from, count, signal }) =>
          client.call(listComparisons, { query: { compartmentId, from, count }, signal })
        }
      />
    </Block>
  );
}
