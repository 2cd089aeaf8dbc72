// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { Money } from "@tianwang/ui/money/money";
import type { ReactElement } from "react";
import { alertPageTexts } from "./alert-page.text.ts";
import type { AlertState } from "./alert.ts";
import { alertStateTexts } from "./alert.text.ts";
import type { AlertRow, PartyView } from "./alert.wire.ts";
import "./alert.css";

const tones: Readonly<Record<AlertState, Tone>> = {
  open: "warn",
  snoozed: "waiting",
  joined: "info",
  dismissed: "good",
  raised: "active",
};

/** Where an alert stands. */
export function AlertStateTag({ alert }: { alert: AlertRow }): ReactElement {
  const say = useText();
  const t = useTexts(alertPageTexts);
  const until = alert.snoozedUntil;
  return (
    <StatusTag tone={tones[alert.state]}>
      {say(alertStateTexts[alert.state])}
      {alert.state === "snoozed" && until !== null && ` ${t("snoozedUntil", { on: until })}`}
    </StatusTag>
  );
}

/** Sums, one for each currency. */
export function Amounts({ amounts }: { amounts: AlertRow["amounts"] }): ReactElement {
  return (
    <span className="alert-amounts">
      {amounts.map((amount) => (
        <Money key={amount.currency} amount={amount} />
      ))}
    </span>
  );
}

/** The name under which an account is shown: its number, or the bank that pays for itself. */
export const accountName = ({ bank, number }: PartyView) => number || bank;
