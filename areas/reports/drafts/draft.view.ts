// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@tianwang/kernel/problem";
import { formatLocator } from "@tianwang/kernel/source";
import type { ToldParty, ToldPayment, ToldShape } from "@tianwang/typologies";
import type { ProblemView } from "@tianwang/wire/schema";
import type { Profile } from "../goaml/profile.ts";
import type { ReportProblemCode } from "../report/problems.ts";
import { reportProblems } from "../report/problems.ts";
import { exportGate } from "../report/report-check.ts";
import type { SuspicionReport } from "../report/report.ts";
import { accountsOfShape } from "./draft-report.ts";
import type { CodeView, DraftAccount, DraftPage, DraftPayment, ProfileView } from "./draft.wire.ts";
import { accountKeyOf } from "./entered.ts";

/** A problem with its place in the report. */
export function problemView(problem: Problem): ProblemView {
  const { code, severity, locator, field, value } = problem;
  const { says, mend } = reportProblems[code as ReportProblemCode];
  const place = locator.kind === "element" ? locator.path : formatLocator(locator);
  return { code, severity, locator: place, field, value, says, mend };
}

const partyView = (party: ToldParty) => {
  const { bank, number, name } = party;
  return { key: accountKeyOf(party), bank, number, name };
};

/** A payment with the row that it rests on. */
export function paymentView(payment: ToldPayment): DraftPayment {
  const { number, on, time, text, amountMinor, currency, scale, sourceName, place } = payment;
  return {
    number,
    on,
    time,
    text,
    amount: { amountMinor, currency, scale },
    from: partyView(payment.from),
    to: partyView(payment.to),
    exhibitId: payment.exhibitId,
    sourceName,
    place,
  };
}

/** The accounts with what their rows say. */
export function accountViews(shape: ToldShape): DraftAccount[] {
  return accountsOfShape(shape).map(({ party, statedCountry, paymentCount }) => ({
    ...partyView(party),
    statedCountry: statedCountry ?? null,
    paymentCount,
  }));
}

/** A profile with the codes that the form offers. */
export function profileView(profile: Profile, isOwn: boolean): ProfileView {
  const codesOf = (list: string): CodeView[] =>
    Object.entries(profile.lists[list]?.codes ?? {}).map(([code, title]) => ({ code, title }));
  const { id, version, title, schemaVersion } = profile;
  return {
    id,
    version,
    title,
    schemaVersion,
    isOwn,
    lists: {
      submissionTypes: codesOf("submission_type"),
      reportTypes: codesOf("report_type"),
      indicators: codesOf("report_indicator_type"),
      modes: codesOf("conduction_type"),
      funds: codesOf("funds_type"),
      accountTypes: codesOf("account_type"),
      accountStates: codesOf("account_status_type"),
      genders: codesOf("gender_type"),
      holderRoles: codesOf("account_person_role_type"),
    },
  };
}

/** How the rights gate G-02 stands for a report. */
export function gateView(report: SuspicionReport): DraftPage["exportGate"] {
  const { isPassed, missing } = exportGate(report);
  if (isPassed) return "passed";
  return missing.length > 0 ? "unknown" : "blocked";
}
