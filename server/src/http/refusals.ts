// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "@tianwang/kernel/refusal";
import { SqlError } from "@tianwang/store";
import type { RefusalView } from "@tianwang/wire/schema";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "../errors.ts";

/** Turns what the framework throws into a refusal of ours; null when it is our fault. */
function refusalOf(error: FastifyError | Refusal | SqlError): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof SqlError) return refusalOfSql(error);
  if (error.validation) return refuse("REQUEST_INVALID", { reason: error.message });
  if (error.statusCode === 413) return refuse("REQUEST_TOO_LARGE");
  if (error.statusCode === 429) return refuse("REQUEST_TOO_OFTEN");
  if (error.statusCode === 415) return refuse("REQUEST_MEDIA_TYPE");
  if (error.statusCode === 404) return refuse("ROUTE_NOT_FOUND");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return refuse("REQUEST_INVALID", { reason: error.message });
  }
  return null;
}

/** What the database refuses for reasons that lie with the request; null when it is our fault. */
function refusalOfSql(error: SqlError): Refusal | null {
  if (error.code === "42501") return notAllowed();
  // Characters that no text in the database can hold (NUL, half a surrogate pair).
  if (error.code === "22021" || error.code === "22P05") {
    return refuse("REQUEST_INVALID", { reason: "U+0000 / UTF-8" });
  }
  return null;
}

/** Row-level security said no to a change: the same answer as for lacking the role. */
function notAllowed(): Refusal {
  return new Refusal(
    "STORE_NOT_ALLOWED",
    {
      status: 403,
      zh: "您没有在此案件中执行该操作的权限。",
      en: "You may not do this in this case.",
      mend: { zh: "请向主办单位申请权限。", en: "Ask the lead agency for access." },
    },
    {},
  );
}

const ourFault = {
  code: "INTERNAL",
  says: { zh: "程序出错，操作未完成。", en: "The program failed; nothing was changed." },
  mend: {
    zh: "请将请求编号告知管理员。",
    en: "Tell the administrator the number of the request.",
  },
};

/** Seconds after which whoever was turned away for lack of room should ask again. */
const retryAfterSeconds = 1;

/** The one place where an error becomes an answer. */
export function answerError(
  error: FastifyError | Refusal | SqlError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const refusal = refusalOf(error);
  if (!refusal)
    request.log.error({ err: { message: error.message, stack: error.stack } }, "failed");
  const body: RefusalView = refusal
    ? {
        code: refusal.code,
        says: { zh: refusal.says("zh"), en: refusal.says("en") },
        mend: { zh: refusal.mend("zh"), en: refusal.mend("en") },
        requestId: request.id,
      }
    : { ...ourFault, requestId: request.id };
  if (refusal?.entry.status === 503) reply.header("retry-after", String(retryAfterSeconds));
  void reply
    .code(refusal?.entry.status ?? 500)
    .type("application/json")
    .send(body);
}
