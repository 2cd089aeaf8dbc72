// SPDX-License-Identifier: Apache-2.0
// `npm start`: everything from an installed checkout to the address.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Runs one of our scripts to its end; its output is ours. */
function run(script: string, words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(root, script), ...words], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) =>
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 130 : 70))),
  );
}

// The bundler runs in a process of its own, so that the server starts without its memory.
const built = await run("tools/build-web.ts", []);
process.exitCode =
  built === 0 ? await run("cli/src/main.ts", ["start", ...process.argv.slice(2)]) : built;
