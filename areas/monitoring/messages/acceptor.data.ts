// SPDX-License-Identifier: Apache-2.0
import type { Acting, Store } from "@tianwang/store";
import { SqlError } from "@tianwang/store";
import { refuse } from "../errors.ts";
import type { Feed } from "./feed.data.ts";
import { feedFor } from "./feed.data.ts";
import type { CommitGroup, Waits } from "./group-commit.ts";
import { GroupCommit } from "./group-commit.ts";
import type { Accepted } from "./message.data.ts";
import { acceptPayments } from "./message.data.ts";
import type { StatedPayment } from "./message.ts";
import { Counter, gauge, Histogram } from "./metrics.ts";
import type { WatchMaking } from "./feed-watch.ts";
import { WatchDesk } from "./watch-desk.data.ts";

/** Groups: what arrives within 5 ms or 256 payments together; beyond 16,384 waiting, come back later. */
export const groupLimits = {
  gatherCount: 256,
  gatherMillis: 5,
  groupCountMax: 1_024,
  waitingCountMax: 16_384,
};

/** Who sends payments, and for which feed. */
interface Sender {
  readonly acting: Acting;
  readonly feedId: string | null;
}

const keyOf = ({ acting, feedId }: Sender) =>
  [acting.actorId, acting.workspaceId, acting.purpose, feedId ?? ""].join(" ");

const realWaits: Waits = {
  wait(millis) {
    let wake: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, millis);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return { ended, wake };
  },
};

/** Another process that serves the same database was first with a number or an id. */
const isOvertaken = (error: unknown) => error instanceof SqlError && error.code === "23505";

/** Accepts payments for one store: gathers, commits, watches, and counts what it does. */
export class Acceptor {
  readonly #store: Store;
  readonly #desk: WatchDesk;
  /** The feed of each sender; what may be written to it the database checks each time. */
  readonly #feeds = new Map<string, Feed>();
  readonly #group: GroupCommit<Sender, StatedPayment, Accepted>;
  readonly #answered = new Counter(
    "tianwang_payments_total",
    "Payments answered, by what became of them.",
    "state",
    ["accepted", "repeated", "refused", "turned-away"],
  );
  readonly #findings = new Counter(
    "tianwang_findings_total",
    "Shapes that payments opened or made to grow, by typology.",
    "typology",
    [],
  );
  readonly #seconds = new Histogram(
    "tianwang_request_seconds",
    "Time from the payments of a request being read to their durable answer.",
    [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  );
  readonly #groupSizes = new Histogram(
    "tianwang_commit_payments",
    "Payments in one commit.",
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096],
  );
  readonly #commitSeconds = new Histogram(
    "tianwang_commit_seconds",
    "Time of one commit, detection included.",
    [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  );

  constructor(store: Store, making: WatchMaking, limits = groupLimits) {
    this.#store = store;
    this.#desk = new WatchDesk(making);
    const commit: CommitGroup<Sender, StatedPayment, Accepted> = (sender, payments) =>
      this.#commit(sender, payments);
    this.#group = new GroupCommit(limits, realWaits, keyOf, commit);
  }

  /** What payments are safe against once they are answered. */
  get durability(): "flushed" | "killed-process" {
    return this.#store.kind === "server" ? "flushed" : "killed-process";
  }

  /** Accepts the payments of a request; answers when they are durable. */
  async accept(sender: Sender, payments: readonly StatedPayment[]): Promise<readonly Accepted[]> {
    if (!this.#group.hasRoomFor(payments.length)) {
      this.#answered.add("turned-away", payments.length);
      throw refuse("MONITORING_BUSY", { waiting: this.#group.waitingCount });
    }
    const startedAt = performance.now();
    // Rights are checked even where no payment is left: an answer tells of nothing to a stranger.
    const answers = await this.#group.submit(sender, payments);
    this.#seconds.observe((performance.now() - startedAt) / 1_000);
    for (const answer of answers) this.#count(answer);
    return answers;
  }

  /** Counts payments that were refused before they came in line. */
  countRefused(count: number): void {
    this.#answered.add("refused", count);
  }

  #count(answer: Accepted): void {
    if ("takenBy" in answer) return this.#answered.add("refused");
    this.#answered.add(answer.isRepeat ? "repeated" : "accepted");
    if (answer.isRepeat) return;
    for (const { typology } of answer.findings) this.#findings.add(typology);
  }

  async #commit(sender: Sender, payments: readonly StatedPayment[]): Promise<readonly Accepted[]> {
    const startedAt = performance.now();
    const answers = await this.#commitOnce(sender, payments).catch((error: unknown) => {
      if (!isOvertaken(error)) throw error;
      return this.#commitOnce(sender, payments);
    });
    this.#groupSizes.observe(payments.length);
    this.#commitSeconds.observe((performance.now() - startedAt) / 1_000);
    return answers;
  }

  async #commitOnce(sender: Sender, payments: readonly StatedPayment[]) {
    const { acting, feedId } = sender;
    let feed = this.#feeds.get(keyOf(sender)) ?? null;
    try {
      const answers = await this.#store.run(acting, "monitoring.messages.accept", async (work) => {
        work.require("monitoring.feed");
        feed ??= await feedFor(work, feedId);
        if (payments.length === 0) return [];
        const watch = await this.#desk.open(work, feed);
        return acceptPayments(work, feed, watch, payments);
      });
      if (feed) this.#feeds.set(keyOf(sender), feed);
      return answers;
    } catch (error) {
      // The watch has seen payments that were not kept.
      if (feed) this.#desk.drop(feed);
      this.#feeds.delete(keyOf(sender));
      throw error;
    }
  }

  /** What is told to whoever watches the program. */
  get metrics() {
    return [
      this.#answered,
      this.#findings,
      this.#seconds,
      this.#groupSizes,
      this.#commitSeconds,
      gauge(
        "tianwang_waiting_payments",
        "Payments that wait or are being committed.",
        () => this.#group.waitingCount,
      ),
      gauge(
        "tianwang_watch_feeds",
        "Feeds that are being watched.",
        () => this.#desk.size.feedCount,
      ),
      gauge(
        "tianwang_watch_accounts",
        "Accounts that the watches know.",
        () => this.#desk.size.accountCount,
      ),
      gauge(
        "tianwang_watch_shapes",
        "Shapes that can still grow.",
        () => this.#desk.size.shapeCount,
      ),
    ];
  }
}
