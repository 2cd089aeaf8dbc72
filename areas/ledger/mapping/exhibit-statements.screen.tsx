// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { Label } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { fromCase, useCaseId } from "../page/case-trail.screen.tsx";
import { pageTexts } from "../page/page.text.ts";
import { PeriodText, Reconciles } from "../statements/statement-marks.screen.tsx";
import { statementTexts } from "../statements/statement.text.ts";
import type { StatementView } from "../statements/statement.wire.ts";
import "./mapping.css";

/** Statements that are shown before one asks for all. */
const shownCount = 6;

/** A few statements, each with whose it is, its days and what its arithmetic says. */
export function ExhibitStatements({ rows }: { rows: readonly StatementView[] }): ReactElement {
  const t = useTexts(statementTexts);
  const page = useTexts(pageTexts);
  const [isOpen, setIsOpen] = useState(false);
  const caseId = useCaseId();
  const shown = isOpen ? rows : rows.slice(0, shownCount);
  const pathOf = (id: string) =>
    caseId === "" ? `/statements/${id}` : fromCase(`/statements/${id}`, caseId);
  return (
    <>
      <ul className="map-statements">
        {shown.map((one) => (
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
      {shown.length < rows.length && (
        <Button size="small" onClick={() => setIsOpen(true)}>
          {page("more", { count: rows.length - shown.length })}
        </Button>
      )}
    </>
  );
}
