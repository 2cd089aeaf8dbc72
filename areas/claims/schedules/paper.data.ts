// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Schedule } from "./schedule.ts";
import { typstSource } from "./typst-source.ts";

/** Two weights of one bundled font; fonts of the system would make the bytes differ by machine. */
const fontFiles = () => [
  import.meta.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  import.meta.resolve("@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
];

/** Sets typst source as PDF. Dates and ids in the file come from the source, never from a clock. */
export function setPaper(source: string): Uint8Array {
  const fontBlobs = fontFiles().map((file) => readFileSync(new URL(file)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return new Uint8Array(compiler.pdf({ mainFileContent: source }));
}

/** A schedule as PDF, set in a thread of its own: a hundred pages take seconds. */
export function writePaper(schedule: Schedule): Promise<Uint8Array> {
  const source = typstSource(schedule);
  const worker = new Worker(new URL("paper.task.ts", import.meta.url), { workerData: source });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the paper was not set")));
  });
}
