// SPDX-License-Identifier: Apache-2.0
import type { EntityPlace } from "@tianwang/entities/wire";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { ExhibitStatements } from "../mapping/exhibit-statements.screen.tsx";
import { caseTabPath, useCase } from "../page/case-trail.screen.tsx";
import { statementTexts } from "./statement.text.ts";
import { listStatements } from "./statement.wire.ts";

function TransactionsLink(props: { compartmentId: string; account: string }): ReactElement | null {
  const t = useTexts(statementTexts);
  const found = useCase(props.compartmentId);
  if (!found) return null;
  const path = `${caseTabPath(found.id, "transactions")}&account=${encodeURIComponent(props.account)}`;
  return <Link to={path}>{t("itsTransactions")}</Link>;
}

/** On the page of an account: its statements, and the way to its transactions. */
export function EntityStatements(props: EntityPlace): ReactElement | null {
  const t = useTexts(statementTexts);
  const client = useClient();
  const { entityId, compartmentId, accountNumbers } = props;
  const isAccount = accountNumbers.length > 0;
  const load = useLoad(`statements of ${entityId} ${compartmentId}`, async (signal) =>
    isAccount ? (await client.call(listStatements, { query: { compartmentId }, signal })).rows : [],
  );
  if (!isAccount) return null;
  const isOwn = (account: string, accountEntityId: string | null) =>
    accountEntityId === entityId || accountNumbers.includes(account);
  return (
    <Loaded load={load}>
      {(rows) => {
        const own = rows.filter((one) => isOwn(one.account, one.accountEntityId));
        return (
          <Block
            title={t("statements")}
            extra={
              <TransactionsLink compartmentId={compartmentId} account={accountNumbers[0] ?? ""} />
            }
          >
            {own.length === 0 ? (
              <p className="tw-soft">{t("noOwnStatement")}</p>
            ) : (
              <ExhibitStatements rows={own} />
            )}
          </Block>
        );
      }}
    </Loaded>
  );
}
