// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { settings } from "../server/src/config.ts";
import type { Example } from "./docs.ts";
import { commandBlocksOf, examplesOf, isAsPromised, namesIn, tableOf } from "./docs.ts";
import { runBlock } from "./run-block.ts";
import { root } from "./tidy.ts";
import { readRepository } from "./tidy/repository.ts";
import { roleOf } from "./tidy/roles.ts";
import { SourceFile } from "./tidy/source-file.ts";

const repository = readRepository(root);

/** Modules that can be loaded here: pure ones, without a screen or a store behind them. */
const examples = repository.files
  .filter(
    (file) => roleOf(file) === "engine" || /^ui\/src\/.*-(?:text|words)\.ts$/u.test(file.path),
  )
  .flatMap((file) => examplesOf(file));

/** Runs a text as an expression that sees the exports of a module. */
function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is our own docstring
  const run = new Function(...Object.keys(scope), `"use strict"; return (${expression});`);
  return run(...Object.values(scope)) as unknown;
}

/** Words of the language, which no module exports. */
const isWord = (name: string) => ["true", "false", "null", "new"].includes(name);

/** Runs an example; one that needs more than its module offers is left to the reader. */
async function runExample(context: TestContext, example: Example): Promise<void> {
  const module = pathToFileURL(join(root, example.path)).href;
  const scope = (await import(module)) as Readonly<Record<string, unknown>>;
  const [callee = "", ...others] = namesIn(example.expression);
  assert.ok(callee in scope, `${callee} is no export of ${example.path}`);
  const missing = others.filter(
    (name) => !(name in scope) && !(name in globalThis) && !isWord(name),
  );
  if (missing.length > 0) context.skip(`needs ${missing.join(", ")}`);
  else assert.deepEqual(evaluate(example.expression, scope), evaluate(example.expected, {}));
}

suite("examples in docstrings are true", () => {
  test("there are some", () => assert.ok(examples.length >= 10, `${examples.length} examples`));
  for (const example of examples) {
    test(`${example.path}:${example.line} ${example.expression}`, (context) =>
      runExample(context, example));
  }
});

const blocks = repository.files
  .filter((file) => file.path.endsWith(".md"))
  .flatMap((file) => commandBlocksOf(file, "run"));

suite("commands in pages work as the pages say", () => {
  for (const block of blocks) {
    test(`${block.path}:${block.line} ${block.commands[0]}`, () => runBlock(block));
  }
});

suite("the table of settings is the one that the program reads", () => {
  const pages = [
    { path: "README.md", head: "name", none: "none", language: "en" },
    { path: "README.zh.md", head: "名称", none: "无", language: "zh" },
  ] as const;
  for (const { path, head, none, language } of pages) {
    test(path, () => {
      const table = tableOf(repository.byPath.get(path)?.text ?? "", head);
      const expected = settings.map(({ name, fallback, summary }) => {
        const shown = fallback === "" ? none : `\`${fallback}\``;
        return `|\`${name}\`|${shown}|${summary[language]}|`;
      });
      assert.deepEqual(table, expected);
    });
  }
});

suite("what is run is found", () => {
  test("examples of one line below @example, and nothing else", () => {
    const text = [
      "/**",
      " * Adds.",
      " *",
      " * @example",
      " *   add(1, 2); // 3",
      " *   add(1, 3); // 4: the next even number",
      " *   add(1, 4); // 5 in words",
      " *   add(1, …); // 6",
      " */",
      "const y = f(); // 4",
    ].join("\n");
    assert.deepEqual(examplesOf(new SourceFile("add.ts", text)), [
      { path: "add.ts", line: 5, expression: "add(1, 2)", expected: "3" },
      { path: "add.ts", line: 6, expression: "add(1, 3)", expected: "4" },
    ]);
  });

  test("names that an example needs; literals, members and keys are none", () => {
    assert.deepEqual(namesIn('read("a", other).value.at(0)'), ["read", "other"]);
    assert.deepEqual(namesIn("f({ key: value, n: 1n, isTrue: true })"), ["f", "value", "true"]);
  });

  test("blocks that say run, with the output below", () => {
    const page = "# A\n\n```sh run\nls\n```\n\n```text output\nx …\n```\n\n```sh\nrm -r /\n```\n";
    assert.deepEqual(commandBlocksOf(new SourceFile("a.md", page), "run"), [
      { path: "a.md", line: 3, commands: ["ls"], output: "x …\n" },
    ]);
  });

  test("a table by its head, without padding", () => {
    const page = "# A\n\n| name | is   |\n| --- | --- |\n| `A`  | one |\n\n| name |\n";
    assert.deepEqual(tableOf(page, "name"), ["|`A`|one|"]);
    assert.deepEqual(tableOf(page, "other"), []);
  });

  test("an ellipsis stands for anything, all else for itself", () => {
    assert.ok(isAsPromised("took 12 ms (a.b)\n", "took … ms (a.b)"));
    assert.ok(!isAsPromised("took 12 ms (axb)", "took … ms (a.b)"));
    assert.ok(!isAsPromised("more\ntook 12 ms", "took … ms"));
  });
});
