// SPDX-License-Identifier: Apache-2.0
import type { Fraction } from "@tianwang/flows";

/** Reads an amount as it travels: an integer, or a reduced fraction such as `1000/3`. */
export function fractionOf(text: string): Fraction {
  const [numerator = "0", denominator = "1"] = text.split("/");
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
