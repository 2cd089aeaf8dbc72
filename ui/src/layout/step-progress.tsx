// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement, ReactNode } from "react";
import { useTexts } from "../language/language.tsx";
import type { Icon } from "../look/icons.tsx";
import { CheckIcon, CloseIcon, ProgressIcon, WaitingIcon } from "../look/icons.tsx";
import "./layout.css";

export type StepState = "done" | "active" | "waiting" | "failed";

/** One step of something that takes several. */
export interface Step {
  readonly id: string;
  readonly label: string;
  readonly state: StepState;
  /** A count, a time, a reason. */
  readonly note?: ReactNode;
}

const texts = defineTexts({
  done: { zh: "已完成", en: "done" },
  active: { zh: "进行中", en: "under way" },
  waiting: { zh: "未开始", en: "not started" },
  failed: { zh: "失败", en: "failed" },
});

const icons: Readonly<Record<StepState, Icon>> = {
  done: CheckIcon,
  active: ProgressIcon,
  waiting: WaitingIcon,
  failed: CloseIcon,
};

/** How far something has come. */
export function StepProgress({
  steps,
  label,
}: {
  steps: readonly Step[];
  label: string;
}): ReactElement {
  const t = useTexts(texts);
  return (
    <ol className="tw-steps" aria-label={label}>
      {steps.map((step) => {
        const Mark = icons[step.state];
        return (
          <li
            key={step.id}
            className={`tw-step tw-step-${step.state}`}
            {...(step.state === "active" ? { "aria-current": "step" as const } : {})}
          >
            <span className="tw-step-mark">
              <Mark />
            </span>
            <span className="tw-step-words">
              <span>
                {step.label}
                <span className="tw-aloud">{` (${t(step.state)})`}</span>
              </span>
              {step.note !== undefined && <span className="tw-step-note">{step.note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
