// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompartmentId } from "@tianwang/kernel/ids";
import { Refusal } from "@tianwang/kernel/refusal";
import type { Language } from "@tianwang/kernel/text";
import type { Client } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import { commands } from "./cli.ts";
import {
  call,
  draft,
  exhibitA,
  from,
  newCompartment,
  run,
  state,
  textOf,
  useGround,
} from "./ground.test.ts";
import { addStatements } from "./statements/statement.data.ts";

let compartmentId: CompartmentId;

useGround("entities-cli", async () => {
  compartmentId = await newCompartment();
  const drafts = [
    draft("ent-P1", "Person", { name: ["张伟", "Zhang Wei"], nationality: "cn" }),
    draft("ent-P2", "Person", { name: "Zhang Li" }),
    draft("ent-A1", "BankAccount", { accountNumber: "6222020800123456789" }),
    draft("ent-O1", "Ownership", { owner: "ent-P1", asset: "ent-A1", role: "account holder" }),
    draft("ent-X1", "Company", { name: "\u202Egnart\u001B[2J" }),
    draft("ent-X1", "Vessel", { name: "丁号" }),
  ];
  await run((work) => addStatements(work, compartmentId, state(drafts, from(exhibitA, 4))));
});

/** A client that calls the routes of this area without a network. */
const client: Client = {
  call: (endpoint, input = {}) => call(endpoint, (input.query ?? {}) as never),
  stream: async (endpoint, input = {}) => {
    const { bytes } = (await call(endpoint, (input.query ?? {}) as never)) as {
      bytes: AsyncIterable<Uint8Array>;
    };
    return new Response(await textOf(bytes));
  },
  url: () => "",
  headers: () => ({}),
};

/** Runs a command as the shell does after taking the line apart. */
async function command(
  words: readonly string[],
  options: CommandContext["options"] = {},
  language: Language = "zh",
) {
  const found = commands.find((one) => one.words.every((word, i) => words[i] === word));
  assert.ok(found, words.join(" "));
  const out: string[] = [];
  const progress: string[] = [];
  const files = new Map<string, string>();
  const exit = await found.run({
    client,
    language,
    words: words.slice(found.words.length),
    options,
    url: "http://127.0.0.1:8420",
    print: (text) => out.push(text.replace(/\n$/u, "")),
    progress: (text) => progress.push(text),
    files: {
      list: async () => [],
      open: () => Promise.reject(new Error("nothing is opened")),
      write: async (path, bytes) => {
        const text = await textOf(bytes);
        files.set(path, text);
        return Buffer.byteLength(text);
      },
      absolute: (path) => `/home/${path}`,
    },
    signal: new AbortController().signal,
  });
  return { exit, out: out.join("\n"), progress: progress.join("\n"), files };
}

test("a search says what was found and why, in both languages", async () => {
  const chinese = await command(["entities", "search", "张伟"]);
  assert.deepEqual(
    [chinese.exit, chinese.out],
    [0, "张伟  [自然人]  ent-P1\n    名称  名称相同：张伟"],
  );
  const english = await command(
    ["entities", "search", "6789"],
    { compartment: compartmentId },
    "en",
  );
  assert.equal(
    english.out,
    "6222020800123456789  [Bank account]  ent-A1\n    Account number  Number ends with it: 6222020800123456789",
  );
  assert.equal((await command(["entities", "search", "李四"])).out, "没有符合条件的实体。");
  assert.equal(
    (await command(["entities", "search", "李四"], { kind: "Person" }, "en")).out,
    "No entity answers that.",
  );
});

test("a page says how to see the next", async () => {
  const first = await command(["entities", "search", "zhang"], {
    count: "1",
    kind: "Person,Company",
  });
  assert.equal(first.out.match(/ent-P/gu)?.length, 1);
  assert.equal(first.progress, "共 2 条，已显示 1 条；用 --from 1 显示其后各条。");
  const second = await command(["entities", "search", "zhang"], { count: "1", from: "1" });
  assert.equal(second.out.match(/ent-P/gu)?.length, 1);
  assert.equal(second.progress, "");
});

test("an entity is shown with its places and its links", async () => {
  const { out } = await command(["entities", "show", "ent-P1"]);
  assert.equal(
    out,
    [
      "张伟  [自然人]  ent-P1",
      "名称:",
      `  Zhang Wei  (${exhibitA} row 4 @明细)`,
      `  张伟  (${exhibitA} row 4 @明细)`,
      "国籍:",
      `  中国  (${exhibitA} row 4 @明细)`,
      "相关实体:",
      "  资产与股份: 所有关系  [所有关系]  ent-O1  角色 户主（开户行记载）",
      "    资产: 6222020800123456789  [银行账户]  ent-A1",
    ].join("\n"),
  );
});

test("what a source says cannot move the cursor, turn the line round or hide a contradiction", async () => {
  const { out } = await command(["entities", "show", "ent-X1"], {}, "en");
  // oxlint-disable-next-line no-control-regex -- it is what is looked for
  assert.doesNotMatch(out, /[\u202E\u001B]/u);
  assert.match(out, /Note: sources disagree on its kind and also say: /u);
});

test("with --json one object is printed and nothing else", async () => {
  const found = JSON.parse((await command(["entities", "search", "张伟"], { json: true })).out) as {
    totalCount: number;
  };
  assert.equal(found.totalCount, 1);
  const shown = JSON.parse((await command(["entities", "show", "ent-A1"], { json: true })).out) as {
    entity: { id: string };
  };
  assert.equal(shown.entity.id, "ent-A1");
});

test("what is not there is refused", async () => {
  await assert.rejects(
    command(["entities", "show", "ent-none"]),
    (error) => error instanceof Refusal,
  );
});

test("an export goes to standard output line by line, or to a file", async () => {
  const asked = { compartment: compartmentId };
  const { out } = await command(["entities", "export"], asked);
  const lines = out.split("\n").map((line) => (JSON.parse(line) as { id: string }).id);
  assert.deepEqual(lines, ["ent-A1", "ent-O1", "ent-P1", "ent-P2", "ent-X1"]);
  const { files, progress } = await command(
    ["entities", "export"],
    { ...asked, out: "case.ftm.json" },
    "en",
  );
  assert.equal(files.get("/home/case.ftm.json"), `${out}\n`);
  assert.equal(progress, `Wrote /home/case.ftm.json, ${Buffer.byteLength(out) + 1} bytes`);
  const plain = await command(["entities", "export"], {
    ...asked,
    form: "statements",
    plain: true,
  });
  assert.equal(plain.out.split("\n").length, 16);
});

test("an export that is asked for wrongly says what is missing", async () => {
  const bare = await command(["entities", "export"]);
  assert.deepEqual([bare.exit, bare.progress], [2, "请用 --compartment 指明分区（cmp_…）。"]);
  const form = await command(
    ["entities", "export"],
    { compartment: compartmentId, form: "csv" },
    "en",
  );
  assert.deepEqual(
    [form.exit, form.progress],
    [2, "There is no form csv; use entities or statements."],
  );
});
