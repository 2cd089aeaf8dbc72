// SPDX-License-Identifier: Apache-2.0
// Payment messages over HTTP: taken once, answered alike, seen by nobody else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openFeedEndpoint, listFeedsEndpoint } from "@tianwang/monitoring/wire";
import { sql, verifyChain } from "@tianwang/store";
import type { SignedIn, TestServer } from "./testing.ts";
import { operatorToken, startTestServer } from "./testing.ts";

let server: TestServer;
let stranger: SignedIn;

before(async () => {
  server = await startTestServer("messages");
  stranger = await server.stranger("case-officer", "messages-stranger");
});
after(() => server.close());

const operator = { "x-operator-token": operatorToken, "x-purpose": "supervision" };

function payment(changes: Readonly<Record<string, unknown>>) {
  return {
    messageId: "M1",
    transactionId: "T1",
    at: "2026-01-05T08:00:00Z",
    amount: "1234.50",
    currency: "CNY",
    from: { bank: "ICBKCNBJ", account: "6222020000000001", name: "秘密甲" },
    to: { bank: "COBADEFF", account: "DE02120300000000202051" },
    ...changes,
  };
}

async function post(
  payload: unknown,
  options: { headers?: object; type?: string; query?: string } = {},
) {
  const answer = await server.app.inject({
    method: "POST",
    url: `/api/flows/messages${options.query ?? ""}`,
    headers: {
      ...operator,
      ...options.headers,
      "content-type": options.type ?? "application/json",
    },
    payload:
      typeof payload === "string" || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

const countOf = async (table: string) =>
  server.ground.store.asOwner(async (db) => {
    const text = `select count(*)::int as count from ${table}`;
    const { rows } = await sql<{ count: number }>`${sql.raw(text)}`.execute(db);
    return rows[0]?.count ?? 0;
  });

const xml = (ids: readonly string[], messageId = "X1") =>
  `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10"><FIToFICstmrCdtTrf><GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>2026-01-05T09:00:00Z</CreDtTm></GrpHdr>${ids
    .map(
      (id) =>
        `<CdtTrfTxInf><PmtId><TxId>${id}</TxId></PmtId><IntrBkSttlmAmt Ccy="EUR">10.00</IntrBkSttlmAmt><DbtrAcct><Id><Othr><Id>77</Id></Othr></Id></DbtrAcct><CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct></CdtTrfTxInf>`,
    )
    .join("")}</FIToFICstmrCdtTrf></Document>`;

test("a payment is taken once; a repeat gets the same answer, other content is refused", async () => {
  const first = await post(payment({}));
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.equal(
    first.body.durability,
    server.ground.store.kind === "server" ? "flushed" : "killed-process",
  );
  assert.deepEqual(first.body.messages, [
    { id: "M1/T1", state: "accepted", number: 0, score: 0, findings: [], faults: [] },
  ]);
  const again = await post(payment({}));
  assert.deepEqual(again.body, first.body);
  const other = await post(payment({ amount: "1234.51" }));
  assert.equal(other.status, 409);
  assert.equal(other.body.code, "MONITORING_ID_TAKEN");
  assert.equal(await countOf("monitoring.payments"), 1);
});

test("of a batch the good ones are taken, the others have their faults and places", async () => {
  const batch = [
    payment({ messageId: "B1" }),
    payment({ messageId: "B2", currency: "ZZZ" }),
    payment({ messageId: "B1" }),
    payment({ messageId: "B1", amount: "9.99" }),
    payment({ messageId: "B3", at: "2099-01-01" }),
  ];
  const { status, body } = await post(batch);
  assert.equal(status, 200);
  assert.deepEqual([body.acceptedCount, body.refusedCount], [2, 3]);
  const lines = body.messages.map(
    (one: { id: string; state: string; faults: { code: string; place: string }[] }) =>
      [one.id, one.state, ...one.faults.map(({ code, place }) => `${code} ${place}`)].join(" "),
  );
  assert.deepEqual(lines, [
    "B1/T1 accepted",
    "B2/T1 refused currency-unknown /1/amount",
    "B1/T1 accepted",
    "B1/T1 refused id-taken 1",
    "B3/T1 refused future B3/T1",
  ]);
});

test("XML by its media type, many payments in one message", async () => {
  const { status, body } = await post(xml(["a", "b", "c"]), { type: "application/xml" });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.acceptedCount, 3);
  const again = await post(xml(["a", "b", "c"]), { type: "text/xml; charset=utf-8" });
  assert.deepEqual(again.body, body);
});

test("requests that arrive together are one link of the chain", async () => {
  const before = await countOf("store.audit_links");
  await Promise.all(
    Array.from({ length: 12 }, (_, at) => post(payment({ messageId: `G${at}`, amount: "7.00" }))),
  );
  const links = (await countOf("store.audit_links")) - before;
  assert.ok(links <= 3, `12 requests made ${links} links`);
  const report = await server.ground.store.asOwner((db) => verifyChain(db));
  assert.equal(report.broken, null);
});

test("what cannot be read is refused as a whole, with the reason", async () => {
  const refusals: readonly (readonly [unknown, string, number, string])[] = [
    [Buffer.from([0x7b, 0xff, 0xfe]), "application/json", 422, "MONITORING_NOT_UTF8"],
    ["{", "application/json", 422, "MONITORING_NOTHING_TAKEN"],
    ["[]", "application/json", 422, "MONITORING_NOTHING_TAKEN"],
    ["<!DOCTYPE a><a/>", "application/xml", 422, "MONITORING_NOTHING_TAKEN"],
    [payment({}), "text/plain", 415, "REQUEST_MEDIA_TYPE"],
    [Buffer.alloc(9 * 1024 * 1024, 32), "application/json", 413, "MONITORING_TOO_LARGE"],
    [
      payment({ messageId: "N", amount: `1${"0".repeat(30)}` }),
      "application/json",
      422,
      "MONITORING_NOTHING_TAKEN",
    ],
  ];
  for (const [payload, type, status, code] of refusals) {
    const answer = await post(payload, { type });
    assert.deepEqual([answer.status, answer.body.code], [status, code], type);
    assert.doesNotMatch(answer.body.says.en, /\p{Script=Han}/u);
  }
});

test("another agency has a feed of its own and sees nothing of ours", async () => {
  const { rows } = await server.operator.call(listFeedsEndpoint);
  assert.equal(rows.length, 1);
  const query = `?feed=${rows[0]?.id}`;
  const { client, headers } = stranger;
  assert.deepEqual((await client.call(listFeedsEndpoint)).rows, []);
  const plain = { "x-operator-token": "", ...headers };
  const pushed = await post(payment({ messageId: "S" }), { headers: plain, query });
  assert.equal(pushed.status, 404);
  // The same id is theirs to use: it tells nothing of ours.
  const own = await post(payment({ amount: "5.00" }), { headers: plain });
  assert.deepEqual([own.status, own.body.messages[0].number], [200, 0], JSON.stringify(own.body));
  assert.equal((await client.call(listFeedsEndpoint)).rows.length, 1);
  const reader = await server.stranger("reader", "messages-reader");
  const refused = await post(payment({}), {
    headers: { "x-operator-token": "", ...reader.headers },
  });
  assert.equal(refused.status, 403);
});

test("a feed can be opened and named", async () => {
  const { id } = await server.operator.call(openFeedEndpoint, { body: { title: "第二路" } });
  const { body } = await post(payment({ amount: "3.00" }), { query: `?feed=${id}` });
  assert.equal(body.messages[0].number, 0);
  assert.equal((await post(payment({}), { query: "?feed=x" })).status, 400);
});

test("the metrics need their token and count what was done", async () => {
  const ask = (authorization: string) =>
    server.app.inject({ method: "GET", url: "/metrics", headers: { authorization } });
  assert.equal((await ask("Bearer wrong")).statusCode, 401);
  const { statusCode, body, headers } = await ask("Bearer metrics");
  assert.equal(statusCode, 200);
  assert.match(String(headers["content-type"]), /^text\/plain; version=0\.0\.4/u);
  assert.match(body, /^tianwang_payments_total\{state="repeated"\} [1-9]/mu);
  assert.match(body, /^tianwang_commit_payments_count [1-9]/mu);
  assert.match(body, /^tianwang_watch_feeds [1-9]/mu);
});
