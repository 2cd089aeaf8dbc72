// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { FormEvent, ReactElement, ReactNode } from "react";
import { useTexts } from "../language/language.tsx";
import { countText } from "../money/money-text.ts";
import type { VisibleRows } from "./row-window.ts";

const texts = defineTexts({
  range: {
    zh: "第 {first}–{last} 行，共 {count} 行",
    en: "Rows {first}–{last} of {count}",
  },
  none: { zh: "0 行", en: "No rows" },
  selected: { zh: "已选 {count} 行", en: "{count} selected" },
  goTo: { zh: "跳至行", en: "Go to row" },
});

/** Which rows are in view, sums, and a way to any row by its number. */
export function TableFoot(props: {
  visible: VisibleRows;
  rowCount: number;
  selectedCount: number;
  onJump: (row: number) => void;
  children?: ReactNode;
}): ReactElement {
  const t = useTexts(texts);
  const { visible, rowCount } = props;
  const jump = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("row");
    const row = typeof typed === "string" ? Number(typed.replaceAll(/\D/gu, "")) : 0;
    if (row >= 1) props.onJump(Math.min(row, rowCount) - 1);
  };
  return (
    <div className="tw-table-foot">
      <span>
        {rowCount === 0
          ? t("none")
          : t("range", {
              first: countText(visible.first + 1),
              last: countText(visible.last + 1),
              count: countText(rowCount),
            })}
      </span>
      {props.selectedCount > 0 && (
        <span>{t("selected", { count: countText(props.selectedCount) })}</span>
      )}
      {props.children !== undefined && <div className="tw-table-sums">{props.children}</div>}
      {rowCount > visible.last - visible.first + 1 && (
        <form className="tw-table-jump" onSubmit={jump}>
          <label>
            {t("goTo")}
            <input
              name="row"
              inputMode="numeric"
              autoComplete="off"
              size={Math.max(4, countText(rowCount).length)}
              placeholder={countText(visible.first + 1)}
            />
          </label>
        </form>
      )}
    </div>
  );
}
