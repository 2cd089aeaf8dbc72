// SPDX-License-Identifier: Apache-2.0
import { assert } from "@tianwang/kernel/assert";
import type { RunDoctrine } from "../doctrine.ts";
import { paramFaults } from "../doctrine.ts";
import type { LotKeeper } from "./lots.ts";
import { walkLedger } from "./walk.ts";
import { walkParams } from "./walk-params.ts";

/** A doctrine that keeps lots: all that differs is the keeper, made anew for each walk. */
export function followLots(
  unit: { readonly id: string; readonly version: number },
  keeperOf: (bookCount: number) => LotKeeper,
): RunDoctrine {
  return (ledger, chosen, params) => {
    const faults = paramFaults(walkParams, params);
    assert(faults.length === 0, `the parameters ${faults.join(", ")} are within their bounds`);
    const keeper = keeperOf(ledger.books.length);
    const walked = walkLedger({ ledger, chosen, params, keeper });
    return { doctrine: unit.id, version: unit.version, params, ...walked };
  };
}
