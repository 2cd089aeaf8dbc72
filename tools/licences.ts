// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvField } from "./tidy/csv.ts";

/** What package-lock.json says of an installed package; only what is read here. */
export interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The part of package-lock.json that is read here. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** One package of others that this product is built with or runs on. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly kind: "runtime" | "dev";
  /** Not installed on every machine: a build for one platform, or a fallback. */
  readonly isOptional: boolean;
  /** Where it is installed, from the root. */
  readonly path: string;
}

/** Licences that may be part of what runs. */
const runtimeAllowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unicode-3.0",
]);

/** Licences that only tools may have: they do not reach what we ship. */
const devAllowed = new Set([...runtimeAllowed, "MPL-2.0", "CC-BY-4.0", "Python-2.0"]);

/**
 * Tells whether an SPDX expression is allowed: every part of an AND, one part of an OR.
 *
 * @example
 *   isAllowed("MIT AND OFL-1.1", "runtime"); // true
 *   isAllowed("AGPL-3.0-only", "dev"); // false
 */
export function isAllowed(expression: string, kind: ThirdParty["kind"]): boolean {
  const allowed = kind === "runtime" ? runtimeAllowed : devAllowed;
  return expression
    .replaceAll(/[()]/gu, "")
    .split(/\s+OR\s+/u)
    .some((choice) => choice.split(/\s+AND\s+/u).every((licence) => allowed.has(licence)));
}

/** All packages of others in the lock file, by name and version; the same on every machine. */
export function thirdParties(lock: Lock): readonly ThirdParty[] {
  const found = new Map<string, ThirdParty>();
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (!path.includes("node_modules/") || entry.link || entry.version === undefined) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const kind = entry.dev || entry.devOptional ? "dev" : "runtime";
    const key = `${name} ${entry.version}`;
    if (found.get(key)?.kind === "runtime") continue;
    found.set(key, {
      name,
      version: entry.version,
      licence: entry.license ?? "",
      kind,
      isOptional: entry.optional ?? false,
      path,
    });
  }
  return [...found.keys()].toSorted().flatMap((key) => found.get(key) ?? []);
}

/** What is wrong with the licences; empty when all are allowed. */
export function licenceFaults(packages: readonly ThirdParty[]): readonly string[] {
  return packages
    .filter(({ licence, kind }) => !isAllowed(licence, kind))
    .map(
      ({ name, version, licence, kind }) =>
        `${name} ${version} (${kind}) has the licence “${licence}”, which is not allowed`,
    );
}

interface Manifest {
  readonly homepage?: string;
  readonly repository?: string | { readonly url?: string };
}

/** The page of a project: never that of a registry, which only stores it. */
export function homepageOf(manifest: Manifest): string {
  const { homepage = "", repository = "" } = manifest;
  const source = typeof repository === "string" ? repository : (repository.url ?? "");
  const page = /^https?:/u.test(homepage) && !homepage.includes("npmjs") ? homepage : source;
  return page
    .replace(/^(?:git\+|git:\/\/|ssh:\/\/)+(?:git@)?/u, "")
    .replace(/^(?:github:|git@github\.com:)/u, "https://github.com/")
    .replace(/^(?=[\w.-]+\/[\w.-]+$)/u, "https://github.com/")
    .replace(/^(?:http:\/\/)?(?=github\.com\/)/u, "https://")
    .replace(/\.git(?=$|#)/u, "");
}

/** The project behind packages that the root asks for by platform. */
const platformHomepages: readonly (readonly [RegExp, string])[] = [
  [/^node-(?:linux|win|darwin)-/u, "https://nodejs.org"],
];

/** The path of the first package that asks for another. */
function parentOf(lock: Lock, name: string): string | undefined {
  return Object.keys(lock.packages).find((path) => {
    const entry = lock.packages[path] ?? {};
    return path !== "" && name in { ...entry.dependencies, ...entry.optionalDependencies };
  });
}

function manifestAt(root: string, path: string): Manifest {
  const file = join(root, path, "package.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : {};
}

/** How many packages stand at most between an optional one and the project that it belongs to. */
const stepsToProjectMax = 4;

/** The homepage of a package, or of the one that asks for it when it is not installed everywhere. */
function findHomepage(root: string, lock: Lock, part: ThirdParty): string {
  const known = platformHomepages.find(([form]) => form.test(part.name));
  if (known) return known[1];
  let path: string | undefined = part.path;
  for (let step = 0; step < stepsToProjectMax && path !== undefined; step++) {
    if (lock.packages[path]?.optional !== true) return homepageOf(manifestAt(root, path));
    path = parentOf(lock, path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length));
  }
  return "";
}

/** Some licence files repeat those of everything bundled; the first lines name the authors. */
const copyrightLinesMax = 3;

/** The lines of the licence files that say whose work it is. */
function copyrightLines(root: string, path: string): readonly string[] {
  const folder = join(root, path);
  if (!existsSync(folder)) return [];
  const lines = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|ofl)/iu.test(file))
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split(/\r?\n/u));
  return lines
    .map((line) => line.replaceAll(/^[\s*/#]+|\s+$/gu, ""))
    .filter((line) => /^(?:Portions )?Copyright\b.*\d{4}|^Copyright \(c\) \S/iu.test(line))
    .filter((line) => !/\[yyyy\]|\{yyyy\}/u.test(line))
    .filter((line, index, all) => all.indexOf(line) === index)
    .slice(0, copyrightLinesMax);
}

/** THIRD-PARTY.csv: every package of others, one row each. */
function thirdPartyCsv(root: string, lock: Lock, packages: readonly ThirdParty[]): string {
  const rows = packages.map((part) => [
    part.name,
    part.version,
    part.licence,
    part.kind,
    findHomepage(root, lock, part),
  ]);
  return [["package", "version", "licence", "kind", "homepage"], ...rows]
    .map((row) => `${row.map(csvField).join(",")}\n`)
    .join("");
}

const noticeHead = readFileSync(new URL("notice-head.txt", import.meta.url), "utf8");
/** Of data that no package brings: whose it is, with the whole text of its licence. */
const noticeData = readFileSync(new URL("notice-data.txt", import.meta.url), "utf8");

/** NOTICE: whose work this is, and whose work runs with it. */
function notice(root: string, packages: readonly ThirdParty[]): string {
  const parts = packages
    .filter((part) => part.kind === "runtime" && !part.isOptional)
    .map((part) => {
      const lines = copyrightLines(root, part.path);
      return [`${part.name} ${part.version} (${part.licence})`, ...lines].join("\n    ");
    });
  return `${noticeHead}\n${parts.join("\n")}\n\n${noticeData}`;
}

/** The two files as they must be, by name. */
export function licenceFiles(root: string): Readonly<Record<string, string>> {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const packages = thirdParties(lock);
  return {
    "THIRD-PARTY.csv": thirdPartyCsv(root, lock, packages),
    NOTICE: notice(root, packages),
  };
}

/** What is wrong in a checkout: licences that are not allowed, files that are out of date. */
export function checkLicences(root: string): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const stale = Object.entries(licenceFiles(root))
    .filter(([name, text]) => {
      const file = join(root, name);
      return !existsSync(file) || readFileSync(file, "utf8") !== text;
    })
    .map(([name]) => `${name} is out of date: run node tools/licences.ts`);
  return [...licenceFaults(thirdParties(lock)), ...stale];
}

if (import.meta.main) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  if (!process.argv.includes("--check")) {
    for (const [name, text] of Object.entries(licenceFiles(root))) {
      writeFileSync(join(root, name), text);
    }
  }
  const faults = checkLicences(root);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
