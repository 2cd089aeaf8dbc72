// SPDX-License-Identifier: Apache-2.0
// All measures of the money flow: exactness, tracing, detection, live messages. Files go through the
// program as a user calls it. The figures are written to bench/flows-frozen.csv.
import { spawnSync } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { makeHawalaTexts, makeMirrorScene, mirrorCsv, plantAttempts } from "@tianwang/worlds";
import type { DetectFigures } from "../areas/monitoring/payment-files/detect.bench.ts";

/** One figure: what was measured, what is wanted, and on what ground. */
interface Figure {
  readonly measure: string;
  readonly value: number | string;
  readonly target: string;
  /** Undefined where there is no target. */
  readonly isMet?: boolean;
  readonly ground: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const data = join(root, "../shared/data/flows");
const frozen = join(root, "bench/flows-frozen.csv");

const round = (value: number, digits = 3) => Number(value.toFixed(digits));
const share = (part: number, whole: number) => round(whole === 0 ? 0 : part / whole);

/** Runs a command of the program; gives what it prints as JSON. */
function command(...words: readonly string[]): unknown {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [join(root, "cli/src/main.ts"), ...words, "--json"],
    { encoding: "utf8", maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`tianwang ${words.join(" ")} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as unknown;
}

/** Runs a step in a process of its own, so that none measures the memory or the load of another. */
function step(script: string, words: readonly string[]): string {
  const { stdout, status } = spawnSync(process.execPath, [join(root, script), ...words], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  return stdout;
}

type Amounts = Readonly<Record<string, number | string>>;

/** The value of `1000` or `1000/3`. */
function valueOf(text: string | number | undefined): number {
  const [numerator = 0, denominator = 1] = String(text ?? 0)
    .split("/")
    .map(Number);
  return numerator / denominator;
}

/** Whether parts say the same; the file of examples is printed to four places. */
function isSame(found: Amounts, expected: Amounts): boolean {
  const names = [...Object.keys(found), ...Object.keys(expected)];
  return names.every(
    (name) => Math.abs(valueOf(found[name]) - valueOf(expected[name])) <= 0.000_05,
  );
}

function workedExamples(): Figure[] {
  const path = join(data, "tracing/worked-examples.json");
  if (!existsSync(path)) return [];
  const { ledger_cases: cases } = JSON.parse(readFileSync(path, "utf8")) as {
    ledger_cases: { id: string; expected_remaining: Record<string, Amounts> }[];
  };
  const { ledgers } = command("flows", "trace", path) as {
    ledgers: { ledger: string; doctrines: Record<string, { remaining: Amounts }> }[];
  };
  const told = cases.flatMap(({ id, expected_remaining: expected }) =>
    Object.entries(expected).map(([doctrine, parts]) => {
      const found = ledgers.find(({ ledger }) => ledger === id)?.doctrines;
      return isSame(found?.[doctrine.replaceAll("_", "-")]?.remaining ?? {}, parts);
    }),
  );
  const right = told.filter(Boolean).length;
  return [
    {
      measure: "worked examples: balances by ledger and doctrine",
      value: `${right} of ${told.length}`,
      target: "all exact",
      isMet: right === told.length,
      ground: "tracing/worked-examples.json",
    },
  ];
}

function tracing(isSmoke: boolean): Figure[] {
  const sizes = isSmoke ? ["1000"] : ["1000", "10000", "100000", "1000000"];
  const line = /^\s*(\d+)\s+(\w+)\s+([a-z-]+)\s+([\d.]+) s {2}(.*?)(?:, met|, MISSED)?$/u;
  return step("areas/flows/tracing/doctrines/doctrines.bench.ts", sizes)
    .split("\n")
    .flatMap((text) => {
      const [, rows = "", mix = "", doctrine = "", seconds = "", found = ""] =
        line.exec(text) ?? [];
      if (rows === "") return [];
      const hasGoal = rows === "1000000";
      return {
        measure: `tracing ${rows} rows, ${mix}: ${doctrine}, seconds`,
        value: Number(seconds),
        target: hasGoal ? "< 2" : "",
        ...(hasGoal ? { isMet: Number(seconds) < 2 } : {}),
        ground: found,
      };
    });
}

function throughput(isSmoke: boolean): Figure[] {
  const words = isSmoke ? ["--smoke"] : [];
  const figures = JSON.parse(
    step("areas/monitoring/payment-files/detect.bench.ts", words),
  ) as DetectFigures;
  const ground = `${figures.source}, ${figures.payments} payments, 7-day windows, ${figures.peakMegabytes} MB at most`;
  const figure = (measure: string, value: number, target: string, isMet: boolean): Figure => ({
    measure,
    value,
    target,
    ground,
    ...(isSmoke ? {} : { isMet }),
  });
  const { paymentsPerSecond, lastTenthShare, bytesPerLiveContact, millis } = figures;
  return [
    figure(
      "CSV to alerts, payments a second",
      paymentsPerSecond,
      ">= 100000",
      paymentsPerSecond >= 100_000,
    ),
    figure(
      "speed of the last tenth, share of the first",
      lastTenthShare,
      ">= 0.8",
      lastTenthShare >= 0.8,
    ),
    figure("bytes a live contact", bytesPerLiveContact, "<= 64", bytesPerLiveContact <= 64),
    figure("one payment, p99 ms", millis.p99, "<= 0.5", millis.p99 <= 0.5),
    figure("one payment, p99.9 ms", millis.p999, "<= 5", millis.p999 <= 5),
  ];
}

interface AttemptRates {
  readonly attempts: number;
  readonly found: number;
  readonly named: number;
  readonly foundAtAnyStrength: number;
}

interface Backtest {
  readonly payments: number;
  readonly accounts: number;
  readonly judgement: {
    readonly alerts: number;
    readonly byTransaction: {
      readonly f1: number;
      readonly precision: number;
      readonly recall: number;
    };
    readonly byTypology: Readonly<Record<string, AttemptRates>>;
    readonly decoysFlaggedShare: number;
    readonly falseAlertsPerThousandAccounts: number;
  };
}

async function write(path: string, parts: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  for (const part of parts) if (!out.write(part)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

/** Attempts that are a row or two have no shape: they are told apart. */
async function planted(folder: string, isSmoke: boolean): Promise<Figure[]> {
  const path = join(data, "amlworld-hi-small-dev/attempts_transactions.csv.gz");
  if (!existsSync(path) || isSmoke) return [];
  const text = gunzipSync(readFileSync(path)).toString();
  const sample = readFileSync(join(data, "amlworld-hi-small-dev/transactions_sample.csv"), "utf8");
  const world = plantAttempts({ seed: "1", attempts: text, sample });
  const file = (name: string) => join(folder, name);
  await write(file("transactions.csv"), world.transactions());
  await write(file("attempts.csv"), world.attempts());
  const { judgement, payments, accounts } = command(
    "flows",
    "backtest",
    "--transactions",
    file("transactions.csv"),
    "--labels",
    file("attempts.csv"),
    "--attempts",
    file("attempts.csv"),
  ) as Backtest;
  const ground = `${payments} payments, ${accounts} accounts, seed 1; attempts as recorded, single rows among them`;
  const wanted: Readonly<Record<string, number>> = { cycle: 0.9, bipartite: 0.8 };
  const rates = Object.entries(judgement.byTypology);
  const named = rates.reduce((sum, [, each]) => sum + each.named, 0);
  const found = rates.reduce((sum, [, each]) => sum + each.found, 0);
  return [
    ...rates.map(([typology, { attempts, found: hit, named: right, foundAtAnyStrength }]) => {
      const goal = wanted[typology] ?? 0.95;
      return {
        measure: `AMLworld attempts found, ${typology}`,
        value: share(hit, attempts),
        target: `>= ${goal}`,
        isMet: hit >= goal * attempts,
        ground: `${hit} of ${attempts}, ${right} named right, ${foundAtAnyStrength} at any strength; ${ground}`,
      };
    }),
    {
      measure: "AMLworld, named right of those found",
      value: share(named, found),
      target: ">= 0.9",
      isMet: named >= 0.9 * found,
      ground,
    },
    {
      measure: "AMLworld, false alerts for 1,000 accounts",
      value: round(judgement.falseAlertsPerThousandAccounts),
      target: "stated",
      ground: `${judgement.alerts} alerts; depends on this background; ${ground}`,
    },
  ];
}

function amlsim(folder: string, isSmoke: boolean): Figure[] {
  if (!existsSync(join(data, "amlsim-dev")) || isSmoke) return [];
  const set = (name: string) =>
    ["transactions", "labels", "attempts"].flatMap((each) => [
      `--${each}`,
      join(data, name, `${each}.csv.gz`),
    ]);
  const model = join(folder, "model.json");
  command("flows", "train", ...set("amlsim-dev").slice(0, 4), "--out", model);
  const runs = [
    ["untrained", "amlsim-dev", [], 0.45],
    ["untrained", "amlsim-large", [], 0.45],
    ["untrained, without pair novelty", "amlsim-large", ["--novelty", "all"], null],
    ["trained on amlsim-dev", "amlsim-large", ["--model", model], 0.65],
  ] as const;
  return runs.flatMap(([how, name, words, goal]) => {
    const { judgement } = command("flows", "backtest", ...set(name), ...words) as Backtest;
    const { f1, precision, recall } = judgement.byTransaction;
    const ground = `precision ${precision}, recall ${recall}, ${judgement.alerts} alerts; rules were written looking at amlsim-dev`;
    return [
      {
        measure: `F1 by transaction, ${name}, ${how}`,
        value: round(f1),
        target: goal === null ? "published" : `> ${goal}`,
        ...(goal === null ? {} : { isMet: f1 > goal }),
        ground,
      },
      {
        measure: `decoy attempts flagged, ${name}, ${how}`,
        value: judgement.decoysFlaggedShare,
        target: "< 0.3",
        isMet: judgement.decoysFlaggedShare < 0.3,
        ground,
      },
    ];
  });
}

/** Legs found and legs that were right, by the payments of mirror transfer alerts. */
function mirrorRates(
  folder: string,
  seed: string,
  texts: Readonly<Record<string, Iterable<string>>>,
) {
  mkdirSync(folder, { recursive: true });
  const path = (name: string) => join(folder, `${name}.csv`);
  for (const [name, parts] of Object.entries(texts)) writeFileSync(path(name), [...parts].join(""));
  const out = join(folder, "alerts.jsonl");
  const words = ["transactions", "accounts", "rates"].flatMap((name) => [
    `--${name}`,
    path(name === "transactions" ? "payments" : name),
  ]);
  command("flows", "detect", ...words, "--window", "120", "--out", out);
  const labelled = readFileSync(path("labels"), "utf8").split("\n").slice(1);
  const mirror = new Set(
    labelled.map((line) => line.split(",")).flatMap(([id = "", is]) => (is === "1" ? [id] : [])),
  );
  const flagged = new Set<string>();
  for (const line of readFileSync(out, "utf8").split("\n").filter(Boolean)) {
    const alert = JSON.parse(line) as { typology: string; transactions: string[] };
    if (alert.typology === "mirror-transfer") for (const id of alert.transactions) flagged.add(id);
  }
  const right = [...flagged].filter((id) => mirror.has(id)).length;
  return {
    seed,
    recall: share(right, mirror.size),
    precision: share(right, flagged.size),
    legs: mirror.size,
  };
}

function mirrors(folder: string, isSmoke: boolean): Figure[] {
  const seeds = isSmoke ? ["1"] : ["1", "2", "3"];
  const scenes = {
    "generator 1 (rules chosen with its parameters open)": (seed: string) => {
      const scene = makeMirrorScene({ seed });
      const file = (name: "accounts" | "labels" | "payments" | "rates") => mirrorCsv(scene, name);
      return {
        payments: file("payments"),
        accounts: file("accounts"),
        rates: file("rates"),
        labels: file("labels"),
      };
    },
    "generator 2 (independent)": (seed: string) => {
      const { payments, accounts, rates, labels } = makeHawalaTexts({ seed, rowCount: 30_000 });
      return { payments: [payments], accounts: [accounts], rates: [rates], labels: [labels] };
    },
  };
  return Object.entries(scenes).flatMap(([name, make], scene) =>
    seeds.flatMap((seed) => {
      const rates = mirrorRates(join(folder, `mirror-${scene}-${seed}`), seed, make(seed));
      const ground = `${rates.legs} legs; rates of the day given`;
      return [
        {
          measure: `mirror transfers, ${name}, seed ${seed}: recall of legs`,
          value: rates.recall,
          target: ">= 0.9",
          isMet: rates.recall >= 0.9,
          ground,
        },
        {
          measure: `mirror transfers, ${name}, seed ${seed}: precision of legs`,
          value: rates.precision,
          target: ">= 0.8",
          isMet: rates.precision >= 0.8,
          ground,
        },
      ];
    }),
  );
}

function live(isSmoke: boolean): Figure[] {
  const words = ["messages", ...(isSmoke ? ["--smoke"] : [])];
  const line =
    /^(PGlite|PostgreSQL) (\d+)\s+(\d+) payments\/s.*?(p50 [\d.]+ ms, p99 [\d.]+ ms)\s+(processor: .*?)\s+failed (\d+)\s+>= (\d+)/u;
  return step("tools/bench.ts", words)
    .split("\n")
    .flatMap((text) => {
      const [, database, batch, rate = "", times, shares, failed, goal = ""] =
        line.exec(text) ?? [];
      if (rate === "") return [];
      return {
        measure: `live, ${database}, ${batch} a request, messages a second`,
        value: Number(rate),
        target: `>= ${goal}`,
        ...(isSmoke ? {} : { isMet: Number(rate) >= Number(goal) }),
        ground: `16 clients on loopback, ${times}, ${shares}, ${failed} failed`,
      };
    });
}

const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;

function verdict({ isMet }: Figure): string {
  if (isMet === undefined) return "";
  return isMet ? "met" : "missed";
}

/** Measures everything, prints it, and freezes it unless it is a smoke run. */
export async function run({ smoke }: { readonly smoke: boolean }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tianwang-bench-flows-"));
  const figures: Figure[] = [];
  const add = (found: readonly Figure[]) => {
    for (const figure of found) {
      figures.push(figure);
      console.log(
        `${figure.measure.padEnd(78)} ${String(figure.value).padStart(12)}  ${figure.target.padEnd(12)} ${verdict(figure)}`,
      );
    }
  };
  console.log(`${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(2)}`);
  try {
    add(workedExamples());
    add(tracing(smoke));
    add(throughput(smoke));
    add(await planted(folder, smoke));
    add(amlsim(folder, smoke));
    add(mirrors(folder, smoke));
    add(live(smoke));
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (smoke) return;
  const rows = figures.map((figure) =>
    [figure.measure, figure.value, figure.target, verdict(figure), figure.ground]
      .map(cell)
      .join(","),
  );
  writeFileSync(frozen, `${["measure,value,target,verdict,ground", ...rows].join("\n")}\n`);
  console.log(`written to ${frozen}`);
}
