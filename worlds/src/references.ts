// SPDX-License-Identifier: Apache-2.0
import type { CalendarDate } from "@tianwang/kernel/calendar";
import type { Bank } from "./banks.ts";
import type { Intent, TransferReferences } from "./ledger.ts";
import type { Random } from "./random.ts";

/** Kinds that travel through a payment network and carry its references. */
const networkKinds = new Set(["transfer", "salary", "tax", "trade", "securities"]);

/** Gives out the references of transfers: each bank counts its own, the network adds its. */
export class References {
  readonly #random: Random;
  readonly #counters = new Map<string, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** One reference for both sides within one bank; one each, and the network's, between two. */
  of(intent: Intent): TransferReferences {
    const from = intent.payer.bank;
    const to = intent.beneficiary.bank;
    if (!from || !to || from === to) {
      const bank = from ?? to;
      const shared = bank ? this.#ownReference(bank, intent.paid.on) : "";
      return { payer: shared, beneficiary: shared, endToEndId: "", uetr: "" };
    }
    const travels = networkKinds.has(intent.kind);
    const abroad = from.country !== to.country;
    return {
      payer: this.#ownReference(from, intent.paid.on),
      beneficiary: this.#ownReference(to, intent.received.on),
      endToEndId: travels ? this.#endToEndId(intent, abroad) : "",
      uetr: travels && abroad ? this.#uetr() : "",
    };
  }

  /** At most 16 characters, so that it fits the reference fields of MT940. */
  #ownReference(bank: Bank, on: CalendarDate): string {
    const count = (this.#counters.get(bank.key) ?? this.#random.below(90_000)) + 1;
    const next = count + this.#random.below(40);
    this.#counters.set(bank.key, next);
    const day = on.replaceAll("-", "").slice(2);
    return `${bank.referencePrefix}${day}${String(next % 10_000_000).padStart(7, "0")}`;
  }

  #endToEndId(intent: Intent, abroad: boolean): string {
    const day = intent.paid.on.replaceAll("-", "");
    if (!abroad) return `${day}${this.#random.digits(8)}`;
    return `${intent.payer.bank?.bic.slice(0, 4) ?? ""}${day.slice(2)}${this.#random.digits(6)}`;
  }

  /** A version 4 UUID (RFC 9562), as the network's unique end-to-end transaction reference is one. */
  #uetr(): string {
    const hex = Array.from({ length: 32 }, () => this.#random.below(16).toString(16));
    hex[12] = "4";
    hex[16] = "89ab".charAt(this.#random.below(4));
    const text = hex.join("");
    return [
      text.slice(0, 8),
      text.slice(8, 12),
      text.slice(12, 16),
      text.slice(16, 20),
      text.slice(20),
    ].join("-");
  }
}
