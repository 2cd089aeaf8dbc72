// SPDX-License-Identifier: Apache-2.0
import type { ReactElement, ReactNode } from "react";
import type { Icon } from "../look/icons.tsx";
import {
  ErrorIcon,
  GoodIcon,
  InfoIcon,
  ProgressIcon,
  UnknownIcon,
  WaitingIcon,
  WarningIcon,
} from "../look/icons.tsx";
import "./layout.css";

/** What a status means, apart from its words. */
export type Tone = "good" | "warn" | "danger" | "info" | "active" | "waiting" | "unknown";

const icons: Readonly<Record<Tone, Icon>> = {
  good: GoodIcon,
  warn: WarningIcon,
  danger: ErrorIcon,
  info: InfoIcon,
  active: ProgressIcon,
  waiting: WaitingIcon,
  unknown: UnknownIcon,
};

/** A status in words, with a shape and a colour that agree. */
export function StatusTag(props: {
  tone: Tone;
  children: ReactNode;
  title?: string;
}): ReactElement {
  const Mark = icons[props.tone];
  return (
    <span
      className={`tw-status tw-tone-${props.tone}`}
      {...(props.title === undefined ? {} : { title: props.title })}
    >
      <Mark />
      {props.children}
    </span>
  );
}

/** A plain label: a kind, a tag, a currency. */
export function Label({ children }: { children: ReactNode }): ReactElement {
  return <span className="tw-label">{children}</span>;
}
