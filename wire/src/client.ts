// SPDX-License-Identifier: Apache-2.0
import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import type { AnyEndpoint, BodyOf, OutputOf } from "./endpoint.ts";
import { pathOf } from "./endpoint.ts";
import { RefusalView } from "./schema.ts";

/** The server said no; carries what, why and how to mend. */
export class CallRefused extends Error {
  override readonly name = "CallRefused";
  readonly status: number;
  readonly refusal: RefusalView;

  constructor(status: number, refusal: RefusalView) {
    super(`${refusal.code}: ${refusal.says.en}`);
    this.status = status;
    this.refusal = refusal;
  }
}

/** What can be sent as a stream, in browsers and in Node alike. */
export type StreamBody = string | Uint8Array<ArrayBuffer> | Blob | ReadableStream<Uint8Array>;

/** What a call needs besides its endpoint; parts without a value may be left out. */
export interface CallInput<E extends AnyEndpoint> {
  readonly params?: Static<E["params"]>;
  readonly query?: Static<E["query"]>;
  readonly body?: BodyOf<E> extends AsyncIterable<Uint8Array> ? StreamBody : BodyOf<E>;
  readonly signal?: AbortSignal;
}

/** How a client reaches the server; `fetch` and headers are arguments, so that it runs anywhere. */
export interface ClientOptions {
  readonly base: string;
  readonly fetch: typeof globalThis.fetch;
  /** Headers of every call: purpose, workspace, language, CSRF or local token. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Told of every refusal before it is thrown, e.g. to lead to the sign-in page on 401. */
  readonly onRefused?: (refused: CallRefused) => void;
}

export interface Client {
  /** Calls a JSON endpoint; the answer has passed its schema. Throws {@link CallRefused}. */
  call<E extends AnyEndpoint>(endpoint: E, input?: CallInput<E>): Promise<OutputOf<E>>;
  /** Calls an endpoint and gives the raw answer (streams). Throws {@link CallRefused}. */
  stream<E extends AnyEndpoint>(endpoint: E, input?: CallInput<E>): Promise<Response>;
  /** The address of an endpoint, e.g. for a link or an upload with progress. */
  url<E extends AnyEndpoint>(endpoint: E, input?: CallInput<E>): string;
  /** The headers of every call, for an upload with progress, which `fetch` does not have. */
  headers(): Readonly<Record<string, string>>;
}

function urlOf(base: string, endpoint: AnyEndpoint, input: CallInput<AnyEndpoint>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) query.append(name, String(item));
    }
  }
  const text = query.toString();
  return `${base}/api${pathOf(endpoint, input.params ?? {})}${text === "" ? "" : `?${text}`}`;
}

async function refusalOf(response: Response): Promise<CallRefused> {
  const body: unknown = await response.json().catch(() => null);
  const fallback: RefusalView = {
    code: "UNREADABLE_ANSWER",
    says: {
      zh: `服务器答复 ${response.status}，内容无法识别。`,
      en: `The server answered ${response.status} with something unreadable.`,
    },
    mend: {
      zh: "请稍后重试；仍然如此请联系管理员。",
      en: "Try again; if it stays, tell the administrator.",
    },
    requestId: response.headers.get("x-request-id") ?? "",
  };
  return new CallRefused(response.status, Value.Check(RefusalView, body) ? body : fallback);
}

function bodyOf(endpoint: AnyEndpoint, body: unknown): StreamBody | null {
  if (endpoint.body === undefined || body === undefined) return null;
  return endpoint.body === "stream" ? (body as StreamBody) : JSON.stringify(body);
}

/**
 * A body that is sent as it is read. A request that may be redirected or belongs to a window is
 * copied by `fetch` (Fetch Standard, HTTP-network-or-cache fetch), and the copy would keep all of it
 * in memory.
 */
const streaming = { duplex: "half", redirect: "error", window: null } as const;

/** Makes a client. Every JSON answer is checked against the schema of its endpoint. */
export function createClient(options: ClientOptions): Client {
  const send = async (endpoint: AnyEndpoint, input: CallInput<AnyEndpoint>) => {
    const headers: Record<string, string> = { ...options.headers() };
    const body = bodyOf(endpoint, input.body);
    if (body !== null) {
      headers["content-type"] =
        endpoint.body === "stream" ? "application/octet-stream" : "application/json";
    }
    const response = await options.fetch(urlOf(options.base, endpoint, input), {
      method: endpoint.method,
      headers,
      ...(body === null ? {} : { body }),
      ...(body instanceof ReadableStream ? streaming : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    });
    if (response.ok) return response;
    const refused = await refusalOf(response);
    options.onRefused?.(refused);
    throw refused;
  };
  return {
    async call(endpoint, input = {}) {
      const response = await send(endpoint, input);
      const value: unknown = response.status === 204 ? null : await response.json();
      const schema = endpoint.response as TSchema;
      if (Value.Check(schema, value)) return value as OutputOf<typeof endpoint>;
      const first = Value.Errors(schema, value)[0];
      throw new Error(
        `the answer to ${endpoint.id} does not have its declared form: ${JSON.stringify(first)}`,
      );
    },
    stream: (endpoint, input = {}) => send(endpoint, input),
    url: (endpoint, input = {}) => urlOf(options.base, endpoint, input),
    headers: options.headers,
  };
}
