// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const keyFile = join(root, "web", "dist", "bundle-key");

/** Folders whose files end up in the bundle. */
const sources = ["kernel/src", "wire/src", "ui/src", "web", "areas"];
const isSource = (path: string) =>
  /\.(tsx?|css|svg|html|json)$/u.test(path) &&
  !/(^|\/)(node_modules|dist)\//u.test(path) &&
  !/\.test\.tsx?$/u.test(path);

/** A hash over everything that the bundle is made from. */
async function bundleKey(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(root, "package-lock.json")));
  for (const source of sources) {
    const names = (await readdir(join(root, source), { recursive: true }))
      .filter(isSource)
      .toSorted();
    for (const name of names) {
      hash.update(name).update(await readFile(join(root, source, name)));
    }
  }
  return hash.digest("hex");
}

/** Builds the screens when something changed since the last time. Tells whether it did. */
export async function ensureBundle(say: (text: string) => void): Promise<boolean> {
  const key = await bundleKey();
  if (existsSync(keyFile) && (await readFile(keyFile, "utf8")) === key) return false;
  say("构建界面 · building the screens …");
  await build({ root: join(root, "web"), logLevel: "warn" });
  await writeFile(keyFile, key);
  return true;
}
