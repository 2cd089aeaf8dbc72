// SPDX-License-Identifier: Apache-2.0
// A shape in the statements of a case becomes a draft whose every payment cites its row.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { addIntakeFile, openIntake, startIntake } from "@tianwang/evidence/wire";
import {
  findShapesEndpoint,
  listFindingsEndpoint,
  showFindingEndpoint,
} from "@tianwang/monitoring/wire";
import {
  openDraftEndpoint,
  saveDraftEndpoint,
  shapeFtmEndpoint,
  showDraftEndpoint,
} from "@tianwang/reports/wire";
import { sql } from "@tianwang/store";
import type { TestServer } from "./testing.ts";
import { startTestServer } from "./testing.ts";

let server: TestServer;
let compartmentId = "";
let findingId = "";

const accountNumber = (account: number) => `62220200000${String(account).padStart(5, "0")}`;
const circle = [101, 102, 103, 104, 105, 106];

/** Day of the case, payer, beneficiary, cents. */
type Transfer = readonly [day: number, from: number, to: number, cents: number];

/** Sixty accounts with a few partners each, and money that comes back over six within two days. */
function transfers(): Transfer[] {
  const made: Transfer[] = [];
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let day = 0; day < 120; day += 1)
    for (let count = 0; count < 4; count += 1) {
      const from = 1 + next(60);
      made.push([day, from, 1 + ((from + next(3)) % 60), 1_000 + next(500_000)]);
    }
  for (const [at, from] of circle.entries())
    made.push([60 + Math.floor(at / 3), from, circle[(at + 1) % 6] ?? 0, 9_800_000 - at * 20_000]);
  return made;
}

/** Each payer's own statement as MT940, from 1 March 2024. */
function statements(): string {
  const date = (day: number) =>
    new Date(Date.UTC(2024, 2, 1 + day)).toISOString().slice(2, 10).replaceAll("-", "");
  const amount = (cents: number) =>
    `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
  const messages = [...Map.groupBy(transfers(), ([, from]) => from)].map(([from, own]) => [
    `:20:S${from}`,
    `:25:${accountNumber(from)}`,
    ":28C:1/1",
    `:60F:C240301CNY${amount(own.reduce((sum, [, , , cents]) => sum + cents, 0))}`,
    ...own.flatMap(([day, , to, cents]) => [
      `:61:${date(day)}${date(day).slice(2)}D${amount(cents)}NTRFNONREF`,
      `:86:/CNTP/${accountNumber(to)}//虚构户${to}//REMI/USTD//货款`,
    ]),
    ":62F:C240731CNY0,00",
    "-",
  ]);
  return `${messages.map((lines) => lines.join("\r\n")).join("\r\n")}\r\n`;
}

before(async () => {
  server = await startTestServer("finding-report");
  const { operator } = server;
  const opened = await operator.call(openCaseEndpoint, { body: { title: "回流案（虚构）" } });
  ({ compartmentId } = opened);
  const { intakeId } = await operator.call(openIntake, {
    body: { compartmentId, legalBasis: "调取证据通知书（虚构）" },
  });
  const params = { intakeId };
  await operator.call(addIntakeFile, {
    params,
    query: { path: "statements.sta" },
    body: statements(),
  });
  await operator.call(startIntake, { params });
  await server.settle(compartmentId);
  await operator.call(findShapesEndpoint, { body: { compartmentId } });
  await server.settle(compartmentId);
  const { rows } = await operator.call(listFindingsEndpoint, { query: { compartmentId } });
  findingId = rows.find(({ typology }) => typology === "cycle")?.id ?? "";
  assert.notEqual(findingId, "", "the circle is found");
});
after(() => server.close());

test("the draft of a finding cites the row of every payment and takes its purpose from there", async () => {
  const { operator } = server;
  const { draftId } = await operator.call(openDraftEndpoint, {
    body: { sourceKind: "finding", sourceId: findingId },
  });
  const page = await operator.call(showDraftEndpoint, { params: { draftId } });
  const found = await operator.call(showFindingEndpoint, { params: { findingId } });
  assert.equal(page.draft.compartmentId, compartmentId);
  assert.deepEqual(
    page.payments.map(({ number, exhibitId, place, text, amount, on }) => [
      number,
      exhibitId,
      place,
      text,
      amount.amountMinor,
      on,
    ]),
    found.payments.map(({ rowId, exhibitId, locator, amount, bookedOn }) => [
      rowId,
      exhibitId,
      locator,
      "货款",
      amount.amountMinor,
      bookedOn,
    ]),
  );
  assert.deepEqual(
    page.payments.map(({ from, to }) => [from.number, to.number]),
    circle.map((from, at) => [accountNumber(from), accountNumber(circle[(at + 1) % 6] ?? 0)]),
  );
  const [first] = page.payments;
  assert.ok(page.narrative.zh.includes(`statements.sta (${first?.exhibitId})  ${first?.place}`));
  assert.ok(page.problems.every(({ code }) => code !== "NOT_CITED"));
});

test("a new search for shapes does not change a draft that was begun", async () => {
  const { operator } = server;
  const body = { sourceKind: "finding", sourceId: findingId } as const;
  const { draftId, isNew } = await operator.call(openDraftEndpoint, { body });
  assert.equal(isNew, false);
  const params = { draftId };
  const before = await operator.call(showDraftEndpoint, { params });
  await operator.call(findShapesEndpoint, { body: { compartmentId, expectedMax: 1e-6 } });
  await server.settle(compartmentId);
  const save = { version: 1, entered: { reason: "资金经六个账户回到原处。" } };
  await operator.call(saveDraftEndpoint, { params, body: save });
  const after = await operator.call(showDraftEndpoint, { params });
  assert.deepEqual([after.payments, after.because], [before.payments, before.because]);
});

test("a finding by itself is FollowTheMoney whose accounts are entities of the case", async () => {
  const params = { kind: "finding", sourceId: findingId } as const;
  const answer = await server.operator.stream(shapeFtmEndpoint, { params });
  const entities = (await answer.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; schema: string });
  const idsOf = (schema: string) =>
    entities.filter((one) => one.schema === schema).map(({ id }) => id);
  assert.equal(idsOf("Payment").length, 6);
  assert.equal(idsOf("BankAccount").length, 6);
  const { store, acting } = server.ground;
  const known = await store.run(acting, "test", (work) =>
    work.rows(sql<{ id: string }>`select distinct entity_id as id from entities.statements`),
  );
  const ids = new Set(known.map(({ id }) => id));
  assert.deepEqual(
    idsOf("BankAccount").filter((id) => !ids.has(id)),
    [],
  );
});

test("another agency neither drafts from the finding nor takes it out", async () => {
  const { client } = await server.stranger("case-officer", "finding-report-stranger");
  const body = { sourceKind: "finding", sourceId: findingId } as const;
  await assert.rejects(client.call(openDraftEndpoint, { body }), /MONITORING_NO_FINDING/u);
  const params = { kind: "finding", sourceId: findingId } as const;
  await assert.rejects(client.stream(shapeFtmEndpoint, { params }), /MONITORING_NO_FINDING/u);
});
