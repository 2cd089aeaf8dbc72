// SPDX-License-Identifier: Apache-2.0
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import "./page.css";

/** A text that somebody wrote, with its own line breaks. */
export function Words({ text }: { text: string }): ReactElement {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
  return (
    <div className="cw-words">
      {lines.map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
        <p key={at}>
          <SourceText text={line} />
        </p>
      ))}
    </div>
  );
}
