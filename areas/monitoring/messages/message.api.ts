// SPDX-License-Identifier: Apache-2.0
import { Refusal } from "@tianwang/kernel/refusal";
import type { Language } from "@tianwang/kernel/text";
import type { Opening, Store, Work } from "@tianwang/store";
import type { Route } from "@tianwang/wire/route";
import { implement } from "@tianwang/wire/route";
import { Acceptor } from "./acceptor.data.ts";
import { refuse } from "../errors.ts";
import type { DetectorTexts } from "./detector-words.ts";
import { listFeeds, openFeed } from "./feed.data.ts";
import { readJsonMessages } from "./message-json.ts";
import { readXmlMessages } from "./message-xml.ts";
import type { ReadMessage } from "./message.ts";
import { paymentKey, requestByteCountMax } from "./message.ts";
import { acceptedView, refusedView } from "./message.view.ts";
import type { MessageAnswer } from "./message.wire.ts";
import * as wire from "./message.wire.ts";
import type { WatchMaking } from "./feed-watch.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of body) {
    byteCount += chunk.byteLength;
    if (byteCount > requestByteCountMax)
      throw refuse("MONITORING_TOO_LARGE", { byteCount: requestByteCountMax });
    chunks.push(chunk);
  }
  try {
    return decoder.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  } catch {
    throw refuse("MONITORING_NOT_UTF8");
  }
}

/** The reader of a media type; parameters such as the charset stand behind a semicolon. */
const readerOf = (mediaType: string) =>
  /^application\/json\s*(?:;|$)/iu.test(mediaType) ? readJsonMessages : readXmlMessages;

/** How far a payment may lie ahead of us: clocks and zones of banks differ. */
const futureMillisMax = 86_400_000;

/** A payment from days to come would stop the watch: all after it would seem late. */
function refuseFuture(message: ReadMessage, nowMillis: number): ReadMessage {
  if (!("payment" in message)) return message;
  const { messageId, transactionId, at } = message.payment;
  if (Date.parse(at) <= nowMillis + futureMillisMax) return message;
  const id = paymentKey(messageId, transactionId);
  return { id, faults: [{ code: "future", place: id, data: { value: at } }] };
}

/** The most faults that a refusal of the whole request lists. */
const faultsListedMax = 20;

/** A request of which nothing was taken is refused as a whole, with the reasons. */
function refuseAll(answers: readonly MessageAnswer[]): never {
  const all = answers.flatMap(({ id, faults }) => faults.map((fault) => ({ id, ...fault })));
  const taken = all.find(({ code }) => code === "id-taken");
  if (taken && all.length === 1) {
    throw refuse("MONITORING_ID_TAKEN", { id: taken.id, number: taken.place });
  }
  const listed = (language: Language) =>
    all
      .slice(0, faultsListedMax)
      .map(({ place, says }) => `${place}: ${says[language]}`)
      .join("; ");
  const { code, entry } = refuse("MONITORING_NOTHING_TAKEN");
  const says = (language: Language) =>
    entry[language].replace("{faults}", () => listed(language) || "–");
  throw new Refusal(code, { ...entry, zh: says("zh"), en: says("en") }, {});
}

/** The routes of messages: the detectors are an argument, so that tests can choose theirs. */
export function messageRoutes(making: WatchMaking, texts: DetectorTexts) {
  const acceptors = new WeakMap<Store, Acceptor>();
  const acceptorOf = (store: Store): Acceptor => {
    const held = acceptors.get(store) ?? new Acceptor(store, making);
    acceptors.set(store, held);
    return held;
  };
  const accept = implement<Opening, typeof wire.postMessages>(
    wire.postMessages,
    async ({ store, acting }, { query, body }, { mediaType }) => {
      const acceptor = acceptorOf(store);
      const nowMillis = Date.parse(store.clock());
      const read = readerOf(mediaType)(await textOf(body));
      const messages = read.map((message) => refuseFuture(message, nowMillis));
      const payments = messages.flatMap((message) => ("payment" in message ? message.payment : []));
      const kept = await acceptor.accept({ acting, feedId: query.feed ?? null }, payments);
      let at = 0;
      const answers = messages.map((message): MessageAnswer => {
        if (!("payment" in message)) return refusedView(message.id, message.faults);
        const id = paymentKey(message.payment.messageId, message.payment.transactionId);
        const one = kept[at++];
        if (!one) throw new Error("each payment is answered");
        if (!("takenBy" in one)) return acceptedView(id, one, texts);
        const data = { number: one.takenBy };
        return refusedView(id, [{ code: "id-taken", place: String(one.takenBy), data }]);
      });
      acceptor.countRefused(messages.length - payments.length);
      const acceptedCount = answers.filter(({ state }) => state === "accepted").length;
      if (acceptedCount === 0) refuseAll(answers);
      return {
        durability: acceptor.durability,
        acceptedCount,
        refusedCount: answers.length - acceptedCount,
        messages: answers,
      };
    },
  );
  return {
    ownRoutes: [{ ...accept, isSelfChecking: true }] satisfies Route<Opening>[],
    metricsOf: (store: Store) => acceptorOf(store).metrics,
  };
}

/** Feeds: list them, open one. */
export const feedRoutes: readonly Route<Work>[] = [
  implement<Work, typeof wire.listFeedsEndpoint>(wire.listFeedsEndpoint, async (work) => {
    const rows = await listFeeds(work);
    work.audit(wire.listFeedsEndpoint.id, "", { count: rows.length });
    return { rows };
  }),

  implement<Work, typeof wire.openFeedEndpoint>(wire.openFeedEndpoint, async (work, { body }) => ({
    id: (await openFeed(work, body.title)).id,
  })),
];
