// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Refusal } from "@tianwang/kernel/refusal";
import { createClient } from "@tianwang/wire/client";
import type { CommandContext } from "@tianwang/wire/command";
import { readShaped } from "./shaped.ts";
import { reportSchema } from "./report.ts";
import { reportCommand } from "./report.cli.ts";

const sampleText = (name: string) =>
  readFileSync(new URL(`samples/${name}`, import.meta.url), "utf8");

interface Ran {
  readonly code: number;
  readonly printed: readonly string[];
  readonly said: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

async function run(
  options: CommandContext["options"],
  given: Readonly<Record<string, string>> = {},
  language: "zh" | "en" = "en",
): Promise<Ran> {
  const disk: Readonly<Record<string, string>> = {
    "report.json": sampleText("pass-through.json"),
    ...given,
  };
  const printed: string[] = [];
  const said: string[] = [];
  const files = new Map<string, string>();
  const words = options["schema"] === true ? [] : ["report.json"];
  assert.equal(reportCommand.isAlone?.(words), true);
  const code = await reportCommand.run({
    client: createClient({
      base: "",
      fetch: () => Promise.reject(new Error("no server is asked")),
      headers: () => ({}),
    }),
    language,
    words,
    options,
    url: "",
    print: (line) => printed.push(line),
    progress: (line) => said.push(line),
    files: {
      list: async () => [],
      open: async (path) => {
        const text = disk[path];
        if (text === undefined) throw new Error("ENOENT");
        return new Blob([text]).stream();
      },
      write: async (path, parts) => {
        const chunks: Uint8Array[] = [];
        for await (const part of parts) chunks.push(part);
        files.set(path, Buffer.concat(chunks).toString("utf8"));
        return Buffer.concat(chunks).byteLength;
      },
      absolute: (path) => path,
    },
    signal: new AbortController().signal,
  });
  return { code, printed, said, files };
}

const answerOf = ({ printed }: Ran) => JSON.parse(printed[0] ?? "") as Record<string, unknown>;
const refusal = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.code === code && error.says("zh") !== "";
const changed = (change: object) => ({
  "report.json": JSON.stringify({ ...JSON.parse(sampleText("pass-through.json")), ...change }),
});

test("each form is printed as it is, and problems stand on the other stream", async () => {
  for (const [format, name] of [
    ["goaml", "goaml.xml"],
    ["ftm", "ftm.jsonl"],
    ["narrative", "en.txt"],
  ] as const) {
    const { code, printed, said } = await run({ format });
    assert.equal(code, 0);
    assert.deepEqual(printed, [sampleText(`pass-through.${name}`)]);
    assert.match(said.at(-1) ?? "", /Nothing was sent/u);
  }
  const { printed } = await run({ format: "narrative" }, {}, "zh");
  assert.deepEqual(printed, [sampleText("pass-through.zh.txt")]);
});

test("one JSON object holds forms, problems with places, and that nothing was sent", async () => {
  const ran = await run({ json: true });
  const answer = answerOf(ran);
  assert.equal(ran.printed.length, 1);
  assert.equal(ran.said.length, 0);
  assert.equal(answer["isReady"], true);
  assert.equal(answer["isSent"], false);
  assert.deepEqual(answer["counts"], { errors: 0, warnings: 0, infos: 1 });
  assert.equal(answer["goaml"], sampleText("pass-through.goaml.xml"));
  assert.equal((answer["ftm"] as unknown[]).length, 16);
  const [problem] = answer["problems"] as Record<string, string>[];
  assert.equal(problem?.["place"], "indicators[0].code");
  assert.ok(problem["says"] !== "" && problem["mend"] !== "");
});

test("a report with errors is a draft by name and by exit code", async () => {
  const draft = await run({ out: "drafts/" }, changed({ reason: undefined }));
  assert.equal(draft.code, 3);
  assert.deepEqual(
    [...draft.files.keys()],
    ["drafts/draft.en.txt", "drafts/draft.goaml.xml", "drafts/draft.ftm.jsonl"],
  );
  assert.ok(draft.said.some((line) => line.startsWith("error  report reason: Why it is")));
  const ready = await run({ out: "done", json: true });
  assert.equal(ready.code, 0);
  assert.equal(ready.files.get("done/report.goaml.xml"), sampleText("pass-through.goaml.xml"));
  assert.equal(answerOf(ready)["goaml"], undefined);
});

test("a profile of one's own and a schema of one's own are read from files", async () => {
  const profile = {
    id: "own",
    version: 3,
    title: { zh: "自用", en: "own" },
    extends: "goaml-4-0",
    lists: { report_type: { codes: { SAR: { zh: "活动", en: "activity" } } } },
  };
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="report"/>
    <xs:simpleType name="x"><xs:restriction base="xs:string"><xs:pattern value="^a$"/>
    </xs:restriction></xs:simpleType></xs:schema>`;
  const files = { "own.json": JSON.stringify(profile), "unit.xsd": xsd };
  const options = { profile: "own.json", xsd: "unit.xsd", format: "goaml" };
  const ran = await run({ ...options, json: true }, files);
  assert.equal(ran.code, 3, "the code STR is not in the list");
  const answer = answerOf(ran);
  assert.deepEqual(answer["profile"], { id: "own", version: 3, schemaVersion: "4.0" });
  assert.deepEqual(answer["xsd"], {
    isValid: true,
    refusal: null,
    repairs: [{ line: 2, was: "^a$", is: "a", kinds: ["anchor"] }],
    faults: [],
  });
  const told = await run(options, files);
  assert.ok(told.said.includes("XSD line 2: pattern repaired in memory: ^a$ → a"));
  assert.ok(told.said.includes("It fits the XSD."));
});

test("a document that fails its schema is not ready", async () => {
  const xsd = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="report">
    <xs:complexType/></xs:element></xs:schema>`;
  const ran = await run({ xsd: "unit.xsd", format: "goaml" }, { "unit.xsd": xsd });
  assert.equal(ran.code, 3);
  assert.ok(ran.said.some((line) => line.startsWith("XSD  line 2 /report: Element 'report'")));
});

test("what is wrong with files, profiles and words is refused with its place", async () => {
  const bad = { "report.json": '{"code": 1}' };
  await assert.rejects(run({}, bad), (error) => {
    assert.ok(error instanceof Refusal);
    assert.match(error.says("en"), /code must be a text/u);
    return error.code === "REPORTS_BAD_REPORT";
  });
  await assert.rejects(run({}, { "report.json": "{" }), refusal("REPORTS_BAD_REPORT"));
  await assert.rejects(run({ xsd: "gone.xsd" }), refusal("REPORTS_NO_FILE"));
  await assert.rejects(run({ profile: "nowhere" }), refusal("REPORTS_NO_PROFILE"));
  const files = { "own.json": '{"id":"x"}' };
  await assert.rejects(run({ profile: "own.json" }, files), refusal("REPORTS_BAD_PROFILE"));
  const misused = await run({ format: "pdf" });
  assert.equal(misused.code, 2);
});

test("nothing is made of a report that may not leave, or of which nobody knows where it goes", async () => {
  const fiu = (value: object) => run({}, changed({ fiu: value }));
  await assert.rejects(fiu({ country: "BE" }), refusal("REPORTS_NEEDS_CONSENT"));
  await assert.rejects(fiu({ name: "?" }), refusal("REPORTS_COUNTRY_UNKNOWN"));
  const { code } = await fiu({ country: "BE", consentReference: "2026-17" });
  assert.equal(code, 0);
});

test("the schema of the file is printed, and the sample fits it", async () => {
  const { code, printed } = await run({ schema: true });
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(printed[0] ?? ""), JSON.parse(JSON.stringify(reportSchema)));
  const sample: unknown = JSON.parse(sampleText("pass-through.json"));
  assert.deepEqual(readShaped(reportSchema, sample).faults, []);
});
