// SPDX-License-Identifier: Apache-2.0
// Speed of detection on a file: CSV to alerts with all shapes and windows of a week, the size of what
// is kept, and how long one payment takes. `node areas/monitoring/payment-files/detect.bench.ts`.
import { Watch } from "@tianwang/typologies";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { createGunzip } from "node:zlib";
import { detectFile } from "./detect.data.ts";
import { withPayments } from "./open-payments.data.ts";

/** Payments of AMLSim (see docs/guides/detection.md); without them an even stream is made. */
const large = new URL(
  "../../../../shared/data/flows/amlsim-large/transactions.csv.gz",
  import.meta.url,
).pathname;

/** What the bench measured. */
export interface DetectFigures {
  readonly source: string;
  readonly payments: number;
  readonly alerts: number;
  readonly paymentsPerSecond: number;
  readonly readSeconds: number;
  readonly watchSeconds: number;
  /** Speed of the last tenth as a share of that of the first. */
  readonly lastTenthShare: number;
  /** Contacts of the window, at the moment when most are live. */
  readonly bytesPerLiveContact: number;
  /** Everything that is kept, for each pair of accounts that is remembered. */
  readonly bytesPerPair: number;
  /** Most memory of the whole process, DuckDB included. */
  readonly peakMegabytes: number;
  readonly millis: { readonly p50: number; readonly p99: number; readonly p999: number };
}

/** Rows of AMLSim, each repeated for so many copies of its accounts, day by day. */
async function* copies(copyCount: number): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(large).pipe(createGunzip()) });
  let isHead = true;
  for await (const line of lines) {
    const [id = "", , date = "", from = "", to = "", fromBank = "", toBank = "", , , amount = ""] =
      line.split(",");
    if (isHead) yield "tx_id,date,from_account,to_account,from_bank,to_bank,amount\n";
    else
      for (let copy = 0; copy < copyCount; copy += 1)
        yield `${copy}-${id},${date},${from}-${copy},${to}-${copy},${fromBank},${toBank},${amount}\n`;
    isHead = false;
  }
}

/** An even stream of a year, with pairs that mostly repeat, from a fixed seed. */
function* evenStream(rowCount: number): Generator<string> {
  yield "tx_id,date,from_account,to_account,from_bank,to_bank,amount\n";
  const accountCount = Math.max(1000, Math.floor(rowCount / 12));
  let state = 11;
  const random = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * most);
  };
  for (let row = 0; row < rowCount; row += 1) {
    const date = new Date(Date.UTC(2023, 0, 1 + Math.floor((row * 360) / rowCount)));
    const from = random(accountCount);
    const to = random(30) === 0 ? random(accountCount) : (from * 7 + random(3)) % accountCount;
    yield `${row},${date.toISOString().slice(0, "2024-01-31".length)},${from},${to},a,b,${random(90_000) + 1}.00\n`;
  }
}

async function writeRows(path: string, rows: AsyncIterable<string> | Iterable<string>) {
  const out = createWriteStream(path);
  let text = "";
  for await (const row of rows) {
    text += row;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await once(out, "finish");
}

/** Milliseconds of one `take` each, and the size of what is kept for each live contact. */
async function takeEach(path: string, signal: AbortSignal) {
  return withPayments({ transactions: path, accounts: undefined }, signal, async ({ stream }) => {
    const watch = new Watch({ windowDays: 7 });
    const millis = new Float64Array(stream.count);
    let mostLive = 0;
    let bytesPerLiveContact = 0;
    await stream.each((payment) => {
      const startedAt = performance.now();
      watch.take(payment);
      millis[payment.row] = performance.now() - startedAt;
      watch.closed();
      if (payment.row % 10_000 !== 9999) return;
      const { youngCount, contactBytes } = watch.state();
      if (youngCount <= mostLive) return;
      mostLive = youngCount;
      bytesPerLiveContact = Math.round(contactBytes / youngCount);
    }, signal);
    const { contactBytes, pairBytes, accountBytes, pairCount } = watch.state();
    const bytesPerPair = Math.round(
      (contactBytes + pairBytes + accountBytes) / Math.max(1, pairCount),
    );
    const sorted = millis.toSorted();
    const at = (part: number) =>
      Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10_000) / 10_000;
    return {
      bytesPerLiveContact,
      bytesPerPair,
      millis: { p50: at(0.5), p99: at(0.99), p999: at(0.999) },
    };
  });
}

/** Measures detection on a file of some millions of payments. */
export async function measureDetection(isSmoke: boolean): Promise<DetectFigures> {
  const folder = await mkdtemp(join(tmpdir(), "tianwang-bench-detect-"));
  const path = join(folder, "payments.csv");
  const { signal } = new AbortController();
  const isLarge = !isSmoke && existsSync(large);
  try {
    await writeRows(path, isLarge ? copies(11) : evenStream(isSmoke ? 20_000 : 5_000_000));
    const { summary } = await detectFile({
      transactions: path,
      accounts: undefined,
      model: undefined,
      windowDays: 7,
      novelty: "first-contact",
      strengthMin: 0.5,
      signal,
      progress: () => undefined,
    });
    const { speed, rows, alerts } = summary;
    return {
      source: isLarge ? "amlsim-large, 11 copies of its accounts" : "even stream, seed 11",
      payments: rows.taken,
      alerts,
      ...speed,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      ...(await takeEach(path, signal)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const figures = await measureDetection(process.argv.includes("--smoke"));
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
}
