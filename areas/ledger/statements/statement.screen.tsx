// SPDX-License-Identifier: Apache-2.0
import { parseLocator } from "@tianwang/kernel/source";
import { Citation } from "@tianwang/ui/citation/citation";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { Label } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { mappingPath, useCaseId, useCaseTrail } from "../page/case-trail.screen.tsx";
import { Arithmetic } from "./arithmetic.screen.tsx";
import { PeriodText } from "./statement-marks.screen.tsx";
import { StatementRows } from "./statement-rows.screen.tsx";
import { statementTexts } from "./statement.text.ts";
import type { StatementView } from "./statement.wire.ts";
import { showStatement } from "./statement.wire.ts";

function Facts({ statement }: { statement: StatementView }): ReactElement {
  const t = useTexts(statementTexts);
  const { accountBank, accountName, statementNo } = statement;
  return (
    <>
      {accountName !== "" && (
        <strong>
          <SourceText text={accountName} />
        </strong>
      )}
      {accountBank !== "" && <SourceText text={accountBank} />}
      <Label>{statement.currency}</Label>
      <PeriodText statement={statement} />
      {statementNo !== "" && <SourceText text={t("numbered", { number: statementNo })} />}
      <Citation
        source={{ exhibitId: statement.exhibitId, locator: statement.locator }}
        exhibitName={statement.exhibitName}
      />
    </>
  );
}

function StatementPage({ statement, compartmentId }: OutputOf<typeof showStatement>): ReactElement {
  const t = useTexts(statementTexts);
  const trail = useCaseTrail("statements", t("statements"), compartmentId);
  const caseId = useCaseId();
  const { account, exhibitId } = statement;
  // Only tables have rows and columns; messages and documents name what their fields are.
  const isFromTable = parseLocator(statement.locator)?.kind === "row";
  return (
    <>
      <PageHeader
        title={account === "" ? t("register") : t("statement", { account })}
        trail={trail}
        facts={<Facts statement={statement} />}
        actions={isFromTable && <Link to={mappingPath(exhibitId, caseId)}>{t("columnsRead")}</Link>}
      />
      <Arithmetic statement={statement} />
      <StatementRows key={statement.id} statement={statement} compartmentId={compartmentId} />
    </>
  );
}

/** A statement next to the original that it was read from. */
export function StatementScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const statementId = params["statementId"] ?? "";
  const load = useLoad(`statement ${statementId}`, (signal) =>
    client.call(showStatement, { params: { statementId }, signal }),
  );
  return <Loaded load={load}>{(shown) => <StatementPage {...shown} />}</Loaded>;
}
