// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { Label } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { fromCase, useCaseId } from "../page/case-trail.screen.tsx";
import { PeriodText, Reconciles } from "../statements/statement-marks.screen.tsx";
import { statementTexts } from "../statements/statement.text.ts";
import type { StatementView } from "../statements/statement.wire.ts";
import "./mapping.css";

/** A few statements, each with whose it is, its days and what its arithmetic says. */
export function ExhibitStatements({ rows }: { rows: readonly StatementView[] }): ReactElement {
  const t = useTexts(statementTexts);
  const caseId = useCaseId();
  const pathOf = (id: string) =>
    caseId === "" ? `/statements/${id}` : fromCase(`/statements/${id}`, caseId);
  return (
    <ul className="map-statements">
      {rows.map((one) => (
        <li key={one.id}>
          <Link to={pathOf(one.id)}>
            {one.account === "" ? t("register") : <SourceText text={one.account} />}
          </Link>
          {one.accountName !== "" && <SourceText text={one.accountName} />}
          <Label>{one.currency}</Label>
          <PeriodText statement={one} />
          <Reconciles statement={one} />
        </li>
      ))}
    </ul>
  );
}
