// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { casePageTexts } from "./case-page.text.ts";
import { casePath } from "./case-path.ts";
import { CaseStatusTag } from "./case-status.screen.tsx";
import { listCasesEndpoint } from "./case.wire.ts";
import "./case.css";

const shownCount = 5;

/** Cases whose number or title answers what was searched for; nothing where none does. */
export function FoundCases({ text }: { text: string }): ReactElement | null {
  const t = useTexts(casePageTexts);
  const say = useText();
  const client = useClient();
  const load = useLoad(`found cases ${text}`, (signal) =>
    client.call(listCasesEndpoint, {
      query: { search: text.slice(0, 200), count: shownCount },
      signal,
    }),
  );
  if (load.error !== undefined) return <ErrorLine error={load.error} />;
  const rows = load.value?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Block
      title={t("cases")}
      isFlush
      extra={
        <Link to={`/cases?text=${encodeURIComponent(text)}`}>
          <Count value={load.value?.totalCount ?? 0} />
        </Link>
      }
    >
      <ul className="cw-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="cw-line-head">
              <span className="tw-row">
                <span className="tw-soft">{row.number}</span>
                <Link className="cw-case-title" to={casePath(row.id)}>
                  <SourceText text={row.title} />
                </Link>
                <CaseStatusTag status={row.status} />
              </span>
              <span className="tw-soft">{say(row.leadAgency.name)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
