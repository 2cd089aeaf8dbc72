// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { createPartyCollector } from "@tianwang/entities";
import type { Party, RowSide, RowSink, SourceRow } from "../transactions/row.ts";
import { gatherInto, problemCountMax } from "./sink.ts";

const own: Party = { account: "6222020000000001", name: "临河县某所", bank: "" };
const other: Party = { account: "6217000000000002", name: "临河商贸有限公司", bank: "" };

const partyCollector = () =>
  createPartyCollector({
    compartmentId: "cmp_0",
    hash: (text) => createHash("sha256").update(text, "utf8").digest(),
  });

/** A writer that keeps the names of its calls. */
function writer(): { sink: RowSink; calls: string[] } {
  const calls: string[] = [];
  const sink: RowSink = {
    openStatement: () => calls.push("open"),
    row: () => calls.push("row"),
    closeStatement: () => calls.push("close"),
    problem: () => calls.push("problem"),
  };
  return { sink, calls };
}

const head = (kind: "statement" | "register", account: Party) => ({
  locator: { kind: "row", row: 1 } as const,
  statementNo: "",
  kind,
  account,
  currency: "CNY",
  scale: 2,
  opening: { amountMinor: 0n, on: null },
});

const row = (side: RowSide, payer: Party, beneficiary: Party): SourceRow => ({
  locator: { kind: "row", row: 2 },
  side,
  status: "booked",
  bookedOn: null,
  bookedTime: "",
  valueOn: null,
  amountMinor: 100n,
  currency: "CNY",
  scale: 2,
  balanceMinor: null,
  payer,
  beneficiary,
  isReversal: false,
  purpose: "",
  bankReference: "",
  endToEndId: "",
  uetr: "",
  code: "",
  extra: {},
});

const closing = { closing: { amountMinor: 100n, on: null } };

test("rows pass to the writer; the statement is added up, its own account noted", () => {
  const kept = writer();
  const parties = partyCollector();
  const { sink, gathered } = gatherInto(kept.sink, parties);
  sink.openStatement(head("statement", own));
  sink.row(row("beneficiary", other, own));
  sink.closeStatement(closing);
  assert.deepEqual(kept.calls, ["open", "row", "close"]);
  assert.equal(gathered.rowCount, 1);
  assert.deepEqual(
    gathered.checks.map(({ reconciles }) => reconciles),
    ["yes"],
  );
  const mentions = parties.mentions();
  assert.deepEqual(
    mentions.map(({ party }) => party.account),
    [own.account],
  );
  assert.deepEqual(gathered.accountIds, [mentions[0]?.entities.account?.id]);
});

test("problems are kept up to their limit, and those beyond it are counted", () => {
  const { sink, gathered } = gatherInto(writer().sink, partyCollector());
  const problem = {
    code: "STATEMENT_NO_ROWS",
    severity: "warning",
    locator: { kind: "row", row: 1 },
    field: "",
    value: "",
    data: {},
  } as const;
  for (let count = 0; count < problemCountMax + 3; count++) sink.problem(problem);
  assert.equal(gathered.problems.length, problemCountMax);
  assert.equal(gathered.unkeptCount, 3);
});
