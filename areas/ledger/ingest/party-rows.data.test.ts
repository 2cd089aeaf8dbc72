// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createPartyCollector } from "@tianwang/entities";
import type { Party, RowSide, StatementHead } from "../transactions/row.ts";
import { unnamedParty } from "../transactions/row.ts";
import { gatherParties } from "./party-rows.data.ts";
import { openSegmentWriter } from "./segment-writer.data.ts";

const folder = mkdtempSync(join(tmpdir(), "tianwang-parties-'"));
after(() => rmSync(folder, { recursive: true }));

type Line = readonly [side: RowSide, payer: Party, beneficiary: Party];

const named = (account: string, name: string): Party => ({ account, name, bank: "" });

function headOf(account: Party): StatementHead {
  return {
    locator: { kind: "whole" },
    statementNo: "",
    kind: account.account === "" ? "register" : "statement",
    account,
    currency: "CNY",
    scale: 2,
    opening: null,
  };
}

/** Writes statements and gathers their counterparties; each as `account name`, with its place. */
async function gathered(statements: readonly (readonly [Party, readonly Line[]])[]) {
  const path = join(folder, "segment");
  const writer = await openSegmentWriter(path, ({ code }) => assert.fail(code));
  let row = 0;
  const heads = statements.map(([account]) => headOf(account));
  for (const [at, [, lines]] of statements.entries()) {
    const head = heads[at];
    assert.ok(head);
    writer.openStatement(head);
    for (const [side, payer, beneficiary] of lines) {
      row += 1;
      const texts = { purpose: "", bankReference: "", endToEndId: "", uetr: "", code: "" };
      writer.row({
        ...texts,
        locator: { kind: "row", row },
        side,
        status: "booked",
        bookedOn: null,
        bookedTime: "",
        valueOn: null,
        amountMinor: 1n,
        currency: "CNY",
        scale: 2,
        balanceMinor: null,
        payer,
        beneficiary,
        isReversal: false,
        extra: {},
      });
    }
    writer.closeStatement({ closing: null });
  }
  await writer.finish();
  const parties = createPartyCollector({
    compartmentId: "cmp_0",
    hash: (text) => createHash("sha256").update(text, "utf8").digest(),
  });
  await gatherParties(path, heads, parties);
  rmSync(path);
  assert.deepEqual(readdirSync(folder), []);
  return parties.mentions();
}

const own = named("6222020000000001", "临河县某所");
const firm = named("6217000000000002", "临河“商贸”'有限公司");

test("the other side of each row is gathered once, where it is named first", async () => {
  const mentions = await gathered([
    [
      own,
      [
        ["payer", own, unnamedParty],
        ["payer", own, firm],
        ["beneficiary", firm, own],
        ["payer", own, named("", "王某某")],
      ],
    ],
  ]);
  assert.deepEqual(
    mentions.map(({ party, locator }) => [party.account || party.name, locator]),
    [
      [firm.account, { kind: "row", row: 2 }],
      ["王某某", { kind: "row", row: 4 }],
    ],
  );
});

test("in a register both sides are others", async () => {
  const mentions = await gathered([[unnamedParty, [["register", own, firm]]]]);
  assert.deepEqual(
    mentions.map(({ party }) => party.account),
    [own.account, firm.account],
  );
});

test("a name without an account is somebody else in each statement", async () => {
  const nameless = named("", "王某某");
  const mentions = await gathered([
    [own, [["payer", own, nameless]]],
    [firm, [["payer", firm, nameless]]],
  ]);
  const ids = mentions.map(({ entities }) => entities.holder?.id);
  assert.equal(mentions.length, 2);
  assert.notEqual(ids[0], ids[1]);
});
