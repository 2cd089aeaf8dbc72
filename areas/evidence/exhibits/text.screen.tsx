// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import { useState } from "react";
import "./evidence.css";
import { exhibitTexts } from "./exhibit.text.ts";
import { exhibitText } from "./exhibit.wire.ts";
import { Pager } from "./pager.screen.tsx";

/** Most of a page that is drawn, in UTF-16 units; a browser halts on much more. */
const shownLengthMax = 100_000;

/** The text taken from an exhibit, a page at a time, at first the cited one. */
export function TextBlock(props: { exhibitId: string; citedPage: number }): ReactElement {
  const t = useTexts(exhibitTexts);
  const client = useClient();
  const { exhibitId } = props;
  const [page, setPage] = useState(props.citedPage);
  const load = useLoad(`text ${exhibitId} ${page}`, (signal) =>
    client.call(exhibitText, { params: { exhibitId }, query: { page }, signal }),
  );
  const pageCount = load.value?.pageCount ?? page;
  return (
    <Block
      title={t("text")}
      extra={
        <Pager
          onBefore={page > 1 ? () => setPage(page - 1) : null}
          onAfter={page < pageCount ? () => setPage(page + 1) : null}
        >
          {load.value && t("page", { page: load.value.page, count: pageCount })}
        </Pager>
      }
    >
      <Loaded load={load}>
        {({ text, tool }) => (
          <>
            <p className="tw-faint">{t("textBy", { tool })}</p>
            {text.length > shownLengthMax && (
              <p className="tw-soft">{t("pageCut", { count: countText(shownLengthMax) })}</p>
            )}
            {text.trim() === "" ? (
              <p className="tw-soft">{t("pageEmpty")}</p>
            ) : (
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the keyboard
              <section className="ev-text" aria-label={t("text")} tabIndex={0}>
                {text
                  .slice(0, shownLengthMax)
                  .split("\n")
                  .map((line, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
                    <p key={at}>
                      <SourceText text={line} />
                    </p>
                  ))}
              </section>
            )}
          </>
        )}
      </Loaded>
    </Block>
  );
}
