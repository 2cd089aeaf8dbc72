// SPDX-License-Identifier: Apache-2.0
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { SourceFile } from "./source-file.ts";

/** One npm workspace: its folder, its package.json, and its place in the order of ranks. */
export interface Workspace {
  readonly name: string;
  readonly folder: string;
  readonly exports: readonly string[];
  readonly dependencies: readonly string[];
  readonly devDependencies: readonly string[];
}

/** What the rules look at: every file of the checkout that is ours. */
export interface Repository {
  readonly files: readonly SourceFile[];
  readonly byPath: ReadonlyMap<string, SourceFile>;
  /** Bytes of each file, those without text included. */
  readonly sizes: ReadonlyMap<string, number>;
  readonly workspaces: readonly Workspace[];
}

/** Something that breaks a rule. */
export interface Finding {
  readonly path: string;
  /** 1-based; 0 when it is the whole file. */
  readonly line: number;
  readonly says: string;
}

/** A rule of the house: what it asks, why, and how it is checked. */
export interface Rule {
  readonly why: string;
  readonly check: (repository: Repository) => Iterable<Finding>;
}

/** Folders that are made, installed or written by the running product. */
const notOurs = new Set([".git", "node_modules", "data", "build", "web/dist"]);

/** Files that are read as text; all others are only weighed. */
const textForm =
  /\.(?:ts|tsx|mjs|js|css|html|sql|md|json|csv|svg|txt|yml|yaml)$|(?:^|\/)(?:NOTICE|LICENSE|\.gitignore|\.ci\/run)$/u;

/** Data that tests read as it is: it is weighed, never judged by its words. */
const sampleForm = /(?:^|\/)fixtures\/|(?:^|\/)package-lock\.json$/u;

/** The most bytes of a file that is read as text. */
const textBytesMax = 2_000_000;

function* walk(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.has(path) || notOurs.has(entry.name) || entry.name === ".DS_Store") continue;
    if (entry.isDirectory()) yield* walk(root, path);
    else if (entry.isFile()) yield path;
  }
}

interface Manifest {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function workspaceOf(file: SourceFile): Workspace {
  const manifest = JSON.parse(file.text) as Manifest;
  return {
    name: manifest.name ?? "",
    folder: file.folder,
    exports: Object.keys(manifest.exports ?? {}),
    dependencies: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
  };
}

/** Makes a repository of texts; the form that the examples of the rules are written in. */
export function repositoryOf(
  texts: Readonly<Record<string, string>>,
  sizes: ReadonlyMap<string, number> = new Map(),
): Repository {
  const files = Object.keys(texts)
    .toSorted()
    .map((path) => new SourceFile(path, texts[path] ?? ""));
  return {
    files,
    byPath: new Map(files.map((file) => [file.path, file])),
    sizes: new Map([...files.map((file) => [file.path, file.text.length] as const), ...sizes]),
    workspaces: files.filter((file) => file.name === "package.json").map(workspaceOf),
  };
}

/** Reads the checkout at a folder. */
export function readRepository(root: string): Repository {
  const texts: Record<string, string> = {};
  const sizes = new Map<string, number>();
  for (const path of walk(root, "")) {
    const byteCount = statSync(join(root, path)).size;
    sizes.set(path, byteCount);
    if (textForm.test(path) && !sampleForm.test(path) && byteCount <= textBytesMax) {
      texts[path] = readFileSync(join(root, path), "utf8");
    }
  }
  return repositoryOf(texts, sizes);
}

/** The folder that is the workspace of a path, such as `areas/flows` or `kernel`. */
export function workspaceFolder(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "areas" ? `${first}/${second}` : first;
}

/** The workspace that a path lies in; undefined for the root, `tools` and `bench`. */
export function workspaceAt(repository: Repository, path: string): Workspace | undefined {
  const folder = workspaceFolder(path);
  return repository.workspaces.find((workspace) => workspace.folder === folder && folder !== "");
}
