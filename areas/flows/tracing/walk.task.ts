// SPDX-License-Identifier: Apache-2.0
// A thread of its own for long walks, so that the server answers meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import { doctrines } from "./doctrines/catalogue.ts";
import type { Ledger } from "./ledger.ts";
import type { ChosenDeposit, Trace, TraceParams } from "./trace.ts";

/** What the thread is given. */
export interface WalkTask {
  readonly doctrine: string;
  readonly ledger: Ledger;
  readonly chosen: readonly ChosenDeposit[];
  readonly params: TraceParams;
}

/** What it gives back: the ledger stays where it was. */
export type WalkAnswer = Omit<Trace, "ledger">;

const { doctrine: id, ledger, chosen, params } = workerData as WalkTask;
const doctrine = doctrines.find((each) => each.id === id);
assert(doctrine, "a walk is asked of a doctrine that is there");
const { ledger: _ledger, ...answer } = doctrine.run(ledger, chosen, params);
const port = parentPort;
assert(port, "a task runs in a thread");
port.postMessage(answer satisfies WalkAnswer);
