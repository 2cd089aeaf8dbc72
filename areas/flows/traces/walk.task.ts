// SPDX-License-Identifier: Apache-2.0
// A thread of its own for long walks, so that the server answers meanwhile.
import { parentPort, workerData } from "node:worker_threads";
import { assert } from "@tianwang/kernel/assert";
import { doctrines } from "../tracing/doctrines/catalogue.ts";
import type { WalkAnswer, WalkTask } from "./follow.data.ts";
import { runHere } from "./follow.data.ts";

const task = workerData as WalkTask;
const doctrine = doctrines.find(({ id }) => id === task.doctrine);
assert(doctrine, "a walk is asked of a doctrine that is there");
const { ledger: _ledger, ...answer } = runHere(doctrine, task);
const port = parentPort;
assert(port, "a task runs in a thread");
port.postMessage(answer satisfies WalkAnswer);
