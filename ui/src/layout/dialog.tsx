// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import { ConfigProvider } from "antd";
import type { ReactElement, ReactNode } from "react";
import { useEffect, useId, useRef } from "react";
import { useTexts } from "../language/language.tsx";
import { CloseIcon } from "../look/icons.tsx";
import "./dialog.css";
import "./pop-panel.css";

const texts = defineTexts({ close: { zh: "关闭", en: "Close" } });

/**
 * A window over the page, as the browser itself makes them (`<dialog>`): it keeps the focus,
 * Escape closes it, and it needs no style that a strict CSP forbids. The focus goes to the element
 * marked `data-first-focus`, else to the first that takes it.
 */
export function Dialog(props: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** Cannot be closed by the person. */
  isLocked?: boolean;
  /** `side` for something to look at beside the page. */
  place?: "middle" | "side";
  footer?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const t = useTexts(texts);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (props.isOpen && element && !element.open) {
      element.showModal();
      element.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    }
    if (!props.isOpen && element?.open) element.close();
  }, [props.isOpen]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside it closes it; the key is Escape, by the browser
    <dialog
      ref={dialog}
      className={`tw-dialog tw-dialog-${props.place ?? "middle"}`}
      aria-labelledby={id}
      onClose={props.onClose}
      onCancel={(event) => {
        if (props.isLocked) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.target === dialog.current && !props.isLocked) dialog.current.close();
      }}
    >
      {props.isOpen && (
        <ConfigProvider getPopupContainer={() => dialog.current ?? document.body}>
          <div className="tw-dialog-inner">
            <header className="tw-dialog-head">
              <h2 id={id}>{props.title}</h2>
              {!props.isLocked && (
                <button
                  type="button"
                  className="tw-icon-button"
                  aria-label={t("close")}
                  onClick={() => dialog.current?.close()}
                >
                  <CloseIcon />
                </button>
              )}
            </header>
            <div className="tw-dialog-body">{props.children}</div>
            {props.footer !== undefined && (
              <footer className="tw-dialog-foot">{props.footer}</footer>
            )}
          </div>
        </ConfigProvider>
      )}
    </dialog>
  );
}
