// SPDX-License-Identifier: Apache-2.0
// `npm run check`: format, lint, types, tests on the embedded store, tidy.
// `npm test` (`--all`): the same, then PostgreSQL, browser and a smoke run of the benches.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBundle } from "./web-bundle.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const isAll = process.argv.includes("--all");
const bin = (name: string) => join(root, "node_modules", ".bin", name);
const say = (text: string) => process.stderr.write(`${text}\n`);

/** Longest that one step may take. */
const stepMillisMax = 900_000;

interface Step {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

interface Ran {
  readonly step: Step;
  readonly code: number;
  readonly output: string;
  readonly millis: number;
}

function runStep(step: Step): Promise<Ran> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(step.command, [...step.words], {
      cwd: root,
      env: { ...process.env, ...step.environment },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: stepMillisMax,
    });
    let output = "";
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("close", (code) => {
      resolve({ step, code: code ?? 1, output, millis: Math.round(performance.now() - began) });
    });
  });
}

/** The globs of the test files: browser tests and PostgreSQL have steps of their own. */
const testGlobs = [
  "kernel/src/**/*.test.ts",
  "store/src/**/*.test.ts",
  "wire/src/**/*.test.ts",
  "areas/**/*.test.ts",
  "worlds/src/**/*.test.ts",
  "server/src/**/*.test.ts",
  "cli/src/**/*.test.ts",
  "ui/src/**/*.test.ts",
  "web/src/**/*.test.ts",
  "tools/!(*.browser).test.ts",
  "bench/**/*.test.ts",
];

const nodeTest = (
  name: string,
  globs: readonly string[],
  more: Partial<Step> & { flags?: readonly string[] } = {},
): Step => ({
  name,
  command: process.execPath,
  words: ["--test", "--test-reporter=spec", ...(more.flags ?? []), ...globs],
  ...(more.environment ? { environment: more.environment } : {}),
});

const quick: readonly Step[] = [
  { name: "format", command: bin("oxfmt"), words: ["--check", "."] },
  { name: "lint", command: bin("oxlint"), words: ["--type-aware", "--deny-warnings"] },
  { name: "types of engines", command: bin("tsc"), words: ["-p", "tsconfig.engine.json"] },
  { name: "types of Node code", command: bin("tsc"), words: ["-p", "tsconfig.node.json"] },
  { name: "types of screens", command: bin("tsc"), words: ["-p", "tsconfig.web.json"] },
];

const tests = nodeTest("tests", testGlobs, {
  flags: [`--test-concurrency=${Math.max(2, availableParallelism())}`, "--test-timeout=300000"],
});

const further: readonly Step[] = [
  {
    name: "PostgreSQL",
    command: process.execPath,
    words: ["tools/postgres-leg.ts"],
  },
  nodeTest(
    "browser",
    ["web/src/**/*.browser.test.ts", "ui/src/**/*.browser.test.ts", "tools/*.browser.test.ts"],
    {
      flags: ["--test-concurrency=1", "--test-timeout=600000"],
    },
  ),
  { name: "benches, smoke", command: process.execPath, words: ["tools/bench.ts", "--smoke"] },
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

function tell({ step, code, output, millis }: Ran): void {
  say(`${code === 0 ? "✔" : "✖"} ${step.name} (${(millis / 1000).toFixed(1)} s)`);
  if (code !== 0) say(output.slice(-60_000));
}

const totals = { passed: 0, failed: 0, skipped: 0 };
let isFine = true;
async function runAll(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const ran = await runStep(step);
    tell(ran);
    const counts = countsOf(ran.output);
    totals.passed += counts.passed;
    totals.failed += counts.failed;
    totals.skipped += counts.skipped;
    if (ran.code === 0) continue;
    isFine = false;
    if (counts.failed === 0) totals.failed += 1;
  }
}

await runAll(quick);
await runAll([tests]);
if (isAll) {
  await ensureBundle(say);
  await runAll(further);
}
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);
process.exitCode = isFine ? 0 : 1;
