// SPDX-License-Identifier: Apache-2.0
// A table whose dates can be read in two ways: asked, corrected, saved, and recognised next time.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import {
  addIntakeFile,
  listExhibits,
  listProblems,
  openIntake,
  startIntake,
} from "@tianwang/evidence/wire";
import {
  applyMappings,
  listStatements,
  listTransactions,
  previewMapping,
  showMapping,
  sourceExcerpt,
} from "@tianwang/ledger/wire";
import { showJob } from "@tianwang/wire/kit";
import type { TestServer } from "./testing.ts";
import { startTestServer } from "./testing.ts";

/** Every day is 12 or less: day and month cannot be told apart. */
const table = (rows: readonly string[]) =>
  `Account,7000123456789012\nDate,Description,Debit,Credit,Balance,Currency\n${rows.join("\n")}\n`;
const first = table([
  "03/04/2024,Rent,100.00,,900.00,EUR",
  "05/04/2024,Salary,,250.00,1150.00,EUR",
]);
const second = table([
  "03/05/2024,Rent,100.00,,1050.00,EUR",
  "05/05/2024,Salary,,250.00,1300.00,EUR",
]);

let server: TestServer;
let compartmentId = "";

async function takeIn(path: string, text: string): Promise<string> {
  const { operator } = server;
  const { intakeId } = await operator.call(openIntake, {
    body: { compartmentId, legalBasis: "test" },
  });
  await operator.call(addIntakeFile, { params: { intakeId }, query: { path }, body: text });
  await operator.call(startIntake, { params: { intakeId } });
  await server.settle(compartmentId);
  const { rows } = await operator.call(listExhibits, { query: { compartmentId, text: path } });
  assert.ok(rows[0]);
  return rows[0].id;
}

const statements = async (exhibitId: string) =>
  (await server.operator.call(listStatements, { query: { compartmentId, exhibitId } })).rows;

before(async () => {
  server = await startTestServer("mapping");
  compartmentId = (await server.operator.call(openCaseEndpoint, { body: { title: "Mapping" } }))
    .compartmentId;
});
after(() => server.close());

test("an open question is asked, not guessed; the answer is kept and used for the next file", async () => {
  const { operator } = server;
  const exhibitId = await takeIn("april.csv", first);
  assert.deepEqual(await statements(exhibitId), []);
  const problems = await operator.call(listProblems, { query: { compartmentId, exhibitId } });
  assert.ok(problems.rows.length > 0);

  const shown = await operator.call(showMapping, { params: { exhibitId } });
  const proposal = shown.proposals[0];
  assert.ok(proposal);
  assert.equal(proposal.mapping.dateOrder, null);
  assert.ok(proposal.questions.length > 0);
  const words = JSON.stringify([proposal.columns, proposal.decisions]);
  assert.doesNotMatch(words, /\{\w+\}/u, "every value of a reason is filled in");

  const mapping = { ...proposal.mapping, dateOrder: "DMY" as const };
  const { jobId } = await operator.call(applyMappings, {
    params: { exhibitId },
    body: { mappings: [mapping], saveAs: "Example Bank" },
  });
  await server.settle(compartmentId);
  assert.equal((await operator.call(showJob, { params: { jobId } })).state, "done");
  const [statement] = await statements(exhibitId);
  assert.equal(statement?.reconciles, "yes");
  assert.equal(statement?.entryCount, 2);
  assert.deepEqual(
    [statement?.firstBookedOn, statement?.lastBookedOn],
    ["2024-04-03", "2024-04-05"],
  );

  const { rows } = await operator.call(listTransactions, { query: { compartmentId } });
  assert.deepEqual(
    rows.map((row) => row.bookedOn),
    ["2024-04-03", "2024-04-05"],
  );
  const excerpt = await operator.call(sourceExcerpt, {
    params: { exhibitId },
    query: { locator: rows[0]?.locator ?? "" },
  });
  assert.deepEqual(
    excerpt.rows.filter((row) => row.isCited).map((row) => row.cells.slice(0, 2)),
    [["03/04/2024", "Rent"]],
  );

  const next = await takeIn("may.csv", second);
  const [recognised] = await statements(next);
  assert.equal(recognised?.reconciles, "yes");
});

test("a preview shows what the first rows become, and writes nothing", async () => {
  const { operator } = server;
  const text = "Bank X\nDatums;Summa;Teksts\n2024-01-02;-1,50;x\n2024-01-03;2,00;y\n";
  const exhibitId = await takeIn("unknown.csv", text);
  assert.deepEqual(await statements(exhibitId), []);
  const { proposals } = await operator.call(showMapping, {
    params: { exhibitId },
    query: { headerRow: 2, delimiter: ";" },
  });
  const [proposal] = proposals;
  assert.ok(proposal);
  assert.deepEqual(
    proposal.lines.map(({ row, cells }) => [row, cells[0]]),
    [
      [1, "Bank X"],
      [2, "Datums"],
      [3, "2024-01-02"],
      [4, "2024-01-03"],
    ],
  );
  const open = await operator.call(previewMapping, {
    params: { exhibitId },
    body: { mapping: { ...proposal.mapping, sign: null } },
  });
  assert.ok(open.questions.some(({ field }) => field === "sign"));
  assert.deepEqual(open.rows, []);

  const fields = ["bookedOn", "amount", "purpose"] as const;
  const mapping = {
    ...proposal.mapping,
    columns: proposal.mapping.columns.map(({ header }, at) => ({
      header,
      field: fields[at] ?? null,
    })),
    dateOrder: "YMD" as const,
    decimal: "," as const,
    sign: { kind: "signed", negativeIs: "out" } as const,
    own: { ...proposal.mapping.own, account: { from: "fixed", value: "LV11X" } as const },
  };
  const shown = await operator.call(previewMapping, { params: { exhibitId }, body: { mapping } });
  assert.deepEqual(shown.questions, []);
  assert.deepEqual(
    shown.rows.map(({ bookedOn, side, amount }) => [bookedOn, side, amount.amountMinor]),
    [
      ["2024-01-02", "payer", "150"],
      ["2024-01-03", "beneficiary", "200"],
    ],
  );
  assert.deepEqual(
    shown.owners.map(({ account }) => account),
    ["LV11X"],
  );
  assert.deepEqual(await statements(exhibitId), []);

  await operator.call(applyMappings, {
    params: { exhibitId },
    body: { mappings: [mapping], saveAs: "Bank X" },
  });
  await server.settle(compartmentId);
  assert.equal((await statements(exhibitId))[0]?.entryCount, 2);
  const next = await takeIn("unknown-next.csv", text.replaceAll("2024", "2025"));
  assert.equal((await statements(next))[0]?.entryCount, 2, "the layout is recognised");
});

test("a mapping that is not whole is refused, and nothing changes", async () => {
  const { operator } = server;
  const exhibitId = await takeIn("june.csv", table(["03/06/2024,Rent,100.00,,900.00,EUR"]));
  const before = await statements(exhibitId);
  await assert.rejects(
    operator.call(applyMappings, { params: { exhibitId }, body: { mappings: [{} as never] } }),
    { status: 422 },
  );
  assert.deepEqual(await statements(exhibitId), before);
});
