// SPDX-License-Identifier: Apache-2.0
import { DateText } from "@tianwang/ui/date/date";
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import type { ReactElement } from "react";
import { findingPageTexts, findingStateTexts, strengthWordTexts } from "./finding-page.text.ts";
import "./finding.css";
import type { FindingState } from "./finding.ts";
import type { FindingLine } from "./finding.wire.ts";

const tones: Readonly<Record<FindingState, Tone>> = {
  open: "waiting",
  relevant: "warn",
  explained: "good",
};

/** What persons said of a finding. */
export function FindingStateTag({ state }: { state: FindingState }): ReactElement {
  const say = useText();
  return <StatusTag tone={tones[state]}>{say(findingStateTexts[state])}</StatusTag>;
}

/** Strength as a number and in words. */
export function Strength({ finding }: { finding: FindingLine }): ReactElement {
  const t = useTexts(findingPageTexts);
  const say = useText();
  const word = say(strengthWordTexts[finding.strengthWord]);
  return <span>{t("strengthValue", { number: finding.strength.toFixed(3), word })}</span>;
}

/** First and last day; one where they are the same. */
export function FindingWindow({ finding }: { finding: FindingLine }): ReactElement {
  const { fromOn, toOn } = finding;
  return (
    <span>
      <DateText date={fromOn} />
      {fromOn !== toOn && (
        <>
          {" – "}
          <DateText date={toOn} />
        </>
      )}
    </span>
  );
}

/** Sums, one for each currency. */
export function FindingAmounts({ finding }: { finding: FindingLine }): ReactElement {
  return (
    <span className="finding-facts">
      {finding.amounts.map((amount) => (
        <Money key={`${amount.currency} ${amount.scale}`} amount={amount} />
      ))}
    </span>
  );
}
