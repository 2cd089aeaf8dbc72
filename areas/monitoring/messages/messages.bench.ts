// SPDX-License-Identifier: Apache-2.0
// Clients of the bench of payment messages, in a process of their own: so many connections, each with
// one request under way, for so many seconds. Prints one line of JSON.
import { Agent, request } from "node:http";
import { pacs008 } from "./testing.ts";

/** What the clients are told on their command line, as JSON. */
export interface ClientOrder {
  readonly url: string;
  readonly operatorToken: string;
  readonly clientCount: number;
  /** Payments in one request. */
  readonly batchCount: number;
  readonly seconds: number;
  /** Makes the ids of this run unlike those of another. */
  readonly run: string;
}

/** What the clients measured. */
export interface ClientFigures {
  readonly paymentCount: number;
  readonly requestCount: number;
  readonly failedCount: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly millis: { readonly p50: number; readonly p99: number };
}

const accounts = 20_000;

/** Numbers that look random and are the same each time (Numerical Recipes, 32 bits). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function bodyOf(order: ClientOrder, serial: number, random: () => number): string {
  const transfers = Array.from({ length: order.batchCount }, (_, at) => ({
    id: `T${at}`,
    amount: `${Math.floor(random() * 100_000) + 1}.50`,
    account: `6222${String(Math.floor(random() * accounts)).padStart(12, "0")}`,
    beneficiary: `DE02${String(Math.floor(random() * accounts)).padStart(18, "0")}`,
    at: new Date(Date.UTC(2026, 0, 5) + serial * 60).toISOString(),
  }));
  return pacs008(transfers, { messageId: `${order.run}-${serial}` });
}

function send(order: ClientOrder, agent: Agent, body: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/xml",
      "content-length": Buffer.byteLength(body),
      "x-operator-token": order.operatorToken,
      "x-purpose": "supervision",
    };
    const sent = request(
      `${order.url}/api/flows/messages`,
      { method: "POST", agent, headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (text += chunk));
        response.on("end", () => {
          const isDone =
            response.statusCode === 200 && text.includes(`"acceptedCount":${order.batchCount}`);
          if (!isDone) process.stderr.write(`${response.statusCode} ${text.slice(0, 300)}\n`);
          resolve(isDone);
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Runs the clients. */
async function run(order: ClientOrder): Promise<ClientFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.clientCount });
  const random = seeded(20_261_124);
  let serial = 0;
  let failedCount = 0;
  const millis: number[] = [];
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const client = async () => {
    while (performance.now() - startedAt < order.seconds * 1_000) {
      const sentAt = performance.now();
      if (!(await send(order, agent, bodyOf(order, serial++, random)))) failedCount += 1;
      millis.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: order.clientCount }, client));
  const seconds = (performance.now() - startedAt) / 1_000;
  const used = process.cpuUsage(cpu);
  agent.destroy();
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return {
    paymentCount: (millis.length - failedCount) * order.batchCount,
    requestCount: millis.length,
    failedCount,
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    millis: { p50: at(0.5), p99: at(0.99) },
  };
}

if (import.meta.main) {
  const figures = await run(JSON.parse(process.argv[2] ?? "") as ClientOrder);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
