// SPDX-License-Identifier: Apache-2.0
// `kill -9` while payments come in: what was answered is there, once, and the watch goes on as if
// nothing had happened.
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";

const cliPath = fileURLToPath(new URL("../../cli/src/main.ts", import.meta.url));

interface Answer {
  readonly id: string;
  readonly number: number;
  readonly score: number;
  readonly findings: readonly { readonly alertId: string; readonly typology: string }[];
}

/** Every program that was started, so that none outlives the test. */
const started: Program[] = [];

/** The program in a process of its own. */
class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly url: string;
  readonly token: string;

  constructor(child: ChildProcess, ended: Promise<unknown>, at: { url: string; token: string }) {
    this.#child = child;
    this.#ended = ended;
    this.url = at.url;
    this.token = at.token;
  }

  static async start(folder: string): Promise<Program> {
    const child = spawn(process.execPath, [cliPath, "start"], {
      env: {
        ...process.env,
        TIANWANG_DATA: folder,
        TIANWANG_DEMO: "off",
        TIANWANG_LOG: "silent",
        PORT: "0",
      },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = new Promise((resolve) => {
      child.once("exit", resolve);
    });
    const url = await new Promise<string>((resolve, reject) => {
      let said = "";
      child.stdout?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const address = /^(http:\/\/127\.0\.0\.1:\d+)$/mu.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
      void ended.then(() => reject(new Error("the program ended")));
    });
    const token = (await readFile(join(folder, "operator.token"), "utf8")).trim();
    const program = new Program(child, ended, { url, token });
    started.push(program);
    return program;
  }

  async end(signal: "SIGINT" | "SIGKILL"): Promise<void> {
    this.#child.kill(signal);
    await this.#ended;
  }

  /** The answer to a payment; null when the program died before it gave one. */
  async post(payment: unknown): Promise<Answer | null> {
    const answer = await fetch(`${this.url}/api/flows/messages`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-operator-token": this.token,
        "x-purpose": "supervision",
      },
      body: JSON.stringify(payment),
    }).catch(() => null);
    if (!answer) return null;
    const body = (await answer.json().catch(() => null)) as { messages?: Answer[] } | null;
    assert.ok(body === null || body.messages, JSON.stringify(body));
    return body?.messages?.[0] ?? null;
  }

  async alerts(): Promise<{ totalCount: number; rows: { id: string; paymentCount: number }[] }> {
    const headers = { "x-operator-token": this.token, "x-purpose": "supervision" };
    const answer = await fetch(`${this.url}/api/monitoring/alerts?count=500`, { headers });
    return (await answer.json()) as never;
  }
}

/** Ordinary life of a hundred accounts, and from the 300th on many payers of one. */
function payment(at: number) {
  const isSpecial = at >= 300 && at % 4 === 0;
  const from = isSpecial ? `S${at}` : `B${at % 97}`;
  const to = isSpecial ? "COLLECTOR" : `B${(at * 31 + 7) % 97}`;
  return {
    messageId: `M${at}`,
    at: new Date(Date.UTC(2026, 0, 5) + at * 600_000).toISOString(),
    amount: `${100 + (at % 50)}.00`,
    currency: "CNY",
    from: { bank: "ICBKCNBJ", account: from },
    to: { bank: "ICBKCNBJ", account: to },
  };
}

/** Sends payments one after another; kills the program when so many were answered. */
async function sendUntilKilled(program: Program, from: number, killAt: number) {
  const answered = new Map<number, Answer>();
  for (let at = from; ; at++) {
    // The payment of this turn is on its way when the program is killed.
    const asked = program.post(payment(at));
    if (answered.size >= killAt) {
      await program.end("SIGKILL");
      const last = await asked;
      if (last) answered.set(at, last);
      return { answered, next: at };
    }
    const answer = await asked;
    assert.ok(answer, "an answer");
    answered.set(at, answer);
  }
}

const paymentCount = 400;

const typologiesOf = (answers: ReadonlyMap<number, Answer>) =>
  [...answers]
    .toSorted(([a], [b]) => a - b)
    .map(([, { findings, score }]) => [score, findings.map(({ typology }) => typology)]);

suite("kill -9 while payments come in", () => {
  const folders: string[] = [];
  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), "tianwang-live-"));
    folders.push(folder);
    return folder;
  };

  test("nothing answered is lost or counted twice; findings are those of an unbroken run", async () => {
    try {
      const folder = await newFolder();
      const answered = new Map<number, Answer>();
      let next = 0;
      for (const killAt of [37, 150, 120]) {
        const program = await Program.start(folder);
        const run = await sendUntilKilled(program, next, killAt);
        for (const [at, answer] of run.answered) answered.set(at, answer);
        next = run.next;
      }
      const program = await Program.start(folder);
      for (const [at, answer] of answered)
        if (at % 10 === 0 || at > next - 5)
          assert.deepEqual(await program.post(payment(at)), answer);
      for (let at = next; at < paymentCount; at++) {
        const answer = await program.post(payment(at));
        assert.ok(answer);
        answered.set(at, answer);
      }
      assert.deepEqual(
        [...answered.values()].map(({ number }) => number).toSorted((a, b) => a - b),
        Array.from({ length: paymentCount }, (_, at) => at),
      );
      const alerts = await program.alerts();
      await program.end("SIGINT");

      const whole = await Program.start(await newFolder());
      const expected = new Map<number, Answer>();
      for (let at = 0; at < paymentCount; at++) {
        const answer = await whole.post(payment(at));
        assert.ok(answer);
        expected.set(at, answer);
      }
      const wholeAlerts = await whole.alerts();
      await whole.end("SIGINT");
      assert.deepEqual(typologiesOf(answered), typologiesOf(expected));
      assert.ok(wholeAlerts.totalCount > 0, "something was found");
      assert.deepEqual(
        alerts.rows.map((row) => row.paymentCount),
        wholeAlerts.rows.map((row) => row.paymentCount),
      );
    } finally {
      for (const program of started) await program.end("SIGKILL");
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    }
  });
});
