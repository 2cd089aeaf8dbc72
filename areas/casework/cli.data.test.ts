// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Language } from "@tianwang/kernel/text";
import { CallRefused, createClient } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import type { AnyEndpoint } from "@tianwang/wire/endpoint";
import { commands } from "./cli.ts";
import { ground, useGround } from "./ground.test.ts";
import { listing } from "./listing.cli.ts";
import { routes } from "./server.ts";

useGround("casework-cli");

/** The path parameters, when a path is that of an endpoint. */
function paramsOf(endpoint: AnyEndpoint, path: string): Record<string, string> | null {
  const form = endpoint.path.replaceAll(/:(\w+)/gu, "(?<$1>[^/]+)");
  const match = new RegExp(`^/api${form}$`, "u").exec(path);
  return match && { ...match.groups };
}

const isText = (value: string) => !/^(?:\d+|true|false)$/u.test(value);

/** A server without a network: finds the route, runs it, and answers as the real one does. */
const fetchInside = (async (address: string, init: RequestInit) => {
  const url = new URL(address);
  const found = routes
    .map((route) => ({ route, params: paramsOf(route.endpoint, url.pathname) }))
    .find(({ route, params }) => params && route.endpoint.method === init.method);
  assert.ok(found, `${init.method} ${url.pathname} is served`);
  const query = Object.fromEntries(
    [...url.searchParams].map(([name, value]) => [name, isText(value) ? value : JSON.parse(value)]),
  );
  const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
  const input = { params: found.params, query, body } as never;
  try {
    const output = await ground().store.run(ground().acting, found.route.endpoint.id, (work) =>
      found.route.handle(work, input, { requestId: "r", mediaType: "application/json" }),
    );
    return Response.json(output);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, entry } = error;
    const says = { zh: error.says("zh"), en: error.says("en") };
    const mend = { zh: error.mend("zh"), en: error.mend("en") };
    return Response.json({ code, says, mend, requestId: "r" }, { status: entry.status });
  }
}) as typeof fetch;

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly progress: string;
}

/** Runs a command as the shell does after taking the line apart. */
async function run(
  words: readonly string[],
  options: CommandContext["options"] = {},
  language: Language = "en",
): Promise<Ran> {
  const command = commands.find((one) => one.words.every((word, i) => words[i] === word));
  assert.ok(command, words.join(" "));
  const out: string[] = [];
  const progress: string[] = [];
  const client = createClient({ base: "http://inside", fetch: fetchInside, headers: () => ({}) });
  const exit = await command.run({
    client,
    language,
    words: words.slice(command.words.length),
    options,
    url: "http://127.0.0.1:8420",
    print: (text) => out.push(text),
    progress: (text) => progress.push(text),
    files: {} as never,
    signal: new AbortController().signal,
  });
  return { exit, out: out.join("\n"), progress: progress.join("\n") };
}

test("a case is opened, listed and shown", async () => {
  const none = await run(["cases", "list"], {}, "zh");
  assert.deepEqual([none.exit, none.out], [0, "没有符合条件的案件。"]);
  const opened = await run(["cases", "open", "河岸地块案"], { "opened-on": "2024-02-29" });
  assert.match(opened.out, /^Opened case 2024-0001: http:\/\/127\.0\.0\.1:8420\/cases\/cas_\w+$/u);
  const id = /cas_\w+/u.exec(opened.out)?.[0] ?? "";
  const list = await run(["cases", "list"], { search: "河岸", status: "opened", mine: true }, "zh");
  const [heading, line] = list.out.split("\n");
  assert.match(heading ?? "", /^编号 +状态 +立项日期 +任务（已完成\/全部） +标识 +名称$/u);
  assert.match(
    line ?? "",
    new RegExp(`^2024-0001 +已立项 +2024-02-29 +0/0 +${id} +河岸地块案$`, "u"),
  );
  const shown = await run(["cases", "show", id], {}, "zh");
  assert.match(shown.out, /编号 +2024-0001\n名称 +河岸地块案\n状态 +已立项 2024-02-29/u);
});

test("with --json one object is printed and nothing else", async () => {
  const opened = await run(["cases", "open", "JSON"], { json: true, number: "J-1", summary: "s" });
  const view = JSON.parse(opened.out) as { id: string; number: string; url: string };
  assert.deepEqual([view.number, view.url], ["J-1", `http://127.0.0.1:8420/cases/${view.id}`]);
  const shown = JSON.parse((await run(["cases", "show", view.id], { json: true })).out) as {
    case: { summary: string };
    counts: { members: number };
  };
  assert.deepEqual([shown.case.summary, shown.counts.members], ["s", 1]);
  const list = await run(["cases", "list"], { json: true, count: "1" });
  const page = JSON.parse(list.out) as { totalCount: number; rows: unknown[] };
  assert.equal(page.rows.length, 1);
  assert.match(list.progress, new RegExp(`^1 of ${page.totalCount} cases`, "u"));
});

test("a task is added, listed as mine, and done", async () => {
  const { id } = JSON.parse((await run(["cases", "open", "任务案"], { json: true })).out) as {
    id: string;
  };
  const added = await run(["tasks", "add", id, "核对账目"], { due: "2025-12-31", detail: "三家" });
  const taskId = /tsk_\w+/u.exec(added.out)?.[0] ?? "";
  const mine = await run(["tasks", "list"], {}, "zh");
  assert.match(mine.out, new RegExp(`2025-12-31 ! +待办 .*${taskId} +核对账目`, "u"));
  assert.equal((await run(["tasks", "done", taskId])).out, "Done: 核对账目");
  assert.equal((await run(["tasks", "list"])).out, "There is no such task.");
  const all = JSON.parse(
    (await run(["tasks", "list"], { all: true, case: id, json: true })).out,
  ) as {
    rows: { status: string }[];
  };
  assert.deepEqual(
    all.rows.map((task) => task.status),
    ["done"],
  );
});

test("what the server refuses reaches the shell with its code and both languages", async () => {
  const { id } = JSON.parse((await run(["cases", "open", "境外"], { json: true })).out) as {
    id: string;
  };
  const abroad = { kind: "interview", state: "PT", due: "2026-02-01" };
  await assert.rejects(run(["tasks", "add", id, "谈话"], abroad), (error) => {
    assert.ok(error instanceof CallRefused);
    assert.deepEqual([error.status, error.refusal.code], [422, "CASEWORK_NO_HOST_CONSENT"]);
    return true;
  });
  await assert.rejects(run(["cases", "show", "cas_00000000000000000000000000"]), { status: 404 });
});

test("columns line up with Han characters, and values cannot move the cursor", () => {
  assert.equal(
    listing([
      ["编号", "x"],
      ["1", "y"],
    ]),
    "编号  x\n1     y",
  );
  assert.equal(listing([["a\u001b[2Jb\u0007"]]), "a␣[2Jb␣");
  assert.equal(listing([["\u202eabc", "x"]]), "␣abc  x");
  assert.equal(
    listing([
      ["e\u0301", "x"],
      ["ab", "y"],
    ]),
    "e\u0301   x\nab  y",
  );
});
