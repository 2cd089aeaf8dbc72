// SPDX-License-Identifier: Apache-2.0
// A thread of its own for large cases, so that the server answers meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import type { CasePayments } from "./case-payments.ts";
import type { CaseSight, CaseWatchParams } from "./watch-case.ts";
import { watchCase } from "./watch-case.ts";

const { payments, params } = workerData as {
  readonly payments: CasePayments;
  readonly params: CaseWatchParams;
};
const port = parentPort;
assert(port, "a task runs in a thread");
port.postMessage(watchCase(payments, params) satisfies CaseSight);
