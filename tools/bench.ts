// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** How a bench is run: `smoke` is small and quick, and shows only that it runs. */
export interface BenchOptions {
  readonly smoke: boolean;
}

/** What a file of the folder `bench` offers. */
export interface Bench {
  readonly run: (options: BenchOptions) => Promise<void>;
}

const folder = new URL("../bench/", import.meta.url);

/** The names of all benches, in alphabetical order. */
export function benchNames(files: readonly string[]): readonly string[] {
  return files
    .filter((file) => /^[a-z0-9-]+\.ts$/u.test(file))
    .map((file) => file.replace(/\.ts$/u, ""))
    .toSorted();
}

async function runOne(name: string, options: BenchOptions): Promise<void> {
  const bench = (await import(new URL(`${name}.ts`, folder).href)) as Bench;
  await bench.run(options);
}

/** Runs each bench in a process of its own, so that none measures the memory of another. */
function runAll(names: readonly string[]): number {
  const self = fileURLToPath(import.meta.url);
  for (const name of names) {
    console.log(`bench ${name} --smoke`);
    const { status } = spawnSync(process.execPath, [self, name, "--smoke"], { stdio: "inherit" });
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { smoke: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const names = benchNames(readdirSync(folder));
  const [name] = positionals;
  if (name === undefined) {
    if (values.smoke) return runAll(names);
    console.log(["npm run bench -- NAME [--smoke], where NAME is one of", ...names].join("\n  "));
    return 0;
  }
  if (!names.includes(name)) {
    console.error(`There is no bench ${name}. There are: ${names.join(", ")}.`);
    return 2;
  }
  await runOne(name, { smoke: values.smoke });
  return 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
