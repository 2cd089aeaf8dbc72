// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import type { Opening, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import type { DetectorTexts } from "../messages/detector-words.ts";
import {
  accountsOf,
  countAlerts,
  eventsOf,
  findAlert,
  listAlerts,
  paymentsOf,
} from "./alert.data.ts";
import * as wire from "./alert.wire.ts";
import { judgeAlert } from "./judgement.data.ts";
import { raiseAlert } from "./raise.data.ts";

/** Alerts of a page unless told. */
const pageRowCount = 50;
/** Payments shown with an alert. */
const paymentsShownMax = 1_000;

/** What the detectors say: of their shapes, and of what would make them innocent. */
export interface DetectorSayings {
  readonly texts: DetectorTexts;
  readonly innocent: ReadonlyMap<string, readonly Text[]>;
}

/** The routes of alerts that run inside one transaction each. */
export const alertRoutes = ({ texts, innocent }: DetectorSayings): readonly Route<Work>[] => [
  implement<Work, typeof wire.listAlertsEndpoint>(
    wire.listAlertsEndpoint,
    async (work, { query }) => {
      const { from = 0, count = pageRowCount, ...filter } = query;
      const counts = await countAlerts(work, filter);
      const rows = await listAlerts(work, { ...filter, from, count }, texts);
      work.audit(wire.listAlertsEndpoint.id, filter.feed ?? "", { count: rows.length });
      const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
      return { totalCount: filter.state === undefined ? all : counts[filter.state], counts, rows };
    },
  ),

  implement<Work, typeof wire.showAlertEndpoint>(
    wire.showAlertEndpoint,
    async (work, { params }) => {
      const alert = await findAlert(work, params.alertId, texts);
      const payments = await paymentsOf(work, alert.id, paymentsShownMax);
      work.audit(wire.showAlertEndpoint.id, alert.id, { count: payments.length });
      return {
        alert,
        accounts: await accountsOf(work, alert.id),
        payments,
        events: await eventsOf(work, alert.id),
        innocent: [...(innocent.get(alert.detector) ?? [])],
      };
    },
  ),

  implement<Work, typeof wire.judgeAlertEndpoint>(
    wire.judgeAlertEndpoint,
    async (work, { params, body }) => {
      await judgeAlert(work, params.alertId, body);
      return findAlert(work, params.alertId, texts);
    },
  ),
];

/** Raising stores a file before its short transaction. */
export const alertOwnRoutes = ({ texts }: DetectorSayings): readonly Route<Opening>[] => [
  implement<Opening, typeof wire.raiseAlertEndpoint>(
    wire.raiseAlertEndpoint,
    async (opening, { params, body }) => {
      const raised = await raiseAlert(opening, params.alertId, body);
      const alert = await opening.store.run(opening.acting, wire.raiseAlertEndpoint.id, (work) =>
        findAlert(work, params.alertId, texts),
      );
      return { ...raised, alert };
    },
  ),
];
