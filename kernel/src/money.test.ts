// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import * as fc from "fast-check";
import { BrokenInvariant } from "./assert.ts";
import { addMoney, formatMinor, formatMoney, parseMinor, scaleMax } from "./money.ts";

fc.configureGlobal({ seed: 20261123 });

const anyAmount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const anyScale = fc.integer({ min: 0, max: scaleMax });

suite("minor units as decimals", () => {
  test("what is written is read back, exactly", () => {
    fc.assert(
      fc.property(anyAmount, anyScale, (amount, scale) => {
        assert.equal(parseMinor(formatMinor(amount, scale), scale), amount);
      }),
    );
  });

  test("a decimal has exactly the digits of its scale", () => {
    fc.assert(
      fc.property(anyAmount, anyScale, (amount, scale) => {
        const form = scale === 0 ? /^-?\d+$/u : new RegExp(`^-?\\d+\\.\\d{${scale}}$`, "u");
        assert.match(formatMinor(amount, scale), form);
      }),
    );
  });

  test("a larger scale reads the same amount, shifted", () => {
    fc.assert(
      fc.property(anyAmount, anyScale, anyScale, (amount, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        const shifted = amount * 10n ** BigInt(large - small);
        assert.equal(parseMinor(formatMinor(amount, small), large), shifted);
      }),
    );
  });

  test("by hand", () => {
    assert.equal(formatMinor(-1234n, 2), "-12.34");
    assert.equal(formatMinor(5n, 2), "0.05");
    assert.equal(formatMinor(-5n, 2), "-0.05");
    assert.equal(formatMinor(5n, 0), "5");
    assert.equal(formatMinor(0n, 2), "0.00");
  });

  test("a negative zero is zero, without a sign", () => {
    assert.equal(parseMinor("-0", 2), 0n);
    assert.equal(parseMinor("-0.00", 2), 0n);
    assert.equal(formatMinor(-0n, 2), "0.00");
  });

  test("signs, missing digits and zeros past the scale", () => {
    assert.equal(parseMinor("12.3", 2), 1230n);
    assert.equal(parseMinor("12.", 2), 1200n);
    assert.equal(parseMinor("+12", 2), 1200n);
    assert.equal(parseMinor("007", 0), 7n);
    assert.equal(parseMinor("12.3400", 2), 1234n);
    assert.equal(parseMinor("12.000", 0), 12n);
  });

  test("what is no plain decimal, or finer than the scale, is null", () => {
    for (const text of [
      "",
      "-",
      ".5",
      "1,234.00",
      "12.345",
      "1e3",
      "12 ",
      "١٢",
      "0x10",
      "--1",
      "NaN",
      "1.2.3",
    ]) {
      assert.equal(parseMinor(text, 2), null, JSON.stringify(text));
    }
    assert.equal(parseMinor("12.5", 0), null);
  });

  test("a scale is 0 to 8 digits", () => {
    for (const scale of [-1, 0.5, scaleMax + 1, Number.NaN]) {
      assert.throws(() => formatMinor(1n, scale), BrokenInvariant);
    }
  });
});

suite("money", () => {
  test("is written with the digits of its currency", () => {
    assert.equal(formatMoney({ amountMinor: 123_456n, currency: "CNY" }), "1234.56 CNY");
    assert.equal(formatMoney({ amountMinor: 123_456n, currency: "JPY" }), "123456 JPY");
    assert.equal(formatMoney({ amountMinor: 123_456n, currency: "KWD" }), "123.456 KWD");
    assert.equal(formatMoney({ amountMinor: 123_456n, currency: "ITL" }), "123456 ITL");
    assert.equal(formatMoney({ amountMinor: 5n, currency: "XXX" }), "5 XXX");
  });

  test("is added within one currency only", () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, (a, b) => {
        const sum = addMoney(
          { amountMinor: a, currency: "EUR" },
          { amountMinor: b, currency: "EUR" },
        );
        assert.deepEqual(sum, { amountMinor: a + b, currency: "EUR" });
      }),
    );
    const add = () =>
      addMoney({ amountMinor: 1n, currency: "EUR" }, { amountMinor: 1n, currency: "DEM" });
    assert.throws(add, /different currencies are never added/u);
  });
});
