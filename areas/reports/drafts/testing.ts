// SPDX-License-Identifier: Apache-2.0
import type { ToldPayment, ToldShape } from "@tianwang/typologies";

const bank = (country: string, name: string, number: string) => ({
  bank: name,
  number,
  country,
  name: `虚构户 ${number}`,
});

/** A fictional shape: one account is paid from abroad and at home, and pays on. */
export function sampleShape(payments: readonly Partial<ToldPayment>[] = []): ToldShape {
  const first: ToldPayment = {
    number: "M1",
    reference: "REF-1",
    on: "2026-03-02",
    time: "09:30:00",
    text: "货款",
    amountMinor: "1000050",
    currency: "CNY",
    scale: 2,
    from: bank("", "COBADEFF", "DE89370400440532013000"),
    to: bank("CN", "海川银行", "6222020000000000017"),
    exhibitId: "exh_01JDFQ4Z8M3T5V7W9Y1A2B3C4D",
    sourceName: "流水.sta",
    place: "line 12",
  };
  return {
    kind: "finding",
    id: "fnd_01JDFQ4Z8M3T5V7W9Y1A2B3C4D",
    compartmentId: "cmp_01JDFQ4Z8M3T5V7W9Y1A2B3C4D",
    caseId: null,
    typology: "pass-through",
    title: { zh: "快进快出", en: "Pass-through" },
    detector: "pass-through",
    version: 1,
    fromOn: "2026-03-02",
    toOn: "2026-03-03",
    because: [{ zh: "九成在一天内转出。", en: "Nine tenths left within a day." }],
    innocent: [{ zh: "代收代付。", en: "It collects for others." }],
    payments: [first, ...payments.map((each) => ({ ...first, ...each }))],
  };
}
