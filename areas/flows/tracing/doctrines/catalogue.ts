// SPDX-License-Identifier: Apache-2.0
import type { Doctrine } from "../doctrine.ts";
import { fifo } from "./fifo.ts";

/** All tracing doctrines, by id in alphabetical order. */
export const doctrines: readonly Doctrine[] = [fifo];
