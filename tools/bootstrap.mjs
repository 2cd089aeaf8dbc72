// SPDX-License-Identifier: Apache-2.0
// The only file that runs before Node 24 is there: plain JavaScript for Node 20. It installs what the
// lock file names, then hands over to Node 24 from npm's per-platform packages.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const nodePinned = "24.21.0";
const [task = "start", ...rest] = process.argv.slice(2);

const scripts = {
  start: ["cli/src/main.ts", "start"],
  cli: ["cli/src/main.ts"],
  check: ["tools/check.ts"],
  test: ["tools/check.ts", "--all"],
  bench: ["tools/bench.ts"],
};

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(70);
}

/** What an installation depends on: the lock file, the manifests' sum of it, and this platform. */
function installKey() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256")
    .update(lock)
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
}

function install() {
  const marker = join(root, "node_modules", ".cache", "tianwang", "installed");
  const key = installKey();
  if (existsSync(marker) && readFileSync(marker, "utf8") === key) return;
  say("安装依赖 · installing dependencies …");
  // `npm ci` needs every platform's optional packages in the lock file; `npm install` with the lock
  // installs the same versions where some are missing from a mirror.
  const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", "--no-save"];
  const npm = process.env.npm_execpath;
  const ran = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, {
        cwd: root,
        stdio: ["ignore", 2, 2],
        shell: process.platform === "win32",
      });
  if (ran.status !== 0) {
    fail(
      "依赖安装失败；请检查网络与 npm 设置 · npm install failed; check the network and npm's settings",
    );
  }
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, installKey());
}

/** Node 24: the packaged one, else this one when it is new enough. */
function node24() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const path = join(
    root,
    "node_modules",
    name,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(path)) return path;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    `npm 没有 ${name}@${nodePinned}；请安装 Node 24 · there is no ${name}@${nodePinned} on npm; install Node 24`,
  );
}

if (!(task in scripts)) fail(`unknown task ${task}; one of: ${Object.keys(scripts).join(", ")}`);
install();
const node = node24();
const path = `${dirname(node)}:${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}`;
const [script = "", ...fixed] = scripts[task];
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs one of our scripts to its end, whoever a signal is sent to; gives its exit code. */
function run(words, cwd) {
  const child = spawn(node, words, { cwd, stdio: "inherit", env: { ...process.env, PATH: path } });
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? (signal ? 130 : 70));
    });
  });
}

// The bundler runs in a process of its own, so that the server starts without its memory.
const built = task === "start" ? await run([join(root, "tools", "build-web.ts")], root) : 0;
const words = [join(root, script), ...fixed, ...rest];
process.exit(built === 0 ? await run(words, task === "cli" ? process.cwd() : root) : built);
