// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { Facets } from "@tianwang/ui/table/facets";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { StatementIcon } from "@tianwang/ui/look/icons";
import { useSearchValue } from "@tianwang/ui/navigation/navigation";
import { SearchBox } from "@tianwang/ui/table/filter-bar";
import type { ReactElement } from "react";
import { useCallback, useMemo } from "react";
import { fromCase } from "../page/case-trail.screen.tsx";
import { StatementTable } from "./statement-table.screen.tsx";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";
import { listStatements } from "./statement.wire.ts";

const results = ["no", "not-stated", "yes"] as const;
const resultWords = { yes: "yes", no: "no", "not-stated": "notStated" } as const;

/** Whether a text stands in what people call a statement by. */
function isFound(statement: StatementView, text: string): boolean {
  const { account, accountName, exhibitName } = statement;
  const wanted = text.toLowerCase();
  return [account, accountName, exhibitName].some((name) => name.toLowerCase().includes(wanted));
}

function Statements(props: { all: readonly StatementView[]; caseId: string }): ReactElement {
  const t = useTexts(statementTexts);
  const { all, caseId } = props;
  const [text, setText] = useSearchValue("text");
  const [result, setResult] = useSearchValue("result");
  const pathOf = useCallback(
    ({ id }: StatementView) => fromCase(`/statements/${id}`, caseId),
    [caseId],
  );
  const shown = useMemo(
    () =>
      all.filter(
        (one) =>
          (result === "" || one.reconciles === result) && (text === "" || isFound(one, text)),
      ),
    [all, result, text],
  );
  const countOf = (wanted: string) => all.filter((one) => one.reconciles === wanted).length;
  const present = results.filter((one) => countOf(one) > 0);
  return (
    <StatementTable
      rows={shown}
      dataKey={`${all.length} ${result} ${text}`}
      pathOf={pathOf}
      toolbar={
        <>
          <SearchBox label={t("search")} text={text} onText={setText} />
          <Facets
            label={t("byResult")}
            heldId={result}
            onHold={setResult}
            facets={[
              { id: "", label: t("all"), count: all.length },
              ...present.map((one) => ({
                id: one,
                label: t(resultWords[one]),
                count: countOf(one),
              })),
            ]}
          />
        </>
      }
    />
  );
}

/** The statements of a case with what their arithmetic says. */
export function StatementListPanel({ caseId, compartmentId }: CasePlace): ReactElement {
  const client = useClient();
  const t = useTexts(statementTexts);
  const list = useLoad(`statements ${compartmentId}`, (signal) =>
    client.call(listStatements, { query: { compartmentId }, signal }),
  );
  return (
    <Loaded load={list}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState icon={StatementIcon} title={t("none")}>
            {t("noneHere")}
          </EmptyState>
        ) : (
          <Statements all={rows} caseId={caseId} />
        )
      }
    </Loaded>
  );
}
