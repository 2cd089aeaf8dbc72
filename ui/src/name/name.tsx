// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { visibleText } from "./visible-text.ts";
import "./name.css";

/**
 * Text as a source has it: kept apart from the line around it (`<bdi>`), control characters shown.
 * For every value that was not written by this product.
 */
export function SourceText({ text }: { text: string }): ReactElement {
  const pieces = visibleText(text);
  return (
    <bdi className="tw-source-text">
      {pieces.map((piece, at) =>
        piece.kind === "plain" ? (
          piece.text
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no other identity
          <span key={at} className="tw-control-character" title={piece.code}>
            {piece.name}
          </span>
        ),
      )}
    </bdi>
  );
}

/** The name of a person or firm, with another writing of it where there is one. */
export function PersonName({ name, other }: { name: string; other?: string }): ReactElement {
  return (
    <span className="tw-person-name">
      <SourceText text={name} />
      {other !== undefined && other !== "" && (
        <span className="tw-person-name-other">
          <SourceText text={other} />
        </span>
      )}
    </span>
  );
}
