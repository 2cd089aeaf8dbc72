// SPDX-License-Identifier: Apache-2.0
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openCaseEndpoint } from "@tianwang/casework/wire";
import { addIntakeFile, openIntake, startIntake } from "@tianwang/evidence/wire";
import { createClient } from "@tianwang/wire/client";
import { listJobs } from "@tianwang/wire/kit";
import { bulkTable } from "@tianwang/worlds";
import type { Page } from "playwright-core";
import type { RealServer } from "./real-server.ts";

/** Between two looks at the jobs of the import. */
const pollMillis = 250;

/** The statement that a bulk case is made of, a piece at a time. */
export function bulkStatement(rowCount: number): Generator<string, void> {
  return bulkTable({ seed: "table", rowCount });
}

/** Opens a case with one big statement, taken in as any other file, and waits for all that follows. */
export async function openBulkCase(server: RealServer, rowCount: number): Promise<string> {
  const token = (await readFile(join(server.dataFolder, "operator.token"), "utf8")).trim();
  const headers = { "x-operator-token": token, "x-purpose": "investigation" };
  const client = createClient({ base: server.base, fetch, headers: () => headers });
  const { id, compartmentId } = await client.call(openCaseEndpoint, {
    body: { title: `${rowCount} rows` },
  });
  const { intakeId } = await client.call(openIntake, {
    body: { compartmentId, legalBasis: "Synthetic data" },
  });
  const bytes = ReadableStream.from(bulkStatement(rowCount)).pipeThrough(new TextEncoderStream());
  await client.call(addIntakeFile, {
    params: { intakeId },
    query: { path: "statement.csv" },
    body: bytes as ReadableStream<Uint8Array>,
  });
  await client.call(startIntake, { params: { intakeId } });
  for (;;) {
    const { rows } = await client.call(listJobs, { query: { compartmentId } });
    if (rows.every(({ state }) => state !== "waiting" && state !== "running")) break;
    await pause(pollMillis);
  }
  return `/cases/${id}?tab=transactions`;
}

/** Makes the administrator by the one-time link, so that the page is signed in. */
export async function enter(page: Page, server: RealServer): Promise<void> {
  const password = "a table of a million rows";
  await page.goto(server.link);
  const fields = page.locator("form input");
  await fields.nth(2).waitFor();
  await fields.nth(0).fill("Lin Yifan");
  await fields.nth(1).fill(password);
  await fields.nth(2).fill(password);
  await page.keyboard.press("Enter");
  await page.locator(".tw-shell").waitFor();
}
