// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import "./flows.css";
import { statementTexts } from "./statement.text.ts";
import { sourceExcerpt } from "./statement.wire.ts";

/** The original around a place, the cited row marked by colour and by words. */
export function ExcerptView(props: { exhibitId: string; locator: string }): ReactElement {
  const client = useClient();
  const t = useTexts(statementTexts);
  const { exhibitId, locator } = props;
  const excerpt = useLoad(`excerpt ${exhibitId} ${locator}`, (signal) =>
    client.call(sourceExcerpt, { params: { exhibitId }, query: { locator }, signal }),
  );
  return (
    <Loaded load={excerpt}>
      {({ header, rows }) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the keyboard
        <section className="flows-excerpt" aria-label={t("original")} tabIndex={0}>
          <table>
            {header.length > 0 && (
              <thead>
                <tr>
                  <th scope="col">{t("place")}</th>
                  {header.map((text, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- columns have no other identity
                    <th key={at} scope="col">
                      <SourceText text={text} />
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {rows.map((row) => (
                <tr key={row.label} data-cited={row.isCited}>
                  <th scope="row">
                    {row.label}
                    {row.isCited && rows.some((other) => !other.isCited) && (
                      <span className="tw-aloud">{` (${t("cited")})`}</span>
                    )}
                  </th>
                  {row.cells.map((cell, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- cells have no other identity
                    <td key={at}>
                      <SourceText text={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Loaded>
  );
}
