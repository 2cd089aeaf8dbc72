// SPDX-License-Identifier: Apache-2.0
// `npm run check`: format, lint, types, tests on the embedded store, tidy; a minute on a quiet machine
// of two cores. `npm test` (`--all`): the same, then slow tests, PostgreSQL, browser and a smoke run
// of the benches.
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ran, Step } from "./step.ts";
import { describeRan, describeSlowest, runStep } from "./step.ts";
import { ensureBundle } from "./web-bundle.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules", ".cache", "tianwang");
const isAll = process.argv.includes("--all");
const bin = (name: string) => join(root, "node_modules", ".bin", name);
const say = (text: string) => process.stderr.write(`${text}\n`);

/** What `check` is to take; above it, the slowest files are named. */
const checkMillisAim = 60_000;

/** Longest that a step may take, also on a busy machine. */
const toolMillisMax = 180_000;
const testsMillisMax = 480_000;
const longMillisMax = 900_000;

/** Tests that open no store: the files of a group share one process, which starts but once. */
const pureGlobs: Readonly<Record<string, readonly string[]>> = {
  areas: ["{areas,bench,kernel}/**/!(*.data|*.slow|*.slow.*|*.browser).test.ts"],
  "kits and shells": [
    "{store,wire,worlds,server,cli,ui,web}/src/**/!(*.data|*.slow|*.slow.*|*.browser).test.ts",
    "tools/!(*.data|*.slow|*.slow.*|*.browser).test.ts",
  ],
};

/** Tests with a store: a process and a database for each file. */
const dataGlobs = ["{areas,store,worlds,server,cli}/**/!(*.slow).data.test.ts"];

/** Processes that are killed, many rows, whole installations: minutes, and in `npm test` only. */
const slowGlobs = [
  "{store,areas,worlds,server,cli,tools,bench}/**/*.slow.test.ts",
  "{store,areas,worlds,server,cli,tools,bench}/**/*.slow.*.test.ts",
];

const browserGlobs = ["{web,ui}/src/**/*.browser.test.ts", "tools/*.browser.test.ts"];

interface Pace {
  /** Over before it pays to optimise the WebAssembly of the store: a data test takes a quarter less. */
  readonly isBrief?: boolean;
  readonly atOnce: number;
  /** Whether the files share one process. */
  readonly isTogether?: boolean;
  /** Longest that one file may take; one test where they share a process. */
  readonly fileMillisMax: number;
  readonly millisMax: number;
}

const nodeTest = (name: string, globs: readonly string[], pace: Pace): Step => ({
  name,
  command: process.execPath,
  words: [
    ...(pace.isBrief ? ["--liftoff-only"] : []),
    ...(pace.isTogether ? ["--test-isolation=none"] : [`--test-concurrency=${pace.atOnce}`]),
    `--test-timeout=${pace.fileMillisMax}`,
    ...globs,
  ],
  millisMax: pace.millisMax,
  isTest: true,
});

/** Types are checked anew where something changed since the last run. */
const types = (name: string, project: string): Step => ({
  name,
  command: bin("tsc"),
  words: [
    "--project",
    `tsconfig.${project}.json`,
    "--incremental",
    "--tsBuildInfoFile",
    join(cache, `types-${project}.tsbuildinfo`),
  ],
  millisMax: toolMillisMax,
});

const tool = (name: string, command: string, ...words: readonly string[]): Step => ({
  name,
  command,
  words,
  millisMax: toolMillisMax,
});

const cores = Math.max(2, availableParallelism());

const quick: readonly Step[] = [
  tool("format", bin("oxfmt"), "--check", "."),
  tool("lint", bin("oxlint"), "--type-aware", "--deny-warnings"),
  types("types of engines", "engine"),
  types("types of Node code", "node"),
  types("types of screens", "web"),
];

const brief = { isBrief: true, fileMillisMax: 120_000, millisMax: testsMillisMax } as const;

const pureTests = Object.entries(pureGlobs).map(([name, globs]) =>
  nodeTest(`tests of ${name}`, globs, { ...brief, isTogether: true, atOnce: 1 }),
);

const dataTests = nodeTest("tests with a store", dataGlobs, { ...brief, atOnce: cores });

const further: readonly Step[] = [
  nodeTest("slow tests", slowGlobs, {
    atOnce: cores,
    fileMillisMax: 600_000,
    millisMax: longMillisMax,
  }),
  {
    ...tool("PostgreSQL", process.execPath, "tools/postgres-leg.ts"),
    millisMax: longMillisMax,
  },
  nodeTest("browser", browserGlobs, {
    atOnce: 1,
    fileMillisMax: 600_000,
    millisMax: longMillisMax,
  }),
  {
    ...tool("benches, smoke", process.execPath, "tools/bench.ts", "--smoke"),
    millisMax: longMillisMax,
  },
];

/** Counts of the closing lines of Node's test runner. */
function countsOf(output: string): { passed: number; failed: number; skipped: number } {
  const sum = (word: string) =>
    [...output.matchAll(new RegExp(`^. ${word} (\\d+)$`, "gmu"))].reduce(
      (total, match) => total + Number(match[1]),
      0,
    );
  return { passed: sum("pass"), failed: sum("fail") + sum("cancelled"), skipped: sum("skipped") };
}

const totals = { passed: 0, failed: 0, skipped: 0 };
const all: Ran[] = [];
async function runAll(steps: readonly Step[], atOnce = 1): Promise<void> {
  const waiting = [...steps];
  const take = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const ran = await runStep(step, root);
      say(describeRan(ran));
      all.push(ran);
      const counts = countsOf(ran.output);
      totals.passed += counts.passed;
      totals.failed += ran.code !== 0 && counts.failed === 0 ? 1 : counts.failed;
      totals.skipped += counts.skipped;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
}

mkdirSync(cache, { recursive: true });
await runAll(quick, cores);
await runAll(pureTests, cores);
await runAll([dataTests]);
const checkMillis = performance.now();
if (checkMillis > checkMillisAim) {
  say(`${(checkMillis / 1000).toFixed(0)} s; the aim is 60 s on a quiet machine. The slowest:`);
  say(describeSlowest(all, 10));
}
if (isAll) {
  await ensureBundle(say);
  await runAll(further);
}
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);
process.exitCode = all.every(({ code }) => code === 0) ? 0 : 1;
