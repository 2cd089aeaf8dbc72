// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement } from "react";
import { useLanguage, useTexts } from "../language/language.tsx";
import { CitationIcon } from "../look/icons.tsx";
import { SourceText } from "../name/name.tsx";
import { Link } from "../navigation/navigation.tsx";
import { placeWords, sourcePath } from "./place-words.ts";
import "./citation.css";

export { placeWords, sourcePath } from "./place-words.ts";

/** Exhibit and place, as they travel (`SourceView` of the wire). */
export interface CitedSource {
  readonly exhibitId: string;
  readonly locator: string;
}

const texts = defineTexts({
  source: { zh: "来源：证物 {exhibit} {place}", en: "Source: exhibit {exhibit} {place}" },
});

/** Exhibit ids are long; their last characters tell the exhibits of a case apart. */
const shortIdLength = 6;

/** Where a value comes from: a link to the very place in the exhibit. */
export function Citation(props: {
  source: CitedSource;
  /** What people call the exhibit: its number or file name; empty where nobody says. */
  exhibitName?: string;
}): ReactElement {
  const language = useLanguage();
  const t = useTexts(texts);
  const name = props.exhibitName || `…${props.source.exhibitId.slice(-shortIdLength)}`;
  const place = placeWords(props.source.locator, language);
  return (
    <Link
      className="tw-citation"
      to={sourcePath(props.source)}
      title={t("source", { exhibit: name, place })}
    >
      <CitationIcon />
      <span className="tw-citation-name">
        <SourceText text={name} />
      </span>
      {place !== "" && (
        <span className="tw-citation-place">
          <SourceText text={place} />
        </span>
      )}
    </Link>
  );
}

/** Several sources of one value. */
export function Citations(props: {
  sources: readonly CitedSource[];
  exhibitName?: (exhibitId: string) => string | undefined;
}): ReactElement {
  return (
    <span className="tw-citations">
      {props.sources.map((source) => {
        const exhibitName = props.exhibitName?.(source.exhibitId);
        return (
          <Citation
            key={`${source.exhibitId} ${source.locator}`}
            source={source}
            {...(exhibitName === undefined ? {} : { exhibitName })}
          />
        );
      })}
    </span>
  );
}
