// SPDX-License-Identifier: Apache-2.0
import type { Severity } from "@tianwang/kernel/problem";
import type { Text } from "@tianwang/kernel/text";
import { draftFormTexts as form } from "./draft-form.text.ts";

/** A problem as it travels. */
export interface ToldProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly locator: string;
  readonly field: string;
  readonly value: string;
  readonly says: Text;
  readonly mend: Text;
}

/** A place of a problem; the same place in each transaction is one. */
export interface ProblemPlace {
  /** Such as `transactions[].mode`. */
  readonly path: string;
  /** What the form calls it, where it has a field for it. */
  readonly label: readonly Text[];
  readonly value: string;
  readonly count: number;
}

/** One kind of problem with its places. */
export interface ProblemGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly says: Text;
  readonly mend: Text;
  readonly places: readonly ProblemPlace[];
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Fields of the form by their place, sides of a transaction and numbers left out. */
const labels: Readonly<Record<string, readonly Text[]>> = {
  action: [form.action],
  code: [form.head, form.code],
  currency: [form.head, form.currency],
  "fiu.consentReference": [form.fiu, form.consent],
  "fiu.country": [form.fiu, form.country],
  indicators: [form.indicators],
  reason: [form.reason],
  reference: [form.head, form.reference],
  "reportingEntity.id": [form.reportingEntity, form.entityId],
  reportingPerson: [form.person],
  "reportingPerson.lastName": [form.person, form.lastName],
  submissionCode: [form.head, form.submissionCode],
  submittedOn: [form.head, form.submittedOn],
  "transactions[].mode": [form.payments, form.mode],
  "transactions[].amountMinor": [form.payments, form.currency],
  "transactions[].isMyClient": [form.accounts, form.isClient],
  "side.country": [form.accounts, form.country],
  "side.fundsCode": [form.payments, form.funds],
  "side.account.institutionCode": [form.accounts, form.institutionCode],
  "side.account.institutionName": [form.accounts, form.institutionName],
  "side.account.swift": [form.accounts, form.swift],
  "side.account.branch": [form.accounts, form.branch],
  "side.account.type": [form.accounts, form.accountType],
  "side.account.status": [form.accounts, form.accountStatus],
  "side.account.openedOn": [form.accounts, form.openedOn],
  "side.account.signatories": [form.accounts, form.holder],
};

/** The path of a problem. What is told of an XML element names the element beside the whole path. */
function pathOf({ code, locator, field }: ToldProblem): string {
  if (code.startsWith("GOAML")) return locator;
  if (locator === "report" || locator === "") return field;
  return field === "" ? locator : `${locator}.${field}`;
}

const withoutNumbers = (path: string) => path.replaceAll(/\[\d+\]/gu, "[]");

function labelOf(path: string): readonly Text[] {
  return labels[path] ?? labels[path.replace(/^transactions\[\]\.(?:from|to)\./u, "side.")] ?? [];
}

function placesOf(problems: readonly ToldProblem[]): readonly ProblemPlace[] {
  const found = new Map<string, ProblemPlace>();
  for (const problem of problems) {
    const path = withoutNumbers(pathOf(problem)) || problem.field;
    const { value } = problem;
    const key = `${path} ${value}`;
    const count = (found.get(key)?.count ?? 0) + 1;
    found.set(key, { path, label: labelOf(path), value, count });
  }
  return [...found.values()];
}

/**
 * Gathers problems by kind, the gravest first. What a profile requires and the check of the report
 * has told already is not told twice.
 */
export function problemGroups(problems: readonly ToldProblem[]): readonly ProblemGroup[] {
  const told = new Set(
    problems.filter(({ code }) => !code.startsWith("GOAML")).map((one) => pathOf(one)),
  );
  const kept = problems.filter((one) => one.code !== "GOAML_REQUIRED" || !told.has(pathOf(one)));
  return [...Map.groupBy(kept, ({ code }) => code).values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { code, severity, says, mend } = first;
      return [{ code, severity, says, mend, places: placesOf(group) }];
    })
    .toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
}
