// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement } from "react";
import { useTexts } from "../language/language.tsx";
import { PopHeading, PopItem, PopPanel } from "../layout/pop-panel.tsx";
import { ColumnsIcon, MinusIcon, PlusIcon, RefreshIcon } from "../look/icons.tsx";
import type { ColumnLayout } from "./columns.ts";

const texts = defineTexts({
  columns: { zh: "列", en: "Columns" },
  choose: { zh: "选择列并调整宽度", en: "Choose columns and their width" },
  narrower: { zh: "缩窄“{column}”", en: "Make “{column}” narrower" },
  wider: { zh: "加宽“{column}”", en: "Make “{column}” wider" },
  reset: { zh: "恢复默认", en: "Back to the default" },
});

const widthStep = 24;

/** Which columns are shown and how wide; the way to do it without dragging (WCAG 2.2, 2.5.7). */
export function ColumnPanel<R>({ layout }: { layout: ColumnLayout<R> }): ReactElement {
  const t = useTexts(texts);
  return (
    <PopPanel
      label={t("choose")}
      align="end"
      button={
        <>
          <ColumnsIcon />
          <span className="tw-wide-only">{t("columns")}</span>
        </>
      }
    >
      <>
        <PopHeading>{t("choose")}</PopHeading>
        {layout.all.map((column) => {
          const isShown = layout.isShown(column.id);
          const resize = (by: number) => layout.setWidth(column.id, layout.widthOf(column) + by);
          return (
            <div key={column.id} className="tw-column-choice">
              <label>
                <input
                  type="checkbox"
                  checked={isShown}
                  disabled={isShown && layout.shown.length === 1}
                  onChange={() => layout.toggle(column.id)}
                />
                {column.title}
              </label>
              <button
                type="button"
                className="tw-icon-button"
                aria-label={t("narrower", { column: column.title })}
                disabled={!isShown}
                onClick={() => resize(-widthStep)}
              >
                <MinusIcon />
              </button>
              <button
                type="button"
                className="tw-icon-button"
                aria-label={t("wider", { column: column.title })}
                disabled={!isShown}
                onClick={() => resize(widthStep)}
              >
                <PlusIcon />
              </button>
            </div>
          );
        })}
        <PopItem icon={<RefreshIcon />} onChoose={layout.reset} isStaying>
          {t("reset")}
        </PopItem>
      </>
    </PopPanel>
  );
}
