// SPDX-License-Identifier: Apache-2.0
import type { Client } from "@tianwang/wire/client";
import { CallRefused } from "@tianwang/wire/client";
import { RefusalView } from "@tianwang/wire/schema";
import { Value } from "typebox/value";
import { addIntakeFile, showIntake } from "./intake.wire.ts";

/** One file to send. */
export interface FileToSend {
  readonly intakeId: string;
  readonly path: string;
  readonly file: File;
  readonly signal: AbortSignal;
  readonly onSent: (byteCount: number) => void;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends the bytes. `fetch` tells nothing of what was sent so far; XMLHttpRequest does. */
function put(client: Client, wanted: FileToSend): Promise<Answer> {
  const { intakeId, path, file, signal } = wanted;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    request.open("PUT", client.url(addIntakeFile, { params: { intakeId }, query: { path } }));
    const headers = { ...client.headers(), "content-type": "application/octet-stream" };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    const abort = () => request.abort();
    signal.addEventListener("abort", abort, { once: true });
    request.upload.addEventListener("progress", (event) => wanted.onSent(event.loaded));
    request.addEventListener("load", () =>
      resolve({ status: request.status, body: parsed(request.responseText) }),
    );
    // The words that `fetch` uses, so that the page says that the network failed.
    request.addEventListener("error", () => reject(new TypeError("network failed")));
    request.addEventListener("abort", () => reject(signal.reason));
    request.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    request.send(file);
  });
}

function refusedBy({ status, body }: Answer): CallRefused | Error {
  if (Value.Check(RefusalView, body)) return new CallRefused(status, body);
  return new Error(`the server answered ${status} to an upload`);
}

/**
 * Uploads one file and tells how far it is; gives the id that the server gave it. An ended session
 * is renewed and the file sent again. Throws {@link CallRefused}.
 */
export async function sendFile(client: Client, wanted: FileToSend): Promise<string> {
  let answer = await put(client, wanted);
  if (answer.status === 401) {
    // A call of the client asks the person to sign in and goes on once that is done.
    const { intakeId } = wanted;
    await client.call(showIntake, { params: { intakeId }, signal: wanted.signal });
    answer = await put(client, wanted);
  }
  if (Value.Check(addIntakeFile.response, answer.body)) return answer.body.fileId;
  throw refusedBy(answer);
}
