// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { accountKey } from "./fields.ts";
import { readJsonMessages } from "./message-json.ts";
import { readXmlMessages } from "./message-xml.ts";
import type { ReadMessage } from "./message.ts";
import { requestPaymentsMax } from "./message.ts";
import { jsonPayment, pacs008, pacs009 } from "./testing.ts";

const codes = (messages: readonly ReadMessage[]) =>
  messages.map((one) =>
    "payment" in one ? "taken" : one.faults.map(({ code }) => code).join(" "),
  );

function paymentOf(messages: readonly ReadMessage[], at = 0) {
  const one = messages[at];
  assert.ok(one && "payment" in one, codes(messages).join());
  return one.payment;
}

suite("pacs.008 and pacs.009", () => {
  test("a customer transfer is read whole", () => {
    const { content: _, ...payment } = paymentOf(readXmlMessages(pacs008([{}])));
    assert.deepEqual(payment, {
      messageId: "MSG-1",
      transactionId: "TX-1",
      kind: "pacs.008",
      at: "2026-01-05T07:30:00.000Z",
      from: {
        bank: "ICBKCNBJ",
        number: "6222020000000000001",
        country: "CN",
        name: "天南贸易有限公司",
      },
      to: {
        bank: "COBADEFF",
        number: "DE02120300000000202051",
        country: "DE",
        name: "Nordlicht GmbH",
      },
      amountMinor: 1_234_550n,
      currency: "EUR",
      scale: 2,
      text: "合同 7 号 货款",
    });
  });

  test("a bank pays for itself, by its BIC", () => {
    const payment = paymentOf(readXmlMessages(pacs009()));
    assert.equal(payment.kind, "pacs.009");
    assert.deepEqual(payment.from, { bank: "SSTYPLP1", number: "", country: "PL", name: "" });
    assert.equal(payment.at, "2018-04-30T16:35:54.000Z");
  });

  test("versions are told by their elements, prefixes do not matter", () => {
    const old = pacs008([{}], { version: "02", bic: "BIC" });
    assert.equal(paymentOf(readXmlMessages(old)).from.bank, "ICBKCNBJ");
    const prefixed = pacs008([{}]).replaceAll(/<(\/?)([A-Z])/gu, "<$1p:$2");
    assert.equal(paymentOf(readXmlMessages(prefixed)).transactionId, "TX-1");
  });

  test("several payments, several messages: each fault has its place, the others are taken", () => {
    const first = pacs008([{}, { currency: "ZZZ" }, { id: "TX-3", amount: "1.005" }]);
    const second = pacs008([{ id: "TX-4", account: "" }], { messageId: "MSG-2" });
    const messages = readXmlMessages(`<Batch>${first}${second}${pacs009()}</Batch>`);
    assert.deepEqual(codes(messages), [
      "taken",
      "currency-unknown",
      "amount-fine",
      "no-account",
      "taken",
    ]);
    const second2 = messages[1];
    assert.ok(second2 && "faults" in second2);
    assert.equal(second2.faults[0]?.place, "CdtTrfTxInf[2]/IntrBkSttlmAmt");
  });

  test("what breaks later leaves what was whole before", () => {
    const whole = pacs008([{}, { id: "TX-2" }]);
    const cut = whole.slice(0, whole.lastIndexOf("<IntrBkSttlmAmt"));
    assert.deepEqual(codes(readXmlMessages(cut)), ["taken", "xml-not-well-formed"]);
  });

  test("amounts that no bank sends are refused, and exact ones kept", () => {
    const amounts = ["0", "-5", "1e3", "", `1${"0".repeat(30)}`, "9".repeat(50), "1,5", ".5", "5."];
    const messages = readXmlMessages(
      pacs008(amounts.map((amount, at) => ({ id: `T${at}`, amount }))),
    );
    assert.deepEqual(codes(messages), [
      "amount-none",
      "amount-none",
      "amount-none",
      "amount-none",
      "amount-too-large",
      "amount-too-large",
      "amount-none",
      "taken",
      "taken",
    ]);
  });

  test("entity bombs, deep nesting and endless tokens stop the reading", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><Document>&c;</Document>`;
    assert.deepEqual(codes(readXmlMessages(bomb)), ["xml-doctype"]);
    assert.deepEqual(codes(readXmlMessages("<a>".repeat(10_000))), ["xml-too-deep"]);
    assert.deepEqual(codes(readXmlMessages(`<a b="${"z".repeat(2_000_000)}`)), ["xml-too-large"]);
    const wide = pacs008([{ note: "<x/>".repeat(20_000) }]);
    assert.deepEqual(codes(readXmlMessages(wide)), ["xml-too-large"]);
    const many = pacs008(
      Array.from({ length: requestPaymentsMax + 5 }, (_, at) => ({ id: `T${at}` })),
    );
    const read = codes(readXmlMessages(many));
    assert.equal(read.length, requestPaymentsMax + 1);
    assert.equal(read.at(-1), "xml-too-large");
  });

  test("another message is told, not passed over", () => {
    const other = "<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>";
    assert.deepEqual(codes(readXmlMessages(`<a>${other}${pacs008([{}])}</a>`)), [
      "not-a-message",
      "taken",
    ]);
    assert.deepEqual(codes(readXmlMessages("<html/>")), []);
  });

  test("spacing and prefixes change no content, a value does", () => {
    const content = (text: string) => paymentOf(readXmlMessages(text)).content;
    const plain = pacs008([{}]);
    assert.equal(content(plain.replaceAll("><", ">\n  <")), content(plain));
    assert.notEqual(content(pacs008([{ name: "Somebody else" }])), content(plain));
  });
});

suite("JSON", () => {
  test("one object and an array are read alike", () => {
    const one = paymentOf(readJsonMessages(JSON.stringify(jsonPayment({}))));
    assert.equal(one.amountMinor, 123_450n);
    assert.equal(one.to.country, "DE");
    const many = readJsonMessages(
      JSON.stringify([jsonPayment({}), jsonPayment({ messageId: "B" })]),
    );
    assert.deepEqual(codes(many), ["taken", "taken"]);
  });

  test("faults have their places", () => {
    const bad = { ...jsonPayment({ amount: 12.5, currency: "XAU", at: "2026-02-30" }), secret: 1 };
    const [read] = readJsonMessages(JSON.stringify([bad]));
    assert.ok(read && "faults" in read);
    assert.deepEqual(
      read.faults.map(({ code, place }) => `${place} ${code}`),
      [
        "/0/secret unknown-field",
        "/0/amount wrong-type",
        "/0/amount currency-unknown",
        "/0/at moment-bad",
      ],
    );
  });

  test("hostile JSON is refused and breaks nothing", () => {
    assert.deepEqual(codes(readJsonMessages("[".repeat(200_000))), ["not-a-message"]);
    assert.deepEqual(codes(readJsonMessages(`${"[".repeat(50_000)}${"]".repeat(50_000)}`)), [
      "wrong-type",
    ]);
    assert.deepEqual(codes(readJsonMessages("null")), ["wrong-type"]);
    const proto = `{"__proto__":{"messageId":"X"},"messageId":"A"}`;
    assert.match(codes(readJsonMessages(proto))[0] ?? "", /^unknown-field/u);
    const broken = JSON.stringify(jsonPayment({ text: "\ud800", messageId: "a\u0000b" }));
    assert.deepEqual(codes(readJsonMessages(broken)), ["not-text not-text"]);
    const long = jsonPayment({ text: "x".repeat(501), amount: "9".repeat(300) });
    assert.match(codes(readJsonMessages(JSON.stringify(long)))[0] ?? "", /too-long/u);
  });
});

test("an IBAN names an account alone, another number only with its bank", () => {
  assert.equal(
    accountKey({ bank: "A", number: "DE02120300000000202051" }),
    "DE02120300000000202051",
  );
  assert.equal(accountKey({ bank: "ICBKCNBJ", number: "62001" }), "ICBKCNBJ 62001");
});
