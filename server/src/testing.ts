// SPDX-License-Identifier: Apache-2.0
// For tests only: the whole server on a test store, without a network.
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Role } from "@tianwang/kernel/access";
import type { ActorId } from "@tianwang/kernel/ids";
import type { Acting, JobHandler } from "@tianwang/store";
import { ensureInstallation, listJobs, startRunner } from "@tianwang/store";
import { openSession } from "@tianwang/store/access";
import type { TestStore } from "@tianwang/store/testing";
import { openTestStore } from "@tianwang/store/testing";
import type { Client } from "@tianwang/wire/client";
import { createClient } from "@tianwang/wire/client";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { jobHandlers } from "./areas.ts";
import { buildApp } from "./http/app.ts";
import { Upkeep } from "./kit/upkeep.ts";

/** Somebody who is signed in, as the browser would be. */
export interface SignedIn {
  readonly actorId: ActorId;
  readonly headers: Readonly<Record<string, string>>;
  readonly client: Client;
}

/** The whole server, with the operator's client and people who can sign in. */
export interface TestServer {
  readonly ground: TestStore;
  readonly app: FastifyInstance;
  readonly operator: Client;
  signIn(acting: Acting): Promise<SignedIn>;
  /** Adds an agency with one member and signs that member in. */
  stranger(role: Role, name: string): Promise<SignedIn>;
  /** Takes files into a compartment and waits until everything that follows from them is done. */
  settle(compartmentId: string, acting?: Acting): Promise<void>;
  close(): Promise<void>;
}

export const operatorToken = createHash("sha256")
  .update("operator token of tests")
  .digest("base64url");

/** `fetch` answered by the app in this process. */
function injectedFetch(app: FastifyInstance): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = init?.body;
    const payload =
      body instanceof ReadableStream ? Buffer.from(await new Response(body).arrayBuffer()) : body;
    const answer = await app.inject({
      method: (init?.method ?? "GET") as "GET",
      url: url.pathname + url.search,
      headers: init?.headers as Record<string, string>,
      ...(payload ? { payload: payload as string | Buffer } : {}),
    });
    const headers = Object.entries(answer.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    );
    return new Response(answer.rawPayload as Uint8Array<ArrayBuffer>, {
      status: answer.statusCode,
      headers,
    });
  };
}

const clientWith = (app: FastifyInstance, headers: Readonly<Record<string, string>>) =>
  createClient({ base: "http://test.invalid", fetch: injectedFetch(app), headers: () => headers });

/** Builds the server on a fresh test store; the same on both engines. */
export async function startTestServer(
  seed: string,
  more: readonly JobHandler[] = [],
): Promise<TestServer> {
  const ground = await openTestStore(seed);
  const { store } = ground;
  const installation = await ensureInstallation(store);
  const logger = pino({ level: "silent" });
  const backupsFolder = join(ground.folder, "backups");
  const upkeep = new Upkeep({ store, logger, version: "test", backupsFolder, maySweep: true });
  const app = await buildApp({
    gate: { store, installation, operatorToken, isSecure: false },
    upkeep,
    logger,
    metricsToken: "metrics",
    version: "test",
    proxies: [],
    pageFolder: ground.folder,
    isReady: () => true,
  });
  const runner = startRunner(store, [...jobHandlers, ...more], "test", (error) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  });
  const signIn = async (acting: Acting): Promise<SignedIn> => {
    const session = await store.asOwner((db) => openSession(db, acting.actorId, store.clock()));
    const headers = {
      cookie: `tianwang=${session.token}`,
      "x-csrf-token": session.csrfToken,
      "x-purpose": acting.purpose,
      "x-workspace": acting.workspaceId,
    };
    return { actorId: acting.actorId, headers, client: clientWith(app, headers) };
  };
  return {
    ground,
    app,
    operator: clientWith(app, { "x-operator-token": operatorToken, "x-purpose": "investigation" }),
    signIn,
    stranger: async (role, name) => signIn(await ground.stranger(role, name)),
    async settle(compartmentId, acting = ground.acting) {
      for (;;) {
        runner.wake();
        const jobs = await store.run(acting, "test.settle", (work) =>
          listJobs(work, [compartmentId], 50),
        );
        if (jobs.every((job) => job.state !== "waiting" && job.state !== "running")) return;
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      }
    },
    async close() {
      await runner.stop();
      await app.close();
      await upkeep.close();
      await ground.close();
    },
  };
}
