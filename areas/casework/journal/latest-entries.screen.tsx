// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { casePath } from "../cases/case-path.ts";
import { pageTexts } from "../page/page.text.ts";
import { JournalLine } from "./journal-line.screen.tsx";
import { journalPageTexts } from "./journal-page.text.ts";
import { listJournalEndpoint } from "./journal.wire.ts";

const shownCount = 4;
const shownLength = 160;

/** The last entries of the journal of a case. */
export function LatestEntries({ caseId }: { caseId: string }): ReactElement {
  const t = useTexts(journalPageTexts);
  const page = useTexts(pageTexts);
  const client = useClient();
  const load = useLoad(`latest entries ${caseId}`, (signal) =>
    client.call(listJournalEndpoint, {
      params: { caseId },
      query: { count: shownCount },
      signal,
    }),
  );
  return (
    <Block
      title={t("latest")}
      isFlush
      extra={<Link to={casePath(caseId, "journal")}>{page("seeAll")}</Link>}
    >
      <Loaded load={load}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="cw-nothing">{t("empty")}</p>
          ) : (
            <ol className="cw-lines">
              {rows.map((entry) => (
                <JournalLine key={entry.id} entry={entry} lengthMax={shownLength} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Block>
  );
}
