// SPDX-License-Identifier: Apache-2.0
// A thread of its own for setting pages, so that the server answers meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import { setPaper } from "./paper.data.ts";

const port = parentPort;
assert(port, "a task runs in a thread");
const paper = setPaper(workerData as string);
port.postMessage(paper);
