// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useText, useTexts } from "../language/language.tsx";
import { ErrorIcon, RefreshIcon } from "../look/icons.tsx";
import { errorWords } from "./error-words.ts";
import "./feedback.css";

const texts = defineTexts({
  retry: { zh: "重试", en: "Try again" },
  request: { zh: "请求编号", en: "Request" },
});

/** What went wrong, why, how to mend it, and the number under which the log has it. */
export function ErrorState(props: { error: unknown; onRetry?: () => void }): ReactElement {
  const t = useTexts(texts);
  const say = useText();
  const words = errorWords(props.error);
  return (
    <section className="tw-state tw-state-error" role="alert">
      <span className="tw-state-mark">
        <ErrorIcon />
      </span>
      <div className="tw-state-words">
        <h2>{say(words.says)}</h2>
        <p>{say(words.mend)}</p>
        <p className="tw-mono tw-faint">
          {words.code}
          {words.requestId !== "" && ` | ${t("request")} ${words.requestId}`}
        </p>
        {props.onRetry && (
          <div className="tw-state-actions">
            <Button icon={<RefreshIcon />} onClick={props.onRetry}>
              {t("retry")}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** The same in one line, e.g. under a form. */
export function ErrorLine({ error }: { error: unknown }): ReactElement {
  const say = useText();
  const words = errorWords(error);
  return (
    <p className="tw-error-line" role="alert">
      <ErrorIcon />
      <span>
        {/* Chinese sentences follow one another without a space. */}
        {`${say(words.says)}${say({ zh: "", en: " " })}${say(words.mend)} `}
        {words.requestId !== "" && <span className="tw-mono tw-faint">{words.requestId}</span>}
      </span>
    </p>
  );
}
