// SPDX-License-Identifier: Apache-2.0
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { ErrorIcon } from "@tianwang/ui/look/icons";
import { Link } from "@tianwang/ui/navigation/navigation";
import { CallRefused } from "@tianwang/wire/client";
import type { ReactElement } from "react";
import { casePath } from "../cases/case-path.ts";
import { taskPageTexts } from "./task-page.text.ts";
import "./task.css";

/** The refusals of gate G-01. */
const gateCodes: ReadonlySet<string> = new Set([
  "CASEWORK_PLACE_UNSTATED",
  "CASEWORK_NO_HOST_CONSENT",
  "CASEWORK_CONSENT_OTHER_STATE",
  "CASEWORK_CONSENT_OTHER_KIND",
  "CASEWORK_CONSENT_NOT_HELD",
  "CASEWORK_ABROAD_WITHOUT_DUE",
  "CASEWORK_CONSENT_ENDS_BEFORE",
]);

/** Why a task may not be open: the gate, what it misses, and the way to mend that. */
export function GateError(props: { error: unknown; caseId: string }): ReactElement {
  const t = useTexts(taskPageTexts);
  const say = useText();
  const { error } = props;
  if (!(error instanceof CallRefused) || !gateCodes.has(error.refusal.code)) {
    return <ErrorLine error={error} />;
  }
  return (
    <section className="cw-gate" role="alert">
      <h3>
        <ErrorIcon />
        {t("gate")}
      </h3>
      <p>{say(error.refusal.says)}</p>
      <p className="tw-soft">{say(error.refusal.mend)}</p>
      <p>
        <Link to={casePath(props.caseId, "team")}>{t("recordConsent")}</Link>
      </p>
    </section>
  );
}
