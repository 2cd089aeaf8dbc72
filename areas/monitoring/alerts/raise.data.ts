// SPDX-License-Identifier: Apache-2.0
import { openCase, writableCase } from "@tianwang/casework/server";
import { addIntakeFile, findIntake, openIntake, startIntake } from "@tianwang/evidence/server";
import { checkGate } from "@tianwang/kernel/gate";
import type { CaseId } from "@tianwang/kernel/ids";
import { formatMinor } from "@tianwang/kernel/money";
import { csvLine } from "@tianwang/ledger";
import type { Opening } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { mayJudge } from "./alert.ts";
import { holdAlert, paymentsOf } from "./alert.data.ts";
import type { AlertPayment } from "./alert.wire.ts";
import { applyJudgement } from "./judgement.data.ts";

/** The most payments of one exhibit; an alert with more is told so and not cut. */
const exhibitPaymentsMax = 50_000;
const exhibitByteCountMax = 64 * 1024 * 1024;

/** What a person typed to raise an alert. */
export interface TypedRaise {
  readonly version: number;
  readonly reason: string;
  readonly caseId?: string;
  readonly title?: string;
  readonly legalBasis: string;
}

const heading = [
  "number",
  "message and transaction id",
  "date",
  "time (UTC)",
  "amount",
  "currency",
  "payer bank",
  "payer account",
  "payer name",
  "beneficiary bank",
  "beneficiary account",
  "beneficiary name",
  "text",
];

function lineOf({ number, id, at, from, to, amount, text }: AlertPayment): string {
  return csvLine([
    String(number),
    id,
    at.slice(0, 10),
    at.slice(11, 19),
    formatMinor(BigInt(amount.amountMinor), amount.scale),
    amount.currency,
    from.bank,
    from.number,
    from.name,
    to.bank,
    to.number,
    to.name,
    text,
  ]);
}

async function* fileOf(payments: readonly AlertPayment[]): AsyncIterable<Uint8Array> {
  yield Buffer.from(csvLine(heading), "utf8");
  for (const payment of payments) yield Buffer.from(lineOf(payment), "utf8");
}

/**
 * Gate G-17: what a watcher of payments knows is not evidence by itself; it becomes an exhibit only
 * on a stated basis.
 */
function checkUse(legalBasis: string): void {
  const answer = checkGate("G-17", {
    purposeIsStated: "met",
    useAsEvidenceHasABasis: legalBasis === "" ? "unmet" : "met",
  });
  if (answer.isPassed) return;
  throw refuse("MONITORING_GATE", {
    gate: answer.gate.id,
    facts: [...answer.failed, ...answer.missing].join(", "),
  });
}

/**
 * Raises an alert to a case: its payments become a file in the blob store, then in one transaction the
 * case, its intake and the judgement. The intake makes the exhibit with its custody, and cites rows.
 */
export async function raiseAlert(
  { store, acting }: Opening,
  alertId: string,
  typed: TypedRaise,
): Promise<{ readonly caseId: CaseId; readonly fileName: string }> {
  const legalBasis = typed.legalBasis.trim();
  checkUse(legalBasis);
  const payments = await store.run(acting, "monitoring.alerts.payments", async (work) => {
    work.require("monitoring.write");
    const alert = await holdAlert(work, alertId, typed.version);
    if (!mayJudge(alert.state, "raise")) throw refuse("MONITORING_NOT_POSSIBLE");
    const rows = await paymentsOf(work, alertId, exhibitPaymentsMax + 1);
    if (rows.length > exhibitPaymentsMax) throw refuse("MONITORING_NOT_POSSIBLE");
    work.audit("monitoring.alerts.payments", alertId, { count: rows.length });
    return rows;
  });
  const blob = await store.blobs.put(fileOf(payments), exhibitByteCountMax);
  return store.run(acting, "monitoring.alerts.raise", async (work) => {
    const alert = await holdAlert(work, alertId, typed.version);
    const title = typed.title ?? "";
    if (typed.caseId === undefined && title === "")
      throw refuse("MONITORING_NEEDS", { names: "title" });
    const head =
      typed.caseId === undefined
        ? await openCase(work, { title })
        : await writableCase(work, typed.caseId as CaseId);
    const fileName = `${alert.typology}-${alertId}.csv`;
    const intakeId = await openIntake(work, head.compartmentId, legalBasis);
    const intake = await findIntake(work, intakeId);
    await addIntakeFile(work, intake, { relativePath: fileName, blob });
    await startIntake(work, intake);
    await applyJudgement(work, alert, { kind: "raise", caseId: head.id }, typed.reason);
    return { caseId: head.id, fileName };
  });
}
