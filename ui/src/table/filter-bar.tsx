// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement, ReactNode } from "react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTexts } from "../language/language.tsx";
import { CloseIcon, SearchIcon } from "../look/icons.tsx";
import "./filter-bar.css";

/** A filter that holds, in words, with a way to drop it. */
export interface HeldFilter {
  readonly id: string;
  readonly words: ReactNode;
  readonly onDrop: () => void;
}

const texts = defineTexts({
  drop: { zh: "去掉此条件", en: "Drop this filter" },
  dropAll: { zh: "清除全部条件", en: "Drop all filters" },
});

/** Typing rests this long before it counts. */
const typingRestMs = 250;

/** A box to search in, told to the page when typing rests or at once with Enter. */
export function SearchBox(props: {
  label: string;
  text: string;
  onText: (text: string) => void;
}): ReactElement {
  const [given, setGiven] = useState(props.text);
  const [typed, setTyped] = useState(props.text);
  if (given !== props.text) {
    setGiven(props.text);
    setTyped(props.text);
  }
  const tell = useEffectEvent(props.onText);
  useEffect(() => {
    if (typed === given) return;
    const rest = setTimeout(() => tell(typed), typingRestMs);
    return () => clearTimeout(rest);
  }, [typed, given]);
  return (
    <search className="tw-search-box">
      <SearchIcon />
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") props.onText(typed);
        }}
      />
    </search>
  );
}

/** Search, filter controls, and the filters that hold. */
export function FilterBar(props: {
  search?: ReactNode;
  /** Controls: selects, ranges. */
  children?: ReactNode;
  held: readonly HeldFilter[];
  /** Drops all at once; needed where each filter is a part of the address. */
  onDropAll?: () => void;
}): ReactElement {
  const t = useTexts(texts);
  return (
    <div className="tw-filter-bar">
      {props.search}
      {props.children}
      {props.held.map((filter) => (
        <span key={filter.id} className="tw-held-filter">
          {filter.words}
          <button type="button" aria-label={t("drop")} onClick={filter.onDrop}>
            <CloseIcon />
          </button>
        </span>
      ))}
      {props.held.length > 1 && (
        <button
          type="button"
          className="tw-pop-button"
          onClick={() => {
            if (props.onDropAll) return props.onDropAll();
            for (const filter of props.held) filter.onDrop();
          }}
        >
          {t("dropAll")}
        </button>
      )}
    </div>
  );
}
