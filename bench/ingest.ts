// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What one process measured. */
interface Measured {
  readonly seconds: number;
  readonly rowCount: number;
  readonly peakMegabytes: number;
}

const ways = ["bare", "segment", "parties"] as const;

type Way = (typeof ways)[number];

/** Goals of the import on two cores: rows a second, share of bare DuckDB, megabytes. */
const goals = { rowsPerSecond: 150_000, shareOfBare: 0.2, peakMegabytes: 600 };

const labels: Readonly<Record<Way, string>> = {
  bare: "DuckDB read_csv, all text, into a table",
  segment: "decode, parse, map, reconcile, Parquet",
  parties: "the same, and gather the parties",
};

/** A generator of numbers that is the same everywhere (Numerical Recipes, 32 bits). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许";
const givenNames = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平";
const banks = [
  "中国农业银行天南支行",
  "中国建设银行股份有限公司海州分行",
  "招商银行海州分行营业部",
  "中国工商银行北湖支行",
];
const summaries = ["货款", "转账", "工资", "往来款", "跨行汇款", "服务费", "还款", "备用金"];
const header =
  "交易日期,交易时间,借贷标志,交易金额,账户余额,对方户名,对方账号,对方开户行,摘要,附言,交易流水号,网点号\n";

interface Counterparty {
  readonly name: string;
  readonly account: string;
}

function counterparty(at: number): Counterparty {
  const surname = surnames.charAt(at % 20);
  const given = givenNames.charAt((at * 7) % 20) + givenNames.charAt((at * 13) % 20);
  const name = at % 3 === 0 ? `天南${surname}${given}贸易有限公司` : surname + given;
  return { name, account: `62220${10_000_000_000_000 + at * 7919}` };
}

function decimal(minor: number): string {
  const digits = String(minor).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Writes a statement of one account as a Chinese bank exports it: ten years, oldest row first. */
function writeStatement(path: string, rowCount: number): void {
  const random = seeded(20_261_123);
  const others = Array.from({ length: 5000 }, (_, at) => counterparty(at));
  const start = Date.UTC(2015, 0, 1);
  const file = openSync(path, "w");
  let balance = 100_000_000;
  let text = `账号：6222020000000000001,户名：林某,币种：人民币\n${header}`;
  for (let at = 0; at < rowCount; at++) {
    const other = others[Math.floor(random() * others.length)] ?? counterparty(0);
    const amount = Math.floor(random() * 5_000_000) + 1;
    const isOut = random() < 0.5 && balance > amount;
    balance += isOut ? -amount : amount;
    const moment = new Date(start + Math.floor((at * 315_360_000_000) / rowCount)).toISOString();
    const summary = summaries[Math.floor(random() * summaries.length)] ?? "";
    const contract = String(Math.floor(random() * 1_000_000)).padStart(6, "0");
    text +=
      `${moment.slice(0, 10)},${moment.slice(11, 19)},${isOut ? "借" : "贷"},${decimal(amount)},` +
      `${decimal(balance)},${other.name},${other.account},${banks[at % 4]},${summary},` +
      `合同${contract}号,JS${String(at).padStart(12, "0")},${1000 + (at % 37)}\n`;
    if (text.length > 1_000_000) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}

const worker = fileURLToPath(new URL("../areas/ledger/ingest/ingest.bench.ts", import.meta.url));

function measure(way: Way, path: string, rowCount: number): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, [worker, way, path], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`bench ingest ${way}: ${stderr}`);
  const measured = JSON.parse(stdout) as Measured;
  if (measured.rowCount !== rowCount) {
    throw new Error(`bench ingest ${way}: ${measured.rowCount} rows of ${rowCount}`);
  }
  return measured;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function verdict(isMet: boolean): string {
  return isMet ? "met" : "MISSED";
}

function report(path: string, rowCount: number, results: ReadonlyMap<Way, readonly Measured[]>) {
  const seconds = (way: Way) => median((results.get(way) ?? []).map((one) => one.seconds));
  const peak = (way: Way) => Math.max(...(results.get(way) ?? []).map((one) => one.peakMegabytes));
  const megabytes = Math.round(statSync(path).size / 1e6);
  console.log(`${rowCount} rows, ${megabytes} MB, ${availableParallelism()} cores, medians`);
  console.log("seconds     rows/s  of bare  peak MB  what");
  for (const way of ways) {
    const share = seconds("bare") / seconds(way);
    console.log(
      [
        seconds(way).toFixed(2).padStart(7),
        Math.round(rowCount / seconds(way))
          .toString()
          .padStart(10),
        share.toFixed(2).padStart(8),
        Math.round(peak(way)).toString().padStart(8),
        ` ${labels[way]}`,
      ].join(" "),
    );
  }
  const rate = rowCount / seconds("segment");
  const share = seconds("bare") / seconds("segment");
  console.log(`>= ${goals.rowsPerSecond} rows/s: ${verdict(rate >= goals.rowsPerSecond)}`);
  console.log(`>= ${goals.shareOfBare} of bare DuckDB: ${verdict(share >= goals.shareOfBare)}`);
  console.log(`< ${goals.peakMegabytes} MB: ${verdict(peak("segment") < goals.peakMegabytes)}`);
}

/** Measures the import of a million rows against bare DuckDB on the same file, in turns. */
export async function run(options: { readonly smoke: boolean }): Promise<void> {
  const rowCount = options.smoke ? 20_000 : 1_000_000;
  const folder = mkdtempSync(join(tmpdir(), "tianwang-bench-"));
  try {
    const path = join(folder, "statement.csv");
    writeStatement(path, rowCount);
    const results = new Map<Way, Measured[]>(ways.map((way) => [way, []]));
    for (let turn = 0; turn < (options.smoke ? 1 : 3); turn++) {
      for (const way of ways) results.get(way)?.push(measure(way, path, rowCount));
    }
    report(path, rowCount, results);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
