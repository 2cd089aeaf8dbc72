// SPDX-License-Identifier: Apache-2.0
// A thread of its own for profiles of users: a pattern that takes for ever ends with the thread.
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import type { GoamlTask } from "./goaml-thread.data.ts";
import { writeGoaml } from "./goaml-write.ts";

const port = parentPort;
assert(port, "a task runs in a thread");
const { report, profile } = workerData as GoamlTask;
port.postMessage(writeGoaml(report, profile));
