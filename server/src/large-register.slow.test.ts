// SPDX-License-Identifier: Apache-2.0
// A register of half a million transfers by the way that users go: upload, intake, lists, search.
// What it must give is counted a second time, by DuckDB on the same file.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { entityCounts, entityList } from "@tianwang/entities/wire";
import {
  addIntakeFile,
  listExhibits,
  listProblems,
  openIntake,
  startIntake,
} from "@tianwang/evidence/wire";
import {
  applyMappings,
  listAccounts,
  listStatements,
  listTransactions,
  showMapping,
  sourceExcerpt,
  sumTransactions,
} from "@tianwang/ledger/wire";
import type { TestServer } from "./testing.ts";
import { startTestServer } from "./testing.ts";

const source = fileURLToPath(
  new URL("../../../shared/data/flows/amlsim-large/transactions.csv.gz", import.meta.url),
);
const skip = existsSync(source) ? false : `the register is not here: ${source}`;

/** What the file holds, counted without any code of ours. */
interface Counted {
  readonly rowCount: number;
  readonly accountCount: number;
  readonly sumCents: string;
  readonly firstBookedOn: string;
  readonly lastBookedOn: string;
  /** The account with most transfers, and how many each way. */
  readonly busiest: {
    readonly account: string;
    readonly inCount: number;
    readonly outCount: number;
  };
  /** One transfer in the middle, and its row: the header is row 1. */
  readonly one: {
    readonly row: number;
    readonly bookedOn: string;
    readonly payer: string;
    readonly beneficiary: string;
    readonly cents: string;
  };
}

const middle = 271_828;

async function countIndependently(): Promise<Counted> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const ask = async (text: string) =>
    (await connection.runAndReadAll(text)).getRowObjectsJson()[0] ?? {};
  await connection.run(
    `create view transfers as select * from read_csv('${source}', header = true, all_varchar = true)`,
  );
  const cents = "cast(cast(amount as decimal(18, 2)) * 100 as bigint)";
  const sums = await ask(`select count(*)::int as "rowCount", sum(${cents})::varchar as "sumCents",
    min(date) as "firstBookedOn", max(date) as "lastBookedOn" from transfers`);
  const accounts = await ask(`select count(distinct account)::int as "accountCount" from (
    select from_account as account from transfers union all select to_account from transfers)`);
  const busiest = await ask(`select account, sum(coming)::int as "inCount",
    sum(going)::int as "outCount" from (
      select from_account as account, 0 as coming, 1 as going from transfers
      union all select to_account, 1, 0 from transfers)
    group by account order by count(*) desc, account limit 1`);
  const one = await ask(`select ${middle} + 2 as row, date as "bookedOn", from_account as payer,
    to_account as beneficiary, (${cents})::varchar as cents from transfers
    where tx_id = '${middle}'`);
  connection.closeSync();
  instance.closeSync();
  return { ...sums, ...accounts, busiest, one } as unknown as Counted;
}

suite("a register of half a million transfers", { skip }, () => {
  let server: TestServer;
  let counted: Counted;
  let compartmentId = "";
  let exhibitId = "";

  before(async () => {
    counted = await countIndependently();
    server = await startTestServer("large-register");
    const { operator } = server;
    ({ compartmentId } = await operator.call(openCaseEndpoint, { body: { title: "Register" } }));
    const { intakeId } = await operator.call(openIntake, {
      body: { compartmentId, legalBasis: "Synthetic data" },
    });
    await operator.call(addIntakeFile, {
      params: { intakeId },
      query: { path: "transactions.csv.gz" },
      body: await readFile(source),
    });
    await operator.call(startIntake, { params: { intakeId } });
    await server.settle(compartmentId);
  });
  after(() => server?.close());

  test("is read whole out of its archive, without a problem", async () => {
    const { operator } = server;
    const query = { compartmentId };
    const { rows: exhibits } = await operator.call(listExhibits, { query });
    assert.deepEqual(exhibits.map(({ kind, reading }) => `${kind} ${reading}`).toSorted(), [
      "archive read",
      "table read",
    ]);
    exhibitId = exhibits.find(({ kind }) => kind === "table")?.id ?? "";
    const { rows: statements } = await operator.call(listStatements, { query });
    const entryCount = statements.reduce((sum, one) => sum + one.entryCount, 0);
    assert.equal(entryCount, counted.rowCount);
    assert.equal(counted.rowCount, 482_942);
    assert.deepEqual((await operator.call(listProblems, { query })).rows, []);
  });

  test("without a currency it is counted and never summed; told its currency, it sums exactly", async () => {
    const { operator } = server;
    const query = { compartmentId };
    const first = await operator.call(sumTransactions, { query });
    assert.deepEqual(first.sums, [
      { currency: "XXX", scale: 2, rowCount: counted.rowCount, amountMinor: null },
    ]);
    const { proposals } = await operator.call(showMapping, { params: { exhibitId } });
    const mapping = proposals[0]?.mapping;
    assert.ok(mapping);
    const source = { from: "fixed", value: "USD" } as const;
    await operator.call(applyMappings, {
      params: { exhibitId },
      body: { mappings: [{ ...mapping, currency: { ...mapping.currency, source } }] },
    });
    await server.settle(compartmentId);
    const told = await operator.call(sumTransactions, { query });
    assert.deepEqual(told, {
      ...first,
      sums: [
        { currency: "USD", scale: 2, rowCount: counted.rowCount, amountMinor: counted.sumCents },
      ],
    });
    assert.deepEqual(
      [told.transactionCount, told.sourceCount, told.firstBookedOn, told.lastBookedOn],
      [counted.rowCount, counted.rowCount, counted.firstBookedOn, counted.lastBookedOn],
    );
  });

  test("every account is there, with what went through it, and found by its number", async () => {
    const { operator } = server;
    const all = await operator.call(listAccounts, { query: { compartmentId, count: 1 } });
    assert.equal(all.totalCount, counted.accountCount);
    assert.equal(counted.accountCount, 25_923);
    const { account, inCount, outCount } = counted.busiest;
    const [most] = all.rows;
    assert.deepEqual([most?.account, most?.inCount, most?.outCount], [account, inCount, outCount]);
    const found = await operator.call(listAccounts, {
      query: { compartmentId, text: account, count: 500 },
    });
    assert.ok(found.rows.some((row) => row.account === account));
    const entities = await operator.call(entityList, {
      query: { compartmentId, text: account, count: 50 },
    });
    const captions = entities.rows.map(({ caption }) => caption.en);
    assert.ok(
      captions.some((caption) => caption.includes(account)),
      captions.join(", "),
    );
    const counts = await operator.call(entityCounts, { query: { compartmentId } });
    assert.deepEqual(
      counts.rows.map(({ schema, count }) => [schema, count]),
      [["BankAccount", counted.accountCount]],
    );
  });

  test("a transfer is found by the row of the file that it stands on, and leads back there", async () => {
    const { operator } = server;
    const { one } = counted;
    const query = { compartmentId, bookedFrom: one.bookedOn, bookedUntil: one.bookedOn };
    const { rows } = await operator.call(listTransactions, {
      query: { ...query, account: one.payer, count: 500 },
    });
    const row = rows.find(({ locator }) => locator === `row ${one.row}`);
    assert.deepEqual(
      [row?.payer.account, row?.beneficiary.account, row?.amount.amountMinor, row?.bookedOn],
      [one.payer, one.beneficiary, one.cents, one.bookedOn],
    );
    const excerpt = await operator.call(sourceExcerpt, {
      params: { exhibitId },
      query: { locator: row?.locator ?? "" },
    });
    const cited = excerpt.rows.filter(({ isCited }) => isCited).map(({ cells }) => cells[0]);
    assert.deepEqual(cited, [String(middle)]);
  });
});
