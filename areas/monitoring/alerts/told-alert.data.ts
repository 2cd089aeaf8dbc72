// SPDX-License-Identifier: Apache-2.0
import type { ToldPayment, ToldShape } from "@tianwang/typologies";
import { toldPaymentsMax } from "@tianwang/typologies";
import type { Opening, Work } from "@tianwang/store";
import { sql } from "@tianwang/store";
import { refuse } from "../errors.ts";
import { detectorInnocence, detectorTexts } from "../messages/watching.ts";
import { findAlert, paymentsOf } from "./alert.data.ts";
import { typologyTexts } from "./alert.text.ts";
import type { AlertPayment } from "./alert.wire.ts";

/** The feed of an alert: its name, and the compartment in which both lie. */
async function feedOf(work: Work, alertId: string) {
  const feed = await work.first(sql<{ title: string; compartmentId: string }>`
    select f.title, a.compartment_id as "compartmentId" from monitoring.alerts a
    join monitoring.feeds f on f.id = a.feed_id where a.id = ${alertId}
  `);
  if (!feed) throw refuse("MONITORING_NO_ALERT", { id: alertId });
  return feed;
}

function toldPayment(payment: AlertPayment, sourceName: string): ToldPayment {
  const { id, number, at, amount, text, from, to } = payment;
  return {
    number: id,
    reference: "",
    on: at.slice(0, 10),
    time: at.slice(11, 19),
    text,
    ...amount,
    from,
    to,
    exhibitId: null,
    sourceName,
    place: `payment ${number}`,
  };
}

/** Tells the shape of an alert with all of its payments. */
export function tellAlert(opening: Opening, alertId: string): Promise<ToldShape> {
  return opening.store.run(opening.acting, "monitoring.alerts.tell", async (work) => {
    work.require("monitoring.read");
    const alert = await findAlert(work, alertId, detectorTexts);
    const feed = await feedOf(work, alertId);
    const { id, caseId, typology, detector, detectorVersion, paymentCount } = alert;
    if (paymentCount > toldPaymentsMax)
      throw refuse("MONITORING_TOO_MANY_PAYMENTS", { count: paymentCount, max: toldPaymentsMax });
    const payments = await paymentsOf(work, id, toldPaymentsMax);
    work.audit("monitoring.alerts.tell", id, { count: payments.length });
    return {
      kind: "alert" as const,
      id,
      compartmentId: feed.compartmentId,
      caseId,
      typology,
      title: typologyTexts[typology],
      detector,
      version: detectorVersion,
      fromOn: alert.from.slice(0, 10),
      toOn: alert.to.slice(0, 10),
      because: alert.reasons,
      innocent: detectorInnocence.get(detector) ?? [],
      payments: payments.map((payment) => toldPayment(payment, feed.title)),
    };
  });
}
