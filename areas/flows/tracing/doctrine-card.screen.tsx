// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { ReactElement } from "react";
import type { Doctrine } from "./doctrine.ts";
import { traceScreenTexts } from "./trace-screen.text.ts";

/** Where a doctrine comes from, and when a court would not follow it. */
export function DoctrineCard(props: {
  doctrine: Pick<Doctrine, "sources" | "falsePositives">;
}): ReactElement {
  const t = useTexts(traceScreenTexts);
  const say = useText();
  const { sources, falsePositives } = props.doctrine;
  return (
    <div className="trace-doctrine tw-prose">
      <h3>{t("authorities")}</h3>
      <ul>
        {sources.map((source) => (
          <li key={source.citation}>
            <a href={source.url} target="_blank" rel="noreferrer" lang="en">
              {source.citation}
            </a>
            <div>{say(source.says)}</div>
            <div className="tw-faint">
              {`${t("readOn")} `}
              <DateText date={source.readOn} />
            </div>
          </li>
        ))}
      </ul>
      {falsePositives.length > 0 && (
        <>
          <h3>{t("caution")}</h3>
          <ul>
            {falsePositives.map((text) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
