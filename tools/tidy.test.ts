// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { ask, formatFinding, root, tidy } from "./tidy.ts";
import { areaHeadings } from "./tidy/docs.ts";
import { parseCsv } from "./tidy/csv.ts";
import { unitHeadings } from "./tidy/catalogues.ts";
import type { Repository } from "./tidy/repository.ts";
import { readRepository, repositoryOf } from "./tidy/repository.ts";
import type { RuleName } from "./tidy/rules.ts";
import { rules } from "./tidy/rules.ts";
import { SourceFile } from "./tidy/source-file.ts";

type Texts = Readonly<Record<string, string>>;

/** A repository that breaks a rule, and one that differs only in keeping it. */
interface Example {
  readonly bad: Texts;
  readonly good: Texts;
  /** How many findings the bad one gives; 1 unless told. */
  readonly count?: number;
}

const page = (title: string, headings: readonly string[]) =>
  `# ${title}\n${headings.map((heading) => `\n## ${heading}\n`).join("")}`;

const manifest = (name: string, more: object = {}) =>
  JSON.stringify({ name: `@tianwang/${name}`, ...more });

const areaExports = {
  exports: { ".": "./index.ts", "./server": "./server.ts", "./screens": "./screens.ts" },
};

/** Three workspaces of three ranks, as bare as can be. */
const ground: Texts = {
  "kernel/package.json": manifest("kernel", { exports: { "./*": "./src/*.ts" } }),
  "store/package.json": manifest("store", { exports: { ".": "./src/index.ts" } }),
  "areas/evidence/package.json": manifest("evidence", areaExports),
  "areas/flows/package.json": manifest("flows", areaExports),
};

const withGround = (texts: Texts): Texts => ({ ...ground, ...texts });

/** A migration of the area `flows` with one table. */
const migration = (guard: string): Texts =>
  withGround({
    "areas/flows/migrations/20261123T1405-segments.sql": `create table flows.segments (id text);\n${guard}\n`,
  });

const changelog = (entry: string): Texts => ({
  "CHANGELOG.md": `# Changelog\n\n## 0.1.0 (unreleased)\n\n### Law and detection\n\n- ${entry}\n`,
});

const decision = (name: string): Texts => ({
  [`docs/decisions/${name}`]: page("Use it", [
    "Question",
    "Choice",
    "Reasons",
    "What would change it",
  ]),
});

const doctrines = "areas/flows/tracing/doctrines";
const catalogue = (...specifiers: readonly string[]): Texts => ({
  [`${doctrines}/catalogue.ts`]: specifiers
    .map((name) => `import { x } from "${name}";`)
    .join("\n"),
});
const unit = (id: string): Texts => ({
  [`${doctrines}/${id}.ts`]: "",
  [`${doctrines}/${id}.test.ts`]: "",
  [`${doctrines}/${id}.md`]: page(id, unitHeadings),
});
const folderUnit = (id: string): Texts => ({
  [`${doctrines}/${id}/importer.ts`]: "",
  [`${doctrines}/${id}/importer.test.ts`]: "",
  [`${doctrines}/${id}/README.md`]: page(id, unitHeadings),
});

const glossary = (...rows: readonly string[]) =>
  `${["en,zh,code,source,banned", ...rows].join("\n")}\n`;

const restraint: Texts = {
  "GLOSSARY.csv": glossary("restraint,冻结,restraint,UNCAC,freeze order|冻结令"),
};

const runner: Texts = {
  "tools/check.ts": 'const globs = ["areas/**/*.test.ts", "tools/*.test.ts"];',
};

const sawEverything: Texts = {
  "kernel/src/money.ts": "",
  "areas/flows/tracing/trace.ts": "",
  "areas/flows/tracing/trace.test.ts": "",
  "areas/flows/package.json": "{}",
  "ARCHITECTURE.md": "",
};

const lines = (count: number) => "x;\n".repeat(count);

const many = (count: number, name: (index: number) => string): Texts =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), ""]));

const examples: Readonly<Record<RuleName, readonly Example[]>> = {
  ambientState: [
    {
      bad: { "areas/flows/tracing/trace.ts": "const at = new Date();" },
      good: { "areas/flows/tracing/trace.ts": "const at = new Date(millis); // not Date.now()" },
    },
    {
      bad: { "kernel/src/ids.ts": "const n = Math.random() + Date.now();" },
      good: { "kernel/src/ids.test.ts": "const n = Math.random() + Date.now();" },
      count: 2,
    },
  ],
  areaReadmes: [
    {
      bad: withGround({
        "areas/evidence/README.md": page("Evidence", areaHeadings),
        "areas/flows/README.md": page("Flows", areaHeadings.slice(1)),
      }),
      good: withGround({
        "areas/evidence/README.md": page("Evidence", areaHeadings),
        "areas/flows/README.md": page("Flows", areaHeadings),
      }),
    },
  ],
  areaSize: [
    {
      bad: withGround({ "areas/evidence/texts/text.ts": lines(8_001) }),
      good: withGround({ "areas/flows/ingest/importers/camt/entry.ts": lines(8_001) }),
    },
    {
      bad: withGround({ "areas/flows/tracing/trace.screen.tsx": lines(6_001) }),
      good: withGround({ "areas/flows/tracing/trace.screen.tsx": `${lines(6_000)}// x\n` }),
    },
  ],
  bannedWords: [
    {
      bad: {
        ...restraint,
        "areas/flows/x.text.ts": 'const x = { zh: "冻结令", en: "freeze order" };',
      },
      good: { ...restraint, "areas/flows/x.text.ts": 'const x = { zh: "冻结", en: "restraint" };' },
      count: 2,
    },
    {
      bad: { ...restraint, "store/x.sql": "-- Freeze order" },
      good: { ...restraint, "areas/flows/x.ts": 'const columns = ["冻结令"];' },
    },
  ],
  catalogueUnits: [
    {
      bad: { ...catalogue("./lifo.ts", "./fifo.ts"), ...unit("fifo"), ...unit("lifo") },
      good: { ...catalogue("./fifo.ts", "./lifo.ts"), ...unit("fifo"), ...unit("lifo") },
    },
    {
      bad: { ...catalogue("./fifo.ts"), ...unit("fifo"), [`${doctrines}/fifo.md`]: "# fifo\n" },
      good: { ...catalogue("./fifo.ts"), ...unit("fifo") },
    },
    {
      bad: { ...catalogue("./fifo.ts"), [`${doctrines}/fifo.ts`]: "" },
      good: { ...catalogue("./fifo.ts"), ...unit("fifo") },
      count: 2,
    },
    {
      bad: { ...catalogue("./fifo.ts"), ...unit("fifo"), ...unit("lifo") },
      good: { ...catalogue("./fifo.ts"), ...unit("fifo"), ...folderUnit("lifo") },
    },
    {
      bad: { ...catalogue("./a/importer.ts"), [`${doctrines}/a/importer.ts`]: "" },
      good: { ...catalogue("./a/importer.ts"), ...folderUnit("a") },
      count: 2,
    },
    { bad: catalogue("../doctrine.ts"), good: {} },
  ],
  changelogForm: [
    {
      bad: changelog("First in, first out."),
      good: changelog(
        "First in, first out. Effective from 2026-11-23. Affects traces. Saved cases unaffected.",
      ),
      count: 3,
    },
    {
      bad: { "CHANGELOG.md": "# Changelog\n\n## Next\n\n### Inside\n\n### Data\n" },
      good: { "CHANGELOG.md": "# Changelog\n\n## 1.0.0 - 2026-11-23\n\n### Data\n\n### Inside\n" },
      count: 2,
    },
  ],
  commentedOutCode: [
    {
      bad: { "kernel/src/x.ts": "// const total = sum(rows);\n" },
      good: { "kernel/src/x.ts": "// Sums the rows; a gap counts as nothing.\n" },
    },
  ],
  decidedDependencies: [
    {
      bad: { "store/package.json": manifest("store", { dependencies: { pg: "1" } }) },
      good: {
        "store/package.json": manifest("store", { dependencies: { pg: "1" } }),
        "docs/decisions/0001-serve.md": "Through `pg`.",
      },
    },
  ],
  decisionForm: [
    { bad: decision("1-use-it.md"), good: decision("0001-use-it.md") },
    {
      bad: { ...decision("0001-use-it.md"), ...decision("0001-use-that.md") },
      good: { ...decision("0001-use-it.md"), ...decision("0002-use-that.md") },
    },
    {
      bad: { "docs/decisions/0001-use-it.md": page("Use it", ["Question"]) },
      good: decision("0001-use-it.md"),
    },
  ],
  declaredDependencies: [
    {
      bad: withGround({ "store/src/x.ts": 'import { Pool } from "pg";' }),
      good: withGround({
        "store/package.json": manifest("store", { dependencies: { pg: "1" } }),
        "store/src/x.ts": 'import { Pool } from "pg";',
      }),
    },
  ],
  docLinks: [
    {
      bad: {
        "README.md": "# T\n\n[a](docs/none.md) [b](STYLE.md#none)\n",
        "STYLE.md": "# Style\n",
      },
      good: { "README.md": "# T\n\n[b](STYLE.md#style)\n", "STYLE.md": "# Style\n" },
      count: 2,
    },
  ],
  doorsOnly: [
    {
      bad: withGround({
        "areas/flows/tracing/x.ts": 'import { y } from "@tianwang/evidence/exhibits/exhibit.ts";',
      }),
      good: withGround({ "areas/flows/tracing/x.ts": 'import { y } from "@tianwang/evidence";' }),
    },
    {
      bad: withGround({ "areas/flows/x.ts": 'import { y } from "../evidence/index.ts";' }),
      good: withGround({ "areas/flows/x.ts": 'import { y } from "./tracing/y.ts";' }),
    },
  ],
  engineTested: [
    {
      bad: { "areas/flows/tracing/trace.ts": "export function trace() {}" },
      good: {
        "areas/flows/tracing/trace.ts": "export function trace() {}",
        "areas/flows/tracing/trace.test.ts": 'import { trace } from "./trace.ts";',
      },
    },
  ],
  fileNames: [
    { bad: { "kernel/src/utils.ts": "" }, good: { "kernel/src/money.ts": "" } },
    { bad: { "areas/flows/tracing/index.ts": "" }, good: { "areas/flows/index.ts": "" } },
    { bad: { "ui/src/DataTable.tsx": "" }, good: { "ui/src/data-table.tsx": "" } },
  ],
  filesPerFolder: [
    {
      bad: many(31, (index) => `kernel/src/a${index}.ts`),
      good: many(30, (index) => `kernel/src/a${index}.ts`),
    },
  ],
  glossaryForm: [
    { bad: { "GLOSSARY.csv": "term,zh\n" }, good: { "GLOSSARY.csv": glossary() } },
    {
      bad: { "GLOSSARY.csv": glossary("exhibit,证物,,own,", "exhibit,物证,,,") },
      good: { "GLOSSARY.csv": glossary("exhibit,证物,,own,") },
      count: 2,
    },
  ],
  hanOutsideTexts: [
    {
      bad: { "ui/src/x.tsx": 'const title = "案件";' },
      good: { "ui/src/x.tsx": 'const title = text("cases"); // 案件' },
    },
    {
      bad: { "cli/src/x.ts": "print({ zh: isWhole ? `完整` : `不完整` });" },
      good: { "cli/src/x.ts": "print({ zh: isWhole ? `完整` : `不完整`, en: words });" },
    },
  ],
  importsPerFile: [
    {
      bad: { "kernel/src/x.ts": 'import "./a.ts";\n'.repeat(21) },
      good: { "kernel/src/x.ts": 'import "./a.ts";\n'.repeat(20) },
    },
  ],
  invokerViews: [
    {
      bad: { "areas/flows/migrations/x.sql": "create view flows.v_x as select 1;" },
      good: {
        "areas/flows/migrations/x.sql":
          "create view flows.v_x with (security_invoker = true) as select 1;",
      },
    },
  ],
  leftovers: [
    {
      bad: { "kernel/src/x.ts": "// TODO: sort" },
      good: { "kernel/src/x.ts": "// TODO (#12): sort" },
    },
  ],
  literalText: [
    {
      bad: { "ui/src/x.tsx": "const x = <p>Nothing found</p>;" },
      good: { "ui/src/x.tsx": "const x = <p>{t(nothingFound)}</p>;" },
    },
    {
      bad: { "ui/src/x.tsx": 'const x = <Table title="All cases" />;' },
      good: { "ui/src/x.tsx": "const x = <Table title={t(allCases)} />;" },
    },
  ],
  migrationNames: [
    {
      bad: { "areas/flows/migrations/20261123T2560-x.sql": "" },
      good: { "areas/flows/migrations/20261123T2359-x.sql": "" },
    },
  ],
  neededDependencies: [
    {
      bad: { "store/package.json": manifest("store", { dependencies: { pg: "1" } }) },
      good: {
        "store/package.json": manifest("store", { devDependencies: { "@types/pg": "1" } }),
      },
    },
  ],
  oneClock: [
    {
      bad: { "areas/flows/x.data.ts": "const at = Date.now();" },
      good: { "areas/flows/x.data.ts": "const at = work.clock();" },
    },
  ],
  oneTitle: [
    { bad: { "README.md": "# A\n\n# B\n" }, good: { "README.md": "# A\n\n```sh\n# B\n```\n" } },
  ],
  onlyOwnerWrites: [
    {
      bad: withGround({ "areas/flows/x.data.ts": "sql`insert into evidence.exhibits values (1)`" }),
      good: withGround({ "areas/flows/x.data.ts": "sql`insert into flows.segments values (1)`" }),
    },
    {
      bad: withGround({ "areas/flows/x.data.ts": 'db.updateTable("evidence.exhibits")' }),
      good: withGround({ "areas/flows/x.data.ts": 'db.updateTable("flows.segments")' }),
    },
  ],
  ownSchema: [
    {
      bad: { "areas/flows/migrations/20261123T0000-x.sql": "create table evidence.x (id text);" },
      good: { "areas/flows/migrations/20261123T0000-x.sql": "create table flows.x (id text);" },
    },
  ],
  pageSizes: [
    { bad: { "README.md": lines(201) }, good: { "README.md": lines(200) } },
    { bad: { "areas/flows/README.md": lines(81) }, good: { "areas/flows/README.md": lines(80) } },
  ],
  pathDepth: [{ bad: { "areas/a/b/c/d/e/f.ts": "" }, good: { "areas/a/b/c/d/f.ts": "" } }],
  protectedTables: [
    {
      bad: migration("-- select store.protect_item('flows.segments');"),
      good: migration("select store.protect_item('flows.segments');"),
    },
    {
      bad: migration("select store.protect_item('flows.segments_old');"),
      good: migration("select store.protect_open('flows.segments', 'holds no case data');"),
    },
  ],
  rankOrder: [
    {
      bad: withGround({ "areas/evidence/x.ts": 'import { y } from "@tianwang/flows";' }),
      good: withGround({ "areas/flows/x.ts": 'import { y } from "@tianwang/evidence";' }),
    },
    {
      bad: withGround({
        "store/src/x.ts": 'export { y } from "@tianwang/store2";',
        "store2/package.json": manifest("store2"),
      }),
      good: withGround({ "store/src/x.ts": 'export { y } from "@tianwang/kernel/y";' }),
    },
  ],
  readsByView: [
    {
      bad: withGround({ "areas/flows/x.data.ts": "sql`select id from evidence.exhibits`" }),
      good: withGround({ "areas/flows/x.data.ts": "sql`select id from evidence.v_exhibits`" }),
    },
  ],
  roleOrder: [
    {
      bad: withGround({
        "areas/flows/a/x.ts": 'import { y } from "./y.data.ts";',
        "areas/flows/a/y.data.ts": "",
      }),
      good: withGround({
        "areas/flows/a/x.data.ts": 'import { y } from "./y.ts";',
        "areas/flows/a/y.ts": "",
      }),
    },
    {
      bad: withGround({ "areas/flows/a/x.screen.tsx": 'import { readFile } from "node:fs";' }),
      good: withGround({ "areas/flows/a/x.data.ts": 'import { readFile } from "node:fs";' }),
    },
    {
      bad: withGround({ "areas/flows/a/x.ts": 'import { y } from "@tianwang/evidence/server";' }),
      good: withGround({
        "areas/flows/a/x.data.ts": 'import { y } from "@tianwang/evidence/server";',
      }),
    },
    {
      bad: withGround({
        "areas/flows/index.ts": 'export { y } from "./a/y.data.ts";',
        "areas/flows/a/y.data.ts": "",
      }),
      good: withGround({
        "areas/flows/server.ts": 'export { y } from "./a/y.data.ts";',
        "areas/flows/a/y.data.ts": "",
      }),
    },
  ],
  sawFiles: [{ bad: { "kernel/src/money.ts": "" }, good: sawEverything, count: 4 }],
  sizes: [
    { bad: { "store/src/x.sql": lines(401) }, good: { "store/src/x.sql": lines(399) } },
    { bad: { "docs/x.txt": "x".repeat(1_000_001) }, good: { "docs/x.txt": "x" } },
  ],
  spdxLine: [
    {
      bad: { "kernel/src/x.ts": "export const x = 1;\n" },
      good: { "kernel/src/x.ts": "// SPDX-License-Identifier: Apache-2.0\nexport const x = 1;\n" },
    },
    {
      bad: { "areas/flows/migrations/x.sql": "select 1;\n" },
      good: {
        "areas/flows/migrations/x.sql": "-- SPDX-License-Identifier: Apache-2.0\nselect 1;\n",
      },
    },
  ],
  sqlOnlyInData: [
    {
      bad: { "areas/flows/x.api.ts": "const q = sql`delete from flows.segments`;" },
      good: { "areas/flows/x.data.ts": "const q = sql`delete from flows.segments`;" },
    },
  ],
  testsRun: [
    {
      bad: { ...runner, "ui/src/look/palette.test.ts": "", "areas/flows/x.test.tsx": "" },
      good: { ...runner, "areas/flows/a/x.data.test.ts": "", "areas/x.test.ts": "" },
      count: 2,
    },
  ],
  textPairs: [
    {
      bad: { "areas/flows/x.text.ts": 'const a = { zh: "第{row}行", en: "row {line}" };' },
      good: { "areas/flows/x.text.ts": 'const a = { zh: "第{row}行", en: "row " + "{row}" };' },
    },
    {
      bad: { "areas/flows/errors.ts": 'const a = { zh: "", en: "Nothing" };' },
      good: { "areas/flows/errors.ts": 'const a = { zh: "", en: "" };' },
    },
    {
      bad: { "areas/flows/x.text.ts": 'const a = { zh: "案件" };' },
      good: { "areas/flows/x.text.ts": 'const a = { zh: "案件", en: "Case" };' },
    },
    {
      bad: { "areas/flows/x.text.ts": 'const a = { zh: "案件", en: "案件" };' },
      good: { "areas/flows/x.text.ts": 'const a = { zh: "天网", en: "天网" };' },
    },
  ],
  usedExports: [
    {
      bad: { "kernel/src/x.ts": "export function addMoney() {}\n// addMoney" },
      good: {
        "kernel/src/x.ts": "export function addMoney() {}\nexport type X = typeof addMoney;",
      },
    },
  ],
  workshopTraces: [
    {
      bad: { "kernel/src/x.ts": '// As copied from "/work/main" by ChatGPT.' },
      good: { "kernel/src/x.ts": "// From the work of the mutual legal assistance unit." },
      count: 2,
    },
    {
      bad: { "store/src/x.ts": 'read("../shared/data")' },
      good: { "store/src/x.test.ts": 'read("../shared/data")' },
    },
  ],
};

suite("the house rules hold", () => {
  let repository: Repository | undefined;
  const checkout = () => (repository ??= readRepository(root));

  for (const name of Object.keys(rules) as RuleName[]) {
    test(name, () => {
      const found = ask(name, checkout()).map((finding) => formatFinding(name, finding));
      if (found.length > 0) assert.fail([rules[name].why, ...found].join("\n"));
    });
  }
});

suite("each rule bites", () => {
  for (const [name, cases] of Object.entries(examples) as [RuleName, readonly Example[]][]) {
    test(name, () => {
      assert.match(rules[name].why, /^[A-Z].*[.]$/u);
      for (const { bad, good, count = 1 } of cases) {
        const found = ask(name, repositoryOf(bad));
        assert.equal(found.length, count, `bad: ${JSON.stringify(found)}`);
        assert.deepEqual(ask(name, repositoryOf(good)), []);
      }
    });
  }
});

test("STYLE.md names every rule, and no rule that is none", () => {
  const style = readFileSync(join(root, "STYLE.md"), "utf8");
  const named = Array.from(style.matchAll(/tidy ((?:`\w+`(?:, )?)+)/gu), (match) => match[1] ?? "");
  const names = named.flatMap((list) => Array.from(list.matchAll(/\w+/gu), ([name]) => name));
  const unnamed = new Set(["sawFiles"]);
  assert.deepEqual(
    new Set(names),
    new Set(Object.keys(rules).filter((name) => !unnamed.has(name))),
  );
});

test("tidy names the place and the rule of each finding", () => {
  const said = tidy(repositoryOf({ ...sawEverything, "kernel/src/utils.ts": "" }));
  assert.ok(said.includes("kernel/src/utils.ts:0: names no idea [fileNames]"), said.join("\n"));
});

suite("a source file is cut up", () => {
  const file = (text: string) => new SourceFile("x.ts", text);

  test("imports of all forms, and none from strings or comments", () => {
    const text = [
      'import { a } from "a";',
      "import type {",
      "  b,",
      "} from './b.ts';",
      'export * from "c";',
      'const d = await import("d");',
      'new Worker(new URL("./e.ts", import.meta.url));',
      '// import { f } from "f";',
      "const text = 'import { g } from \"g\";';",
      'import "h/style.css";',
    ].join("\n");
    assert.deepEqual(file(text).imports, [
      { specifier: "a", line: 1 },
      { specifier: "./b.ts", line: 2 },
      { specifier: "c", line: 5 },
      { specifier: "d", line: 6 },
      { specifier: "./e.ts", line: 7 },
      { specifier: "h/style.css", line: 10 },
    ]);
  });

  test("templates, patterns and quotes inside each other", () => {
    const { code, uncommented } = file("f(`a ${g('}`', `${h}`)} // b`, /[/\"]/u, x / y); // c '");
    assert.equal(code.replaceAll(/\s+/gu, " "), "f(` ${g( , `${h}`)} `, , x / y); ");
    assert.match(uncommented, /\/\/ b`/u);
    assert.doesNotMatch(uncommented, /c/u);
  });

  test("an apostrophe in the text of an element opens no string", () => {
    assert.match(file("<p>don't</p>;\nDate.now()").code, /Date\.now/u);
  });
});

test("comma-separated values are read by the letter", () => {
  assert.deepEqual(parseCsv('a,b\r\n"x, ""y""",\nlast,"two\nlines"'), [
    { a: 'x, "y"', b: "" },
    { a: "last", b: "two\nlines" },
  ]);
});
