// SPDX-License-Identifier: Apache-2.0
import type { Payment } from "@tianwang/typologies";
import type { Text } from "@tianwang/kernel/text";

/** A number told of a payment from what went before it, and how it reads. */
export interface Feature {
  readonly id: string;
  readonly title: Text;
  /** Rests on which pairs of accounts have paid before. */
  readonly isOfNovelty?: true;
}

/** What is told of each payment at its own moment, in the order of the numbers. */
export const behaviourFeatures: readonly Feature[] = [
  {
    id: "first-contact",
    isOfNovelty: true,
    title: { zh: "两账户首次往来", en: "first payment between the two" },
  },
  {
    id: "answer",
    title: { zh: "收款人曾付款给付款人", en: "the beneficiary has paid the payer before" },
  },
  {
    id: "payer-silent-days",
    title: { zh: "付款账户此前静默的天数", en: "days that the payer was silent before" },
  },
  {
    id: "beneficiary-silent-days",
    title: { zh: "收款账户此前静默的天数", en: "days that the beneficiary was silent before" },
  },
  {
    id: "pass-through",
    title: {
      zh: "与付款人近一日所收金额的接近程度",
      en: "how near it is to what the payer had just received",
    },
  },
  {
    id: "payer-new-out-week",
    isOfNovelty: true,
    title: { zh: "付款人近一周新增的收款对手", en: "new beneficiaries of the payer within a week" },
  },
  {
    id: "payer-new-in-week",
    isOfNovelty: true,
    title: { zh: "付款人近一周新增的付款对手", en: "new payers of the payer within a week" },
  },
  {
    id: "beneficiary-new-in-week",
    isOfNovelty: true,
    title: { zh: "收款人近一周新增的付款对手", en: "new payers of the beneficiary within a week" },
  },
  {
    id: "beneficiary-new-out-week",
    isOfNovelty: true,
    title: {
      zh: "收款人近一周新增的收款对手",
      en: "new beneficiaries of the beneficiary within a week",
    },
  },
  {
    id: "payer-new-out-season",
    isOfNovelty: true,
    title: {
      zh: "付款人近两月新增的收款对手",
      en: "new beneficiaries of the payer within two months",
    },
  },
  {
    id: "beneficiary-new-in-season",
    isOfNovelty: true,
    title: {
      zh: "收款人近两月新增的付款对手",
      en: "new payers of the beneficiary within two months",
    },
  },
  { id: "cross-border", title: { zh: "跨境", en: "across a border" } },
  {
    id: "payer-cross-border-share",
    title: {
      zh: "付款人以往的跨境比例",
      en: "share of the payer's earlier payments across a border",
    },
  },
  {
    id: "amount-against-payer",
    title: { zh: "金额相对付款人以往", en: "amount against what the payer used to pay" },
  },
  {
    id: "amount-against-beneficiary",
    title: { zh: "金额相对收款人以往", en: "amount against what the beneficiary used to receive" },
  },
];

const minutesADay = 1440;
/** Counts fade: after this many days about a third is left. */
const weekDays = 7;
const seasonDays = 60;
/** Share of the newest payment in the mean of what an account pays or receives. */
const newestShare = 0.2;
/** Told where nothing went before. */
const unknown = -1;

/** A number for each account, zero at first. */
class PerAccount {
  #values = new Float64Array(1 << 12);

  get(account: number): number {
    return this.#values[account] ?? 0;
  }

  set(account: number, value: number): void {
    if (account >= this.#values.length) {
      const wider = new Float64Array(Math.max(account + 1, this.#values.length * 2));
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[account] = value;
  }
}

/** A count for each account that fades with time. */
class Fading {
  readonly #counts = new PerAccount();
  readonly #at = new PerAccount();
  readonly #days: number;

  constructor(days: number) {
    this.#days = days;
  }

  now(account: number, atMinutes: number): number {
    const count = this.#counts.get(account);
    if (count === 0) return 0;
    const days = (atMinutes - this.#at.get(account)) / minutesADay;
    return count * Math.exp(-days / this.#days);
  }

  add(account: number, atMinutes: number, by: number): void {
    this.#counts.set(account, this.now(account, atMinutes) + by);
    this.#at.set(account, atMinutes);
  }
}

/** The usual amount of an account on one side, in the currency that it used last. */
class UsualAmount {
  readonly #means = new PerAccount();
  readonly #currencies = new PerAccount();

  /** log2 of an amount against the usual; zero where there is none to compare with. */
  against(account: number, { amountMinor, currency }: Payment): number {
    const mean = this.#means.get(account);
    if (mean <= 0 || amountMinor <= 0 || this.#currencies.get(account) !== currency) return 0;
    return Math.log2(amountMinor / mean);
  }

  add(account: number, { amountMinor, currency }: Payment): void {
    const mean = this.#means.get(account);
    const isSame = mean > 0 && this.#currencies.get(account) === currency;
    const next = isSame ? mean + newestShare * (amountMinor - mean) : amountMinor;
    this.#means.set(account, next);
    this.#currencies.set(account, currency);
  }
}

/** How accounts have behaved so far. A payment is told of before it is counted: nothing looks ahead. */
export class Behaviour {
  readonly #pairs = new Set<number>();
  readonly #seenAt = new PerAccount();
  readonly #received = new Fading(1);
  readonly #newOutWeek = new Fading(weekDays);
  readonly #newInWeek = new Fading(weekDays);
  readonly #newOutSeason = new Fading(seasonDays);
  readonly #newInSeason = new Fading(seasonDays);
  readonly #paid = new UsualAmount();
  readonly #got = new UsualAmount();
  readonly #crossShare = new PerAccount();

  /** Writes what is told of a payment into a row of numbers, and counts the payment. */
  tell(payment: Payment, into: Float32Array, offset: number): void {
    const { from, to, atMinutes: at, amountMinor } = payment;
    const isFirst = !this.#pairs.has(from * 2 ** 26 + to);
    const isCross =
      payment.fromCountry >= 0 &&
      payment.toCountry >= 0 &&
      payment.fromCountry !== payment.toCountry;
    const received = this.#received.now(from, at);
    const values = [
      isFirst ? 1 : 0,
      this.#pairs.has(to * 2 ** 26 + from) ? 1 : 0,
      this.#silentDays(from, at),
      this.#silentDays(to, at),
      Math.min(received, amountMinor) / Math.max(received, amountMinor, 1),
      this.#newOutWeek.now(from, at),
      this.#newInWeek.now(from, at),
      this.#newInWeek.now(to, at),
      this.#newOutWeek.now(to, at),
      this.#newOutSeason.now(from, at),
      this.#newInSeason.now(to, at),
      isCross ? 1 : 0,
      this.#crossShare.get(from),
      this.#paid.against(from, payment),
      this.#got.against(to, payment),
    ];
    into.set(values, offset);
    this.#count(payment, isFirst, isCross);
  }

  #silentDays(account: number, at: number): number {
    const seenAt = this.#seenAt.get(account);
    return seenAt === 0 ? unknown : (at - seenAt) / minutesADay;
  }

  #count(payment: Payment, isFirst: boolean, isCross: boolean): void {
    const { from, to, atMinutes: at, amountMinor } = payment;
    if (isFirst) {
      this.#pairs.add(from * 2 ** 26 + to);
      this.#newOutWeek.add(from, at, 1);
      this.#newInWeek.add(to, at, 1);
      this.#newOutSeason.add(from, at, 1);
      this.#newInSeason.add(to, at, 1);
    }
    // The first minute of 1970 stands for never.
    this.#seenAt.set(from, at === 0 ? 1 : at);
    this.#seenAt.set(to, at === 0 ? 1 : at);
    this.#received.add(to, at, amountMinor);
    this.#paid.add(from, payment);
    this.#got.add(to, payment);
    const share = this.#crossShare.get(from);
    this.#crossShare.set(from, share + newestShare * ((isCross ? 1 : 0) - share));
  }
}
