// SPDX-License-Identifier: Apache-2.0
export type { AllDoctrines, AskedOfCase } from "./tracing/trace.cli.ts";
export {
  failureText,
  Misused,
  rowWithAmount,
  traceCommandWith,
  waitFor,
} from "./tracing/trace.cli.ts";
export { ledgersOfFile } from "./tracing/trace-file.cli.ts";
