// SPDX-License-Identifier: Apache-2.0
// Every table, route and command: row-level security alone keeps another agency out. The stranger is
// an administrator of an agency of its own, so that no permission is missing and nothing but the
// policies of the database stands between it and the case.
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import {
  addTaskEndpoint,
  openCaseEndpoint,
  setClockEndpoint,
  writeJournalEndpoint,
} from "@tianwang/casework/wire";
import { addIntakeFile, openIntake, startIntake } from "@tianwang/evidence/wire";
import { makeTrace } from "@tianwang/flows/wire";
import { listTransactions } from "@tianwang/ledger/wire";
import { sql } from "@tianwang/store";
import type { AnyEndpoint } from "@tianwang/wire/endpoint";
import { kitRoutes } from "./kit/kit.api.ts";
import { areaOwnRoutes, areaRoutes } from "./areas.ts";
import type { SignedIn, TestServer } from "./testing.ts";
import { startTestServer } from "./testing.ts";

/** Occurs in everything the owner enters; must occur in nothing the stranger gets. */
const secret = "隔离标记QZX";

/** Two statements whose transfers meet, so that folds, parties and problems come to be. */
const statement = (account: string, other: string, mark: "C" | "D") =>
  [
    `:20:FENCE${mark}`,
    `:25:${account}`,
    ":28C:1/1",
    ":60F:C240101CNY1000,00",
    `:61:2401020102${mark}250,00NTRFNONREF//BANKREF77001`,
    `:86:166?20${secret}?31${other}?32${secret}有限公司`,
    `:62F:C240102CNY${mark === "C" ? "1250,00" : "751,00"}`,
    "-",
    "",
  ].join("\r\n");

let server: TestServer;
let stranger: SignedIn;
let auditor: SignedIn;
/** Ids of everything that the owner made, by kind of parameter. */
const ids: Record<string, string> = {};

async function enterEverything(): Promise<void> {
  const { operator } = server;
  const opened = await operator.call(openCaseEndpoint, {
    body: { title: secret, summary: secret },
  });
  ids["caseId"] = opened.id;
  ids["compartmentId"] = opened.compartmentId;
  const { intakeId } = await operator.call(openIntake, {
    body: { compartmentId: opened.compartmentId, legalBasis: secret },
  });
  ids["intakeId"] = intakeId;
  const files = {
    "a.sta": statement("6200000000000001", "6200000000000002", "D"),
    "b.sta": statement("6200000000000002", "6200000000000001", "C"),
    "letter.txt": `${secret} 函`,
  };
  for (const [path, text] of Object.entries(files)) {
    await operator.call(addIntakeFile, { params: { intakeId }, query: { path }, body: text });
  }
  const { jobId } = await operator.call(startIntake, { params: { intakeId } });
  ids["jobId"] = jobId;
  await server.settle(opened.compartmentId);
  const { compartmentId } = opened;
  const { rows } = await operator.call(listTransactions, { query: { compartmentId, count: 1 } });
  const deposits = rows.map(({ rowId }) => ({ rowId, claimant: secret }));
  const { traceId } = await operator.call(makeTrace, {
    body: { compartmentId, title: secret, doctrine: "fifo", deposits },
  });
  ids["traceId"] = traceId;
  await server.settle(compartmentId);
  const task = await operator.call(addTaskEndpoint, {
    body: { caseId: opened.id, title: secret, kind: "analysis" },
  });
  ids["taskId"] = task.id;
  await operator.call(writeJournalEndpoint, {
    params: { caseId: opened.id },
    body: { kind: "note", text: secret },
  });
  await operator.call(setClockEndpoint, {
    body: {
      caseId: opened.id,
      kind: "review",
      title: secret,
      startsOn: "2026-01-05",
      end: { kind: "date", dueOn: "2026-02-05" },
    },
  });
}

/** Ids of rows that only the database knows. */
async function readIds(): Promise<void> {
  const one = async (name: string, text: string) => {
    const { rows } = await server.ground.store.asOwner((db) =>
      sql<{ id: string }>`${sql.raw(text)}`.execute(db),
    );
    if (rows[0]) ids[name] = rows[0].id;
  };
  await one("exhibitId", "select exhibit_id as id from ledger.statements order by id limit 1");
  await one("statementId", "select id from ledger.statements order by id limit 1");
  await one("segmentId", "select id from store.segments order by id limit 1");
  await one("rowId", "select id || ':0' as id from store.segments order by id limit 1");
  await one("foldId", "select id from ledger.folds order by id limit 1");
  await one("entityId", "select id from entities.entities order by id limit 1");
  await one("clockId", "select id from casework.clocks order by id limit 1");
  await one("entryId", "select id from casework.journal_entries order by id limit 1");
}

before(async () => {
  server = await startTestServer("fence");
  stranger = await server.stranger("administrator", "stranger-administrator");
  auditor = await server.stranger("auditor", "stranger-auditor");
  await enterEverything();
  await readIds();
});
after(() => server.close());

const schemas = ["store", "evidence", "entities", "casework", "ledger", "flows"];

suite("tables", () => {
  test("every table is under row-level security and none belongs to the application role", async () => {
    const { rows } = await server.ground.store.asOwner((db) =>
      sql<{ name: string; secured: boolean; owner: string }>`
        select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured,
          pg_get_userbyid(c.relowner) as owner
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname = any (${schemas}::text[]) order by 1
      `.execute(db),
    );
    assert.ok(rows.length > 20, "tables were found");
    const bare = rows.filter((row) => !row.secured && row.name !== "store.migrations");
    assert.deepEqual(bare, []);
    assert.deepEqual(
      rows.filter((row) => row.owner === "tianwang_app"),
      [],
    );
  });

  test("of every item table the owner sees rows of the case and the stranger none", async () => {
    const { store } = server.ground;
    const { rows: tables } = await store.asOwner((db) =>
      sql<{ name: string }>`
        select table_schema || '.' || table_name as name from information_schema.columns
        where column_name = 'compartment_id' and table_schema = any (${schemas}::text[]) order by 1
      `.execute(db),
    );
    assert.ok(tables.length > 15, "item tables were found");
    const count = (acting: typeof server.ground.acting, name: string) =>
      store.run(acting, "test.count", async (work) => {
        const row = await work.first(
          sql<{
            count: number;
          }>`select count(*)::int as count from ${sql.raw(name)} where compartment_id = ${ids["compartmentId"]}`,
        );
        return row?.count ?? 0;
      });
    const other = { ...server.ground.acting, actorId: stranger.actorId };
    for (const { name } of tables) assert.equal(await count(other, name), 0, name);
    for (const name of [
      "evidence.exhibits",
      "evidence.problems",
      "entities.statements",
      "ledger.statements",
      "ledger.folds",
      "flows.traces",
      "casework.cases",
      "store.segments",
    ]) {
      assert.ok((await count(server.ground.acting, name)) > 0, `the owner sees ${name}`);
    }
  });

  test("the stranger can write into no item table of the case", async () => {
    const { store } = server.ground;
    const other = { ...server.ground.acting, actorId: stranger.actorId };
    const touched = await store.run(other, "test.write", async (work) => {
      const tables = await work.rows(sql<{ name: string }>`
        select table_schema || '.' || table_name as name from information_schema.role_table_grants
        where grantee = 'tianwang_app' and privilege_type = 'DELETE' order by 1`);
      assert.ok(tables.length > 10, "tables were found");
      let count = 0;
      for (const { name } of tables) {
        count += await work.change(
          sql`delete from ${sql.raw(name)} where compartment_id = ${ids["compartmentId"]}`,
        );
      }
      return count;
    });
    assert.equal(touched, 0);
  });
});

const endpoints: readonly AnyEndpoint[] = [...kitRoutes, ...areaRoutes, ...areaOwnRoutes].map(
  (route) => route.endpoint,
);

/** An address of the endpoint with the owner's ids in all places where ids go. */
function addressOf(endpoint: AnyEndpoint): string {
  const path = endpoint.path.replaceAll(/:(\w+)/gu, (_, name: string) =>
    encodeURIComponent(ids[name] ?? "none"),
  );
  const query = new URLSearchParams();
  for (const name of Object.keys(endpoint.query.properties as object)) {
    const value = name === "text" || name === "search" || name === "q" ? secret : ids[name];
    if (value !== undefined && value !== "") query.set(name, value);
  }
  if (endpoint.query.properties["locator"]) query.set("locator", "line 1");
  if (endpoint.id === "evidence.exhibits.lines") query.set("from", "1");
  if (endpoint.id === "ledger.folds.list") query.set("status", "certain");
  if (endpoint.query.properties["count"]) query.set("count", "50");
  if (endpoint.query.properties["path"]) query.set("path", "x.txt");
  return `/api${path}?${query.toString()}`;
}

/** A body that passes the schema as far as ids and plain texts go. */
function bodyOf(endpoint: AnyEndpoint): string | undefined {
  if (endpoint.body === undefined) return undefined;
  if (endpoint.body === "stream") return "bytes";
  const properties = Object.keys((endpoint.body as { properties?: object }).properties ?? {});
  return JSON.stringify(
    Object.fromEntries(
      properties.flatMap((name) => (ids[name] ? [[name, ids[name]]] : [[name, "x"]])),
    ),
  );
}

suite("routes", () => {
  test("every route that is not public refuses whoever is not signed in", async () => {
    assert.ok(endpoints.length > 40, "routes were found");
    for (const endpoint of endpoints) {
      const payload = bodyOf(endpoint);
      const answer = await server.app.inject({
        method: endpoint.method,
        url: addressOf(endpoint),
        headers: {
          "x-purpose": "investigation",
          ...(payload
            ? {
                "content-type":
                  endpoint.body === "stream" && !endpoint.media
                    ? "application/octet-stream"
                    : "application/json",
              }
            : {}),
        },
        ...(payload ? { payload } : {}),
      });
      assert.ok(
        [400, 401].includes(answer.statusCode),
        `${endpoint.id} answered ${answer.statusCode}`,
      );
    }
  });

  test("no route tells the stranger anything of the case", async () => {
    for (const endpoint of endpoints) {
      const payload = bodyOf(endpoint);
      const answer = await server.app.inject({
        method: endpoint.method,
        url: addressOf(endpoint),
        headers: {
          ...stranger.headers,
          ...(payload
            ? {
                "content-type":
                  endpoint.body === "stream" && !endpoint.media
                    ? "application/octet-stream"
                    : "application/json",
              }
            : {}),
        },
        ...(payload ? { payload } : {}),
      });
      assert.ok(
        answer.statusCode < 500,
        `${endpoint.id} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`,
      );
      assert.ok(!answer.body.includes(secret), `${endpoint.id} told the secret`);
      assert.ok(!answer.body.includes("6200000000000001"), `${endpoint.id} told an account`);
    }
  });

  test("the owner is told, by the same addresses", async () => {
    const owner = await server.signIn(server.ground.acting);
    const told: string[] = [];
    for (const endpoint of endpoints.filter((candidate) => candidate.method === "GET")) {
      const answer = await server.app.inject({
        method: "GET",
        url: addressOf(endpoint),
        headers: { ...owner.headers },
      });
      assert.ok(
        answer.statusCode < 500,
        `${endpoint.id} answered ${answer.statusCode}: ${answer.body.slice(0, 300)}`,
      );
      if (answer.body.includes(secret)) told.push(endpoint.id);
    }
    for (const id of [
      "casework.cases.show",
      "evidence.exhibits.show",
      "evidence.exhibits.lines",
      "ledger.transactions.list",
      "ledger.transactions.show",
      "ledger.transactions.export",
      "ledger.accounts.list",
      "ledger.folds.list",
      "ledger.sources.excerpt",
      "flows.traces.list",
      "flows.traces.show",
      "flows.traces.graph",
      "flows.traces.steps",
    ]) {
      assert.ok(told.includes(id), `${id} tells the owner`);
    }
  });

  test("an auditor reads the log of its workspace and no case", async () => {
    const log = await server.app.inject({
      method: "GET",
      url: "/api/audit?count=500",
      headers: { ...auditor.headers },
    });
    assert.equal(log.statusCode, 200);
    assert.ok(!log.body.includes(secret));
    const shown = await server.app.inject({
      method: "GET",
      url: `/api/casework/cases/${ids["caseId"]}`,
      headers: { ...auditor.headers },
    });
    assert.equal(shown.statusCode, 403);
  });

  test("a change without its anti-forgery token is not carried out", async () => {
    const { "x-csrf-token": _token, ...bare } = stranger.headers;
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/casework/cases",
      headers: { ...bare, "content-type": "application/json" },
      payload: JSON.stringify({ title: "伪造" }),
    });
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /SESSION_CSRF/u);
  });

  test("a request without a purpose is refused", async () => {
    const { "x-purpose": _purpose, ...bare } = stranger.headers;
    const answer = await server.app.inject({
      method: "GET",
      url: "/api/casework/cases",
      headers: bare,
    });
    assert.equal(answer.statusCode, 400);
  });
});
