// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { ReactElement } from "react";
import { casePath } from "../cases/case-path.ts";
import { pageTexts } from "../page/page.text.ts";
import { clockPageTexts } from "./clock-page.text.ts";
import { ClockDue, ClockLeft, ClockTag } from "./clock-stand.screen.tsx";
import { listClocksEndpoint } from "./clock.wire.ts";

const shownCount = 5;

/** The clocks of a case that run out first. */
export function NextClocks({ caseId }: { caseId: string }): ReactElement {
  const t = useTexts(clockPageTexts);
  const page = useTexts(pageTexts);
  const client = useClient();
  const load = useLoad(`next clocks ${caseId}`, (signal) =>
    client.call(listClocksEndpoint, { query: { caseId, count: shownCount }, signal }),
  );
  return (
    <Block
      title={t("next")}
      isFlush
      extra={<Link to={casePath(caseId, "clocks")}>{page("seeAll")}</Link>}
    >
      <Loaded load={load}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="cw-nothing">{t("nothingRuns")}</p>
          ) : (
            <ul className="cw-lines">
              {rows.map((clock) => (
                <li key={clock.id}>
                  <span className="cw-line-head">
                    <strong>
                      <SourceText text={clock.title} />
                    </strong>
                    <ClockTag clock={clock} />
                  </span>
                  <span className="cw-line-facts">
                    <ClockLeft clock={clock} />
                    <ClockDue clock={clock} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Block>
  );
}
