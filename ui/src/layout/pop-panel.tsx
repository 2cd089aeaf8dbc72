// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent, ReactElement, ReactNode } from "react";
import { createContext, useContext, useEffect, useId, useRef, useState } from "react";
import "./pop-panel.css";

const CloseContext = createContext<() => void>(() => {});

const focusable = 'a[href], button:not([disabled]), input, select, textarea, [tabindex="0"]';

/** Moves the focus among the controls of a panel; tells whether it took the key. */
function moveFocus(panel: HTMLElement, key: string): boolean {
  const controls = [...panel.querySelectorAll<HTMLElement>(focusable)];
  const at = controls.indexOf(document.activeElement as HTMLElement);
  const target = {
    ArrowDown: controls[(at + 1) % controls.length],
    ArrowUp: controls.at(at <= 0 ? -1 : at - 1),
    Home: controls[0],
    End: controls.at(-1),
  }[key];
  if (!target) return false;
  target.focus();
  return true;
}

/**
 * A button that opens a panel below itself. Escape, a click elsewhere or leaving it closes it; the
 * focus returns to the button. On a telephone the panel comes up from the bottom.
 */
export function PopPanel(props: {
  /** What the button is for; read aloud before what it shows, and shown under the pointer. */
  label: string;
  button: ReactNode;
  buttonClassName?: string;
  align?: "start" | "end";
  children: ReactNode;
}): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const wrapper = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    panel.current?.querySelector<HTMLElement>(focusable)?.focus();
    const onPointerDown = (event: PointerEvent) => {
      if (!wrapper.current?.contains(event.target as Node)) setIsOpen(false);
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
      return;
    }
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (!isTyping && panel.current && moveFocus(panel.current, event.key)) event.preventDefault();
  };
  return (
    <div
      className="tw-pop"
      ref={wrapper}
      onBlur={(event) => {
        if (event.relatedTarget && !wrapper.current?.contains(event.relatedTarget)) {
          setIsOpen(false);
        }
      }}
    >
      <button
        type="button"
        ref={button}
        className={props.buttonClassName ?? "tw-pop-button"}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        title={props.label}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className="tw-aloud">{props.label}</span>
        {props.button}
      </button>
      {isOpen && (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of its controls
        <div
          id={id}
          ref={panel}
          className={`tw-pop-panel tw-pop-${props.align ?? "start"}`}
          onKeyDown={onKeyDown}
        >
          <CloseContext value={close}>{props.children}</CloseContext>
        </div>
      )}
    </div>
  );
}

/** One choice in a panel. */
export function PopItem(props: {
  icon?: ReactNode;
  children: ReactNode;
  note?: ReactNode;
  /** Among several choices, whether this one holds; leave out for actions. */
  isChosen?: boolean;
  onChoose: () => void;
  /** Leaves the panel open, for choices of which several are made. */
  isStaying?: boolean;
}): ReactElement {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      className="tw-pop-item"
      onClick={() => {
        if (!props.isStaying) close();
        props.onChoose();
      }}
      {...(props.isChosen === undefined ? {} : { "aria-pressed": props.isChosen })}
    >
      {props.icon}
      <span className="tw-pop-item-words">
        <span>{props.children}</span>
        {props.note !== undefined && <span className="tw-pop-item-note">{props.note}</span>}
      </span>
    </button>
  );
}

/** A heading between choices. */
export function PopHeading({ children }: { children: ReactNode }): ReactElement {
  return <p className="tw-pop-heading">{children}</p>;
}
