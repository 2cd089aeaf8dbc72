// SPDX-License-Identifier: Apache-2.0
// Shapes of live payments become alerts; persons judge them, undo, and raise them to cases.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listCaseExhibitsEndpoint, showCaseEndpoint } from "@tianwang/casework/wire";
import { listExhibits, showExhibit } from "@tianwang/evidence/wire";
import type { AlertRow } from "@tianwang/monitoring/wire";
import {
  judgeAlertEndpoint,
  listAlertsEndpoint,
  raiseAlertEndpoint,
  showAlertEndpoint,
} from "@tianwang/monitoring/wire";
import type { SignedIn, TestServer } from "./testing.ts";
import { operatorToken, startTestServer } from "./testing.ts";

let server: TestServer;
let stranger: SignedIn;
let serial = 0;

before(async () => {
  server = await startTestServer("alerts");
  stranger = await server.stranger("case-officer", "alerts-stranger");
});
after(() => server.close());

/** A payment between two accounts so many minutes after the start. */
function payment(from: string, to: string, minute: number, amount = "4900.00") {
  serial += 1;
  return {
    messageId: `M${serial}`,
    at: new Date(Date.UTC(2025, 11, 15) + minute * 60_000).toISOString(),
    amount,
    currency: "CNY",
    from: { bank: "ICBKCNBJ", account: from, name: `付款人 ${from}` },
    to: { bank: "COBADEFF", account: to, name: "=HYPERLINK(1)" },
  };
}

interface Answered {
  readonly acceptedCount: number;
  readonly messages: readonly {
    readonly score: number;
    readonly findings: readonly { alertId: string; typology: string; reasons: { en: string }[] }[];
  }[];
}

async function post(payments: readonly unknown[]): Promise<Answered> {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/flows/messages",
    headers: {
      "x-operator-token": operatorToken,
      "x-purpose": "supervision",
      "content-type": "application/json",
    },
    payload: JSON.stringify(payments),
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<Answered>();
}

/** Ordinary life: pairs that pay each other now and then. */
const background = () =>
  Array.from({ length: 400 }, (_, at) =>
    payment(`B${at % 97}`, `B${(at * 31 + 7) % 97}`, at * 60, `${100 + (at % 50)}.00`),
  );

const list = async (query: object = {}) => server.operator.call(listAlertsEndpoint, { query });
const show = async (alertId: string) =>
  server.operator.call(showAlertEndpoint, { params: { alertId } });

async function judged(alert: AlertRow, body: object): Promise<AlertRow> {
  return server.operator.call(judgeAlertEndpoint, {
    params: { alertId: alert.id },
    body: { version: alert.version, reason: "测试", ...body } as never,
  });
}

let alertId = "";

test("many payers of one account become one alert that grows", async () => {
  await post(background());
  const grown: string[] = [];
  for (let at = 0; at < 18; at++) {
    const { messages } = await post([payment(`S${at}`, "COLLECTOR", 24_100 + at * 20)]);
    for (const { score, findings } of messages) {
      if (findings.length > 0) assert.ok(score > 0);
      grown.push(...findings.filter(isFanIn).map((finding) => finding.alertId));
      for (const { reasons } of findings) assert.match(reasons[0]?.en ?? "", /^[^{]{10,}$/u);
    }
  }
  alertId = grown[0] ?? "";
  assert.equal(new Set(grown).size, 1, "one attempt, one alert");
  assert.ok(grown.length > 3, "it grew with its payments");
});

const isFanIn = ({ typology }: { typology: string }) => typology === "fan-in";

test("an alert shows its payments in order, exact sums, and what would be innocent", async () => {
  const { alert, payments, innocent } = await show(alertId);
  assert.equal(alert.state, "open");
  assert.equal(payments.length, alert.paymentCount);
  assert.ok(payments.length >= 15, `${payments.length} payments`);
  assert.ok(payments.every(({ to }) => to.number === "COLLECTOR"));
  const numbers = payments.map(({ number }) => number);
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
  );
  const sum = payments.reduce((total, one) => total + BigInt(one.amount.amountMinor), 0n);
  assert.deepEqual(alert.amounts, [{ amountMinor: String(sum), currency: "CNY", scale: 2 }]);
  assert.ok(innocent.length > 0);
});

test("lists have filters, and the counts agree with them", async () => {
  const all = await list();
  assert.equal(
    all.totalCount,
    Object.values(all.counts).reduce((sum, one) => sum + one, 0),
  );
  assert.equal(all.rows.length, Math.min(50, all.totalCount));
  const fans = await list({ typology: "fan-in", state: "open" });
  assert.equal(fans.rows.length, fans.totalCount);
  assert.ok(fans.rows.every(({ typology }) => typology === "fan-in"));
  assert.equal((await list({ since: "2027-01-01" })).totalCount, 0);
  assert.equal((await list({ until: "2025-12-14" })).totalCount, 0);
  assert.equal((await list({ since: "2025-12-31", until: "2026-01-02" })).rows.length > 0, true);
  assert.equal((await list({ assignee: "none" })).totalCount, all.totalCount);
  assert.equal((await list({ count: 1 })).rows.length, 1);
});

test("another agency sees no alert, by list or by id, and cannot judge", async () => {
  const { client } = stranger;
  assert.equal((await client.call(listAlertsEndpoint)).totalCount, 0);
  const params = { alertId };
  await assert.rejects(client.call(showAlertEndpoint, { params }), /MONITORING_NO_ALERT/u);
  const body = { version: 1, kind: "dismiss", reason: "x" } as const;
  await assert.rejects(client.call(judgeAlertEndpoint, { params, body }), /MONITORING_NO_ALERT/u);
});

test("assign, snooze, dismiss, reopen and undo leave a history and lead back", async () => {
  const first = (await show(alertId)).alert;
  const me = server.ground.acting.actorId;
  const assigned = await judged(first, { kind: "assign", assigneeId: me, reason: "" });
  assert.equal(assigned.assignee?.id, me);
  assert.equal((await list({ assignee: "me" })).totalCount, 1);
  await assert.rejects(judged(first, { kind: "dismiss" }), /MONITORING_ALERT_CHANGED/u);
  await assert.rejects(judged(assigned, { kind: "dismiss", reason: " " }), /MONITORING_NEEDS/u);
  await assert.rejects(
    judged(assigned, { kind: "snooze", until: "2026-01-01" }),
    /MONITORING_NEEDS/u,
  );
  const slept = await judged(assigned, { kind: "snooze", until: "2026-02-01" });
  assert.deepEqual([slept.state, slept.snoozedUntil], ["snoozed", "2026-02-01"]);
  const dismissed = await judged(slept, { kind: "dismiss" });
  assert.equal(dismissed.state, "dismissed");
  await assert.rejects(judged(dismissed, { kind: "snooze", until: "2026-02-01" }), /NOT_POSSIBLE/u);
  const undone = await judged(dismissed, { kind: "undo" });
  assert.deepEqual([undone.state, undone.snoozedUntil], ["snoozed", "2026-02-01"]);
  const again = await judged(undone, { kind: "undo" });
  assert.equal(again.state, "open");
  const { events } = await show(alertId);
  assert.deepEqual(
    events.map(({ kind, isUndone }) => `${kind}${isUndone ? " undone" : ""}`),
    ["undo", "undo", "dismiss undone", "snooze undone", "assign"],
  );
});

test("an alert joins another of its feed, and not itself", async () => {
  await post(Array.from({ length: 60 }, (_, at) => payment(`Z${at}`, "SECOND", 24_480 + at)));
  const { rows } = await list({ state: "open" });
  const other = rows.find(({ id }) => id !== alertId);
  const self = rows.find(({ id }) => id === alertId);
  assert.ok(other && self, "there are two alerts");
  await assert.rejects(judged(other, { kind: "join", joinedId: other.id }), /MONITORING_NEEDS/u);
  const joined = await judged(other, { kind: "join", joinedId: self.id });
  assert.deepEqual([joined.state, joined.joinedId], ["joined", self.id]);
  assert.equal((await judged(joined, { kind: "reopen" })).state, "open");
});

test("a raised alert is a case with its payments as an exhibit in custody", async () => {
  const { alert, payments } = await show(alertId);
  const raise = (legalBasis: string) =>
    server.operator.call(raiseAlertEndpoint, {
      params: { alertId },
      body: { version: alert.version, reason: "多人汇入", title: "汇集账户", legalBasis },
    });
  await assert.rejects(raise(" "), /MONITORING_GATE/u);
  const { caseId, fileName, alert: raised } = await raise("反洗钱法第 41 条");
  assert.deepEqual([raised.state, raised.caseId], ["raised", caseId]);
  const found = await server.operator.call(showCaseEndpoint, { params: { caseId } });
  const { compartmentId } = found.case;
  await server.settle(compartmentId);
  const exhibits = await server.operator.call(listCaseExhibitsEndpoint, { params: { caseId } });
  assert.equal(exhibits.totalCount, 1);
  const { rows } = await server.operator.call(listExhibits, { query: { compartmentId } });
  assert.equal(rows[0]?.originalName, fileName);
  const exhibit = await server.operator.call(showExhibit, {
    params: { exhibitId: rows[0]?.id ?? "" },
  });
  assert.ok(JSON.stringify(exhibit).includes("received"));
  const stored: Uint8Array[] = [];
  for await (const chunk of server.ground.store.blobs.read(rows[0]?.sha256 ?? ""))
    stored.push(chunk);
  const text = Buffer.concat(stored).toString("utf8");
  assert.equal(text.trimEnd().split("\r\n").length, payments.length + 1);
  for (const { id } of payments) assert.ok(text.includes(`"${id}"`), id);
  assert.ok(text.includes(`"'=HYPERLINK(1)"`), "no cell is a formula");
});

test("an alert that grows after a judgement says so and keeps the judgement", async () => {
  await post([payment("S99", "COLLECTOR", 24_500)]);
  const { alert } = await show(alertId);
  assert.deepEqual([alert.state, alert.hasGrownSince], ["raised", true]);
});
