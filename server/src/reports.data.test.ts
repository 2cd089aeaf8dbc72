// SPDX-License-Identifier: Apache-2.0
// A live alert becomes a draft that persons complete, approve, take out and note as sent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { commands } from "@tianwang/reports/cli";
import type { CommandContext } from "@tianwang/wire/command";
import { exitCodes } from "@tianwang/wire/command";
import { raiseAlertEndpoint, showAlertEndpoint } from "@tianwang/monitoring/wire";
import { showCaseEndpoint } from "@tianwang/casework/wire";
import type { DraftPage, FileFormat } from "@tianwang/reports/wire";
import {
  actOnDraftEndpoint,
  checkDraftEndpoint,
  draftFileEndpoint,
  listDraftsEndpoint,
  openDraftEndpoint,
  saveDraftEndpoint,
  shapeFtmEndpoint,
  showDraftEndpoint,
} from "@tianwang/reports/wire";
import { sql } from "@tianwang/store";
import type { SignedIn, TestServer } from "./testing.ts";
import { operatorToken, startTestServer } from "./testing.ts";

let server: TestServer;
let stranger: SignedIn;
let alertId = "";
let draftId = "";

/** Payments of many to one account, after ordinary life. */
function payments() {
  const account = (bank: string, number: string) => ({
    bank,
    account: number,
    name: `虚构户 ${number}`,
  });
  const moment = (minute: number) =>
    new Date(Date.UTC(2025, 11, 15) + minute * 60_000).toISOString();
  const plain = { currency: "CNY", text: "货款" };
  const life = Array.from({ length: 400 }, (_, at) => ({
    ...plain,
    messageId: `L${at}`,
    at: moment(at * 60),
    amount: `${100 + (at % 50)}.00`,
    from: account("ICBKCNBJ", `B${at % 97}`),
    to: account("COBADEFF", `B${(at * 31 + 7) % 97}`),
  }));
  const fan = Array.from({ length: 18 }, (_, at) => ({
    ...plain,
    messageId: `F${at}`,
    at: moment(24_100 + at * 20),
    amount: "4900.00",
    from: account("ICBKCNBJ", `62220200000000${String(at).padStart(3, "0")}`),
    to: account("COBADEFF", "6222020000000009999"),
  }));
  return [...life, ...fan];
}

before(async () => {
  server = await startTestServer("reports");
  stranger = await server.stranger("case-officer", "reports-stranger");
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/flows/messages",
    headers: {
      "x-operator-token": operatorToken,
      "x-purpose": "supervision",
      "content-type": "application/json",
    },
    payload: JSON.stringify(payments()),
  });
  assert.equal(answer.statusCode, 200, answer.body);
  const answered = answer.json<{
    messages: { findings: { alertId: string; typology: string }[] }[];
  }>();
  const found = answered.messages.flatMap(({ findings }) => findings);
  alertId = found.find(({ typology }) => typology === "fan-in")?.alertId ?? "";
  assert.notEqual(alertId, "");
});
after(() => server.close());

const show = (version?: number): Promise<DraftPage> =>
  server.operator.call(showDraftEndpoint, {
    params: { draftId },
    query: version === undefined ? {} : { version },
  });
const take = async (format: FileFormat, language: "en" | "zh" = "en") => {
  const answer = await server.operator.stream(draftFileEndpoint, {
    params: { draftId, format },
    query: { language },
  });
  return { name: answer.headers.get("content-disposition") ?? "", text: await answer.text() };
};
const save = async (entered: DraftPage["entered"], more: object = {}) => {
  const { draft } = await show();
  const body = { version: draft.version, entered, ...more };
  return server.operator.call(saveDraftEndpoint, { params: { draftId }, body });
};
const act = async (body: object) => {
  const { draft } = await show();
  return server.operator.call(actOnDraftEndpoint, {
    params: { draftId },
    body: { version: draft.version, ...body } as never,
  });
};

/** Everything that a person has to state for this draft. */
function complete(page: DraftPage): DraftPage["entered"] {
  return {
    reportingEntity: { id: "3177", name: "海川银行（虚构）", country: "CN" },
    fiu: { name: "某国中心（虚构）", country: "CN" },
    submissionCode: "E",
    code: "STR",
    reference: "HC-2026-1",
    submittedOn: "2026-01-05",
    reportingPerson: { firstName: "华", lastName: "陈" },
    reason: "十八人在数小时内向同一账户付款，用途均为货款。",
    action: "已加强监测。",
    indicators: ["A1"],
    mode: "ET",
    fundsCode: "K",
    accounts: page.accounts.map(({ key }) => ({
      key,
      country: "CN",
      isMyClient: false,
      account: { institutionName: "海川银行（虚构）" },
    })),
  };
}

test("a draft holds the payments of the alert with their places, and says all that is missing", async () => {
  const opened = await server.operator.call(openDraftEndpoint, {
    body: { sourceKind: "alert", sourceId: alertId },
  });
  assert.equal(opened.isNew, true);
  ({ draftId } = opened);
  const again = await server.operator.call(openDraftEndpoint, {
    body: { sourceKind: "alert", sourceId: alertId },
  });
  assert.deepEqual(again, { draftId, isNew: false });
  const page = await show();
  const { payments: kept } = await server.operator.call(showAlertEndpoint, { params: { alertId } });
  assert.deepEqual(
    page.payments.map(({ number, place }) => [number, place]),
    kept.map(({ id, number }) => [id, `payment ${number}`]),
  );
  assert.deepEqual([page.draft.state, page.draft.version, page.origins], ["draft", 1, []]);
  assert.deepEqual([page.exportGate, page.isReady, page.currency], ["unknown", false, "CNY"]);
  const codes = new Set(page.problems.map(({ code }) => code));
  for (const code of ["COUNTRY_OF_REPORT_UNKNOWN", "NO_REASON", "NO_INDICATOR", "GOAML_REQUIRED"])
    assert.ok(codes.has(code), code);
  for (const { locator, mend } of page.problems) assert.ok(locator !== "" && mend.zh !== "");
  assert.match(page.narrative.en, /payment \d+/u);
});

test("no file leaves while a country is not stated, nor from China without consent (G-02)", async () => {
  await assert.rejects(take("goaml"), /REPORTS_COUNTRY_UNKNOWN/u);
  await save({ reportingEntity: { country: "CN" }, fiu: { country: "BE" } });
  assert.equal((await show()).exportGate, "blocked");
  for (const format of ["goaml", "ftm", "narrative"] as const)
    await assert.rejects(take(format), /REPORTS_NEEDS_CONSENT/u);
  await save({
    reportingEntity: { country: "CN" },
    fiu: { country: "BE", consentReference: "同意 1 号" },
  });
  assert.equal((await show()).exportGate, "passed");
  assert.match((await take("narrative")).name, /draft-/u);
});

test("wording that presumes guilt is warned of and does not block (G-11)", async () => {
  const { entered } = await show();
  await save({ ...entered, reason: "此人是洗钱犯。" });
  const { problems } = await show();
  const warned = problems.find(({ code }) => code === "GUILT_PRESUMED");
  assert.deepEqual(
    [warned?.severity, warned?.field, warned?.value],
    ["warning", "reason", "洗钱犯"],
  );
  assert.match((await take("narrative", "zh")).text, /洗钱犯/u);
});

test("each value says who stated it, old versions stay, and a stale change is refused", async () => {
  const before = await show();
  await save(complete(before));
  const page = await show();
  assert.equal(page.draft.version, before.draft.version + 1);
  const origin = page.origins.find(({ place }) => place === "reason");
  assert.equal(origin?.by, "Operator");
  const country = page.origins.find(({ place }) => place === "reportingEntity.country");
  assert.ok((country?.at ?? "") < (origin?.at ?? ""), "what stays keeps its moment");
  assert.equal((await show(before.draft.version)).entered.reason, "此人是洗钱犯。");
  assert.equal(page.versions.length, page.draft.version);
  const stale = { version: before.draft.version, entered: {} };
  await assert.rejects(
    server.operator.call(saveDraftEndpoint, { params: { draftId }, body: stale }),
    /REPORTS_DRAFT_CHANGED/u,
  );
});

test("a draft with errors is not approved; a complete one is, and then holds still", async () => {
  const { entered } = await show();
  const { reason: _, ...without } = entered;
  await save(without);
  await assert.rejects(act({ kind: "approve" }), /REPORTS_NOT_READY/u);
  await assert.rejects(act({ kind: "send", sentOn: "2026-01-01" }), /REPORTS_NOT_POSSIBLE/u);
  await save(entered);
  const { problems } = await show();
  assert.deepEqual(
    problems.filter(({ severity }) => severity === "error"),
    [],
  );
  assert.deepEqual(await act({ kind: "approve" }), { state: "approved" });
  await assert.rejects(save(entered), /REPORTS_NOT_POSSIBLE/u);
  await assert.rejects(act({ kind: "withdraw", reason: " " }), /REPORTS_NEEDS/u);
  assert.deepEqual(await act({ kind: "withdraw", reason: "补充" }), { state: "draft" });
  assert.deepEqual(await act({ kind: "approve" }), { state: "approved" });
});

test("goAML, FollowTheMoney and narrative of an approved draft", async () => {
  const goaml = await take("goaml");
  assert.match(goaml.name, /report-.+goaml\.xml/u);
  const { draft } = await show();
  assert.equal(goaml.text.match(/<transaction>/gu)?.length, draft.paymentCount);
  assert.match(goaml.text, /<entity_reference>HC-2026-1<\/entity_reference>/u);
  const entities = (await take("ftm")).text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.equal(entities.filter(({ schema }) => schema === "Payment").length, draft.paymentCount);
  assert.match((await take("narrative", "zh")).text, /何人[\s\S]+为何可疑/u);
});

test("a schema gives a verdict that is kept with its version; the schema is not", async () => {
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="other"/></xs:schema>`;
  const check = await server.operator.call(checkDraftEndpoint, {
    params: { draftId },
    query: { fileName: "other.xsd" },
    body: xsd,
  });
  assert.deepEqual([check.isValid, check.refusal, check.fileName], [false, null, "other.xsd"]);
  assert.ok(check.faults.length > 0);
  const page = await show();
  assert.deepEqual(page.xsdCheck, check);
  const garbage = await server.operator.call(checkDraftEndpoint, {
    params: { draftId },
    body: "x",
  });
  assert.deepEqual([garbage.isValid, garbage.refusal], [null, "not-a-schema"]);
});

test("a person notes the sending, with a day that has come and the unit's reference", async () => {
  await assert.rejects(act({ kind: "send", sentOn: "2999-01-01" }), /REPORTS_NEEDS/u);
  await assert.rejects(act({ kind: "send" }), /REPORTS_NEEDS/u);
  const sentOn = "2026-01-01";
  assert.deepEqual(await act({ kind: "send", sentOn, reference: "FIU-77" }), { state: "sent" });
  const page = await show();
  assert.deepEqual([page.draft.sentOn, page.sentReference], [sentOn, "FIU-77"]);
  assert.deepEqual(await act({ kind: "close", reason: "已办结" }), { state: "closed" });
  assert.deepEqual(await act({ kind: "reopen", reason: "补充材料" }), { state: "sent" });
  const kinds = page.events.map(({ kind }) => kind).toReversed();
  assert.deepEqual(
    kinds.filter((kind) => kind !== "take"),
    ["approve", "withdraw", "approve", "send"],
  );
});

test("another agency sees no draft, by list, page, file or change, nor begins one", async () => {
  const { client } = stranger;
  assert.deepEqual(await client.call(listDraftsEndpoint), { totalCount: 0, rows: [] });
  const params = { draftId };
  const none = /REPORTS_NO_DRAFT/u;
  await assert.rejects(client.call(showDraftEndpoint, { params }), none);
  const body = { version: 1, entered: {} };
  await assert.rejects(client.call(saveDraftEndpoint, { params, body }), none);
  const close = { version: 1, kind: "close", reason: "x" } as const;
  await assert.rejects(client.call(actOnDraftEndpoint, { params, body: close }), none);
  await assert.rejects(client.call(checkDraftEndpoint, { params, body: "x" }), none);
  const format = "ftm" as const;
  await assert.rejects(client.stream(draftFileEndpoint, { params: { draftId, format } }), none);
  const open = { sourceKind: "alert", sourceId: alertId } as const;
  await assert.rejects(client.call(openDraftEndpoint, { body: open }), /MONITORING_NO_ALERT/u);
  const shape = { kind: "alert", sourceId: alertId } as const;
  await assert.rejects(client.stream(shapeFtmEndpoint, { params: shape }), /MONITORING_NO_ALERT/u);
});

test("an analyst drafts and does not approve; a reader sees no draft", async () => {
  const analyst = await server.stranger("analyst", "reports-analyst");
  const params = { draftId };
  const body = { version: 1, kind: "approve" } as const;
  await assert.rejects(
    analyst.client.call(actOnDraftEndpoint, { params, body }),
    /STORE_NOT_ALLOWED/u,
  );
  const reader = await server.stranger("reader", "reports-reader");
  await assert.rejects(reader.client.call(listDraftsEndpoint), /STORE_NOT_ALLOWED/u);
});

test("what was told, stated and done cannot be changed, and all of it is in the audit log", async () => {
  const { store, acting } = server.ground;
  for (const change of [
    sql`update reports.drafts set shape = '{}'::jsonb`,
    sql`delete from reports.drafts`,
    sql`update reports.draft_versions set entered = '{}'::jsonb`,
    sql`delete from reports.draft_versions`,
    sql`update reports.draft_events set kind = 'x'`,
    sql`delete from reports.xsd_checks`,
  ])
    await assert.rejects(
      store.run(acting, "test", (work) => work.change(change)),
      /permission denied/u,
    );
  const entries = await store.run(acting, "test", (work) =>
    work.rows(sql<{ action: string }>`
      select distinct action from store.audit_entries where subject = ${draftId} and outcome = 'done'
    `),
  );
  const actions = new Set(entries.map(({ action }) => action));
  for (const action of [
    "open",
    "show",
    "save",
    "approve",
    "withdraw",
    "file",
    "take",
    "check",
    "send",
    "close",
  ])
    assert.ok(actions.has(`reports.drafts.${action}`), action);
});

test("the draft of an alert that was raised lies with the case, and a profile of one's own is used", async () => {
  await act({ kind: "close", reason: "另行起草" });
  const { alert } = await server.operator.call(showAlertEndpoint, { params: { alertId } });
  const raised = await server.operator.call(raiseAlertEndpoint, {
    params: { alertId },
    body: { version: alert.version, reason: "立案", title: "汇集账户", legalBasis: "反洗钱法" },
  });
  const { case: made } = await server.operator.call(showCaseEndpoint, {
    params: { caseId: raised.caseId },
  });
  const closedId = draftId;
  const opened = await server.operator.call(openDraftEndpoint, {
    body: { sourceKind: "alert", sourceId: alertId },
  });
  assert.equal(opened.isNew, true);
  ({ draftId } = opened);
  const page = await show();
  assert.deepEqual([page.draft.compartmentId, page.caseId], [made.compartmentId, raised.caseId]);
  const query = { compartmentId: made.compartmentId };
  const { rows } = await server.operator.call(listDraftsEndpoint, { query });
  assert.deepEqual(
    rows.map(({ id }) => id),
    [draftId],
  );
  const ownProfile = {
    id: "own-unit",
    version: 3,
    title: { zh: "本国", en: "Own" },
    extends: "goaml-5-0-2",
    lists: { report_indicator_type: { codes: { X9: { zh: "汇集", en: "Collecting" } } } },
  };
  await assert.rejects(save({}, { ownProfile: { id: "Bad Id" } }), /REPORTS_BAD_PROFILE/u);
  await assert.rejects(save({}, { profileId: "nowhere" }), /REPORTS_NO_PROFILE/u);
  await save({}, { ownProfile });
  const { profile } = await show();
  assert.deepEqual(
    [profile.id, profile.isOwn, profile.lists.indicators],
    ["own-unit", true, [{ code: "X9", title: { zh: "汇集", en: "Collecting" } }]],
  );
  await save({});
  assert.equal((await show()).profile.id, "own-unit", "it stays until another is chosen");
  draftId = closedId;
  await assert.rejects(act({ kind: "reopen", reason: "两份" }), /REPORTS_NOT_POSSIBLE/u);
});

test("an alert by itself is FollowTheMoney with accounts of the case's compartment", async () => {
  const answer = await server.operator.stream(shapeFtmEndpoint, {
    params: { kind: "alert", sourceId: alertId },
  });
  const lines = (await answer.text()).trim().split("\n");
  const entities = lines.map((line) => JSON.parse(line) as { id: string; schema: string });
  const accounts = entities.filter(({ schema }) => schema === "BankAccount").map(({ id }) => id);
  assert.ok(accounts.length > 5);
  const { store, acting } = server.ground;
  const { compartmentId } = (await show()).draft;
  await server.settle(compartmentId);
  const known = await store.run(acting, "test", (work) =>
    work.rows(sql<{ id: string }>`select distinct entity_id as id from entities.statements`),
  );
  const ids = new Set(known.map(({ id }) => id));
  const missing = accounts.filter((id) => !ids.has(id));
  assert.deepEqual(missing, [], "every account is an entity of the case");
});

test("the command gives the files of an alert's draft, and FollowTheMoney without one", async () => {
  const values = {
    reportingEntity: { id: "3177", country: "CN" },
    fiu: { country: "CN" },
    reason: "十八人向同一账户付款。",
  };
  const written = new Map<string, string>();
  const printed: string[] = [];
  const said: string[] = [];
  const run = (options: CommandContext["options"]) => {
    const [command] = commands;
    assert.equal(command?.isAlone?.([], options), false);
    return command?.run({
      client: server.operator,
      language: "en",
      words: [],
      options,
      url: "http://localhost",
      print: (text) => printed.push(text),
      progress: (text) => said.push(text),
      files: {
        list: async () => [],
        open: async () => new Blob([JSON.stringify(values)]).stream(),
        write: async (path, parts) => {
          const chunks: Uint8Array[] = [];
          for await (const part of parts) chunks.push(part);
          written.set(path, Buffer.concat(chunks).toString("utf8"));
          return Buffer.concat(chunks).byteLength;
        },
        absolute: (path) => path,
      },
      signal: new AbortController().signal,
    });
  };
  const source = { sourceKind: "alert", sourceId: alertId } as const;
  const { draftId: opened } = await server.operator.call(openDraftEndpoint, { body: source });
  const code = await run({ alert: alertId, values: "values.json", out: "drafts/" });
  assert.equal(code, exitCodes.refused, "the draft still has errors");
  const names = [...written.keys()].map((path) => path.replace(/-[^.]+/u, ""));
  assert.deepEqual(names, [
    "drafts/draft.goaml.xml",
    "drafts/draft.ftm.jsonl",
    "drafts/draft.en.txt",
  ]);
  assert.ok(said.some((line) => line.includes(`/reports/${opened}`)));
  assert.ok(said.some((line) => line.startsWith("error")));
  assert.match([...written.values()][0] ?? "", /<rentity_id>3177<\/rentity_id>/u);
  const count = written.size;
  printed.length = 0;
  assert.equal(await run({ alert: alertId, format: "ftm" }), exitCodes.done);
  assert.equal(written.size, count);
  assert.match(printed.join("\n"), /"schema":"BankAccount"/u);
  await run({ alert: alertId, format: "narrative", json: true });
  const answer = JSON.parse(printed.at(-1) ?? "") as Record<string, unknown>;
  assert.deepEqual(
    [answer["draftId"], answer["isReady"], answer["isSent"]],
    [opened, false, false],
  );
});
