// SPDX-License-Identifier: Apache-2.0
import { posix } from "node:path";
import type { Finding, Repository, Rule, Workspace } from "./repository.ts";
import { workspaceAt, workspaceFolder } from "./repository.ts";
import type { Role } from "./roles.ts";
import { doorOf, roleOf } from "./roles.ts";
import type { Import, SourceFile } from "./source-file.ts";

/** The order of the house: a workspace imports only from below its own rank. */
export const ranks: Readonly<Record<string, number>> = {
  kernel: 0,
  store: 1,
  wire: 1,
  ui: 1,
  worlds: 1,
  "areas/evidence": 2,
  "areas/entities": 3,
  "areas/casework": 4,
  "areas/identity": 5,
  "areas/ledger": 5,
  "areas/typologies": 5,
  "areas/flows": 6,
  "areas/law": 6,
  "areas/assets": 7,
  "areas/claims": 7,
  "areas/monitoring": 7,
  "areas/notices": 7,
  "areas/prevention": 7,
  "areas/reports": 8,
  "areas/statistics": 8,
  server: 9,
  web: 9,
  cli: 9,
};

/**
 * The few steps between equals: the design system draws what `wire` declares; the command line
 * starts a server in its own process when none is running.
 */
const sidewaysAllowed = new Set(["ui -> wire", "cli -> server"]);

/** The npm scope of our own workspaces. */
const scope = "@tianwang/";

/** Where an import leads: a file of ours, a door of a workspace, a package, or Node itself. */
interface Target {
  readonly kind: "file" | "workspace" | "package" | "node";
  /** Path, workspace name with door, package name, or module name. */
  readonly name: string;
}

function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function targetOf(file: SourceFile, specifier: string): Target {
  if (specifier.startsWith("."))
    return { kind: "file", name: posix.normalize(posix.join(file.folder, specifier)) };
  if (specifier.startsWith("node:")) return { kind: "node", name: specifier };
  if (specifier.startsWith(scope)) return { kind: "workspace", name: specifier };
  return { kind: "package", name: packageName(specifier) };
}

interface Edge {
  readonly file: SourceFile;
  readonly from: Workspace;
  readonly imported: Import;
  readonly target: Target;
}

const edgesOf = new WeakMap<Repository, readonly Edge[]>();

/** Every import of every file of every workspace. */
function edges(repository: Repository): readonly Edge[] {
  const known = edgesOf.get(repository);
  if (known) return known;
  const found = repository.files.flatMap((file) => {
    const from = workspaceAt(repository, file.path);
    if (!from) return [];
    return file.imports.map((imported) => {
      return { file, from, imported, target: targetOf(file, imported.specifier) };
    });
  });
  edgesOf.set(repository, found);
  return found;
}

function finding(edge: Edge, says: string): Finding {
  return { path: edge.file.path, line: edge.imported.line, says };
}

function importedWorkspace(repository: Repository, edge: Edge): Workspace | undefined {
  const name = packageName(edge.target.name);
  return edge.target.kind === "workspace"
    ? repository.workspaces.find((workspace) => workspace.name === name)
    : undefined;
}

/** The part after the package name, as package.json exports it: `.`, `./server`. */
function doorName(edge: Edge): string {
  const rest = edge.target.name.slice(packageName(edge.target.name).length);
  return `.${rest}`;
}

export const rankOrder: Rule = {
  why: "Calls go down: what lies above or beside can change without you.",
  *check(repository) {
    for (const edge of edges(repository)) {
      const to = importedWorkspace(repository, edge);
      if (!to || to.folder === edge.from.folder) continue;
      const own = ranks[edge.from.folder];
      const other = ranks[to.folder];
      if (own === undefined || other === undefined) {
        yield finding(edge, `${edge.from.folder} -> ${to.folder}: a workspace without a rank`);
      } else if (
        other >= own &&
        !sidewaysAllowed.has(`${edge.from.folder} -> ${to.folder}`) &&
        !(roleOf(edge.file) === "test" && to.folder === "worlds")
      ) {
        yield finding(edge, `${edge.from.folder} (${own}) may not import ${to.folder} (${other})`);
      }
    }
  },
};

export const doorsOnly: Rule = {
  why: "An area is changed behind its doors without asking anyone.",
  *check(repository) {
    for (const edge of edges(repository)) {
      if (edge.target.kind === "file") {
        if (workspaceFolder(edge.target.name) !== edge.from.folder) {
          yield finding(edge, `${edge.imported.specifier} leaves the workspace`);
        }
        continue;
      }
      const to = importedWorkspace(repository, edge);
      if (edge.target.kind !== "workspace" || to?.folder === edge.from.folder) continue;
      const isExported = to?.exports.some(
        (door) => door === doorName(edge) || (door.endsWith("/*") && door !== doorName(edge)),
      );
      if (!isExported) yield finding(edge, `${edge.imported.specifier} is no door`);
    }
  },
};

/** What each role may import inside its own workspace. */
const insideAllowed: Readonly<Record<Role, ReadonlySet<Role>>> = {
  engine: new Set(["engine", "text", "wire", "other"]),
  text: new Set(["engine", "text", "wire"]),
  wire: new Set(["engine", "text", "wire"]),
  view: new Set(["engine", "text", "wire", "view"]),
  data: new Set(["engine", "text", "data", "wire", "view"]),
  api: new Set(["engine", "text", "data", "wire", "view", "api"]),
  cli: new Set(["engine", "text", "data", "wire", "cli"]),
  task: new Set(["engine", "text", "data", "task"]),
  screen: new Set(["engine", "text", "wire", "screen", "other"]),
  test: new Set(),
  bench: new Set(),
  door: new Set(),
  other: new Set(),
};

/** What each door of an area may open onto. */
const doorAllowed: Readonly<Record<string, ReadonlySet<Role>>> = {
  index: new Set(["engine", "text"]),
  wire: new Set(["engine", "text", "wire"]),
  server: new Set(["engine", "text", "wire", "view", "data", "api", "task"]),
  cli: new Set(["engine", "text", "wire", "cli"]),
  screens: new Set(["engine", "text", "wire", "screen"]),
};

/** What each role may import of other workspaces: kits by name, areas by door. */
const outsideAllowed: Readonly<Record<Role, RegExp>> = {
  engine: /^(?:kernel|area \.)$/u,
  text: /^(?:kernel|area \.)$/u,
  wire: /^(?:kernel|wire|area \.(?:\/wire)?)$/u,
  view: /^(?:kernel|wire|area \.(?:\/wire)?)$/u,
  data: /^(?:kernel|store|wire|area \.(?:\/server|\/wire)?)$/u,
  api: /^(?:kernel|store|wire|area \.(?:\/server|\/wire)?)$/u,
  cli: /^(?:kernel|store|wire|area \.(?:\/server|\/wire|\/cli)?)$/u,
  task: /^(?:kernel|store|area \.(?:\/server)?)$/u,
  screen: /^(?:kernel|wire|ui|area \.(?:\/screens|\/wire)?)$/u,
  test: /^/u,
  bench: /^/u,
  door: /^/u,
  other: /^/u,
};

const withoutNode = new Set<Role>(["engine", "text", "wire", "view", "screen"]);

function insideFault(repository: Repository, edge: Edge): string | undefined {
  const target = repository.byPath.get(edge.target.name);
  if (!target) return undefined;
  const role = roleOf(edge.file);
  const to = roleOf(target);
  const door = doorOf(edge.file);
  const allowed = door === "" ? insideAllowed[role] : doorAllowed[door];
  const isFree = door === "" && ["test", "bench", "other"].includes(role);
  return isFree || allowed?.has(to)
    ? undefined
    : `${door === "" ? role : `door ${door}`} imports ${to} ${target.name}`;
}

function outsideFault(repository: Repository, edge: Edge): string | undefined {
  const role = roleOf(edge.file);
  if (edge.target.kind === "node") {
    return withoutNode.has(role) ? `${role} imports ${edge.target.name}` : undefined;
  }
  const to = importedWorkspace(repository, edge);
  if (!to || to.folder === edge.from.folder) return undefined;
  const asked = to.folder.startsWith("areas/") ? `area ${doorName(edge)}` : to.folder;
  return outsideAllowed[role].test(asked) ? undefined : `${role} imports ${edge.target.name}`;
}

export const roleOrder: Rule = {
  why: "Engines stay pure, screens know no database, doors hold no logic: the suffix says which.",
  *check(repository) {
    for (const edge of edges(repository)) {
      if (!edge.from.folder.startsWith("areas/") && edge.from.folder !== "kernel") continue;
      const says =
        edge.target.kind === "file"
          ? insideFault(repository, edge)
          : outsideFault(repository, edge);
      if (says !== undefined) yield finding(edge, says);
    }
  },
};

/** Files that do not ship: they may use what is declared for development only. */
const madeOnlyForm = /\.(?:test|bench)\.tsx?$|\/testing\.ts$|\.config\.ts$/u;

/** Development tools that the root declares for the tests of all workspaces. */
const sharedForTests = new Set(["fast-check", "playwright-core", "axe-core"]);

function usedPackages(repository: Repository, workspace: Workspace): ReadonlySet<string> {
  const used = new Set<string>();
  for (const edge of edges(repository)) {
    if (edge.from === workspace && ["package", "workspace"].includes(edge.target.kind)) {
      used.add(packageName(edge.target.name));
    }
  }
  return used;
}

export const declaredDependencies: Rule = {
  why: "What a workspace needs stands in its package.json.",
  *check(repository) {
    for (const edge of edges(repository)) {
      if (edge.target.kind !== "package" && edge.target.kind !== "workspace") continue;
      const name = packageName(edge.target.name);
      const { dependencies, devDependencies } = edge.from;
      const forTests =
        madeOnlyForm.test(edge.file.path) &&
        (devDependencies.includes(name) || sharedForTests.has(name));
      const isDeclared = dependencies.includes(name) || name === edge.from.name || forTests;
      if (!isDeclared) yield finding(edge, `${name} is not declared`);
    }
  },
};

export const neededDependencies: Rule = {
  why: "A dependency that nothing imports is weight and risk for nothing.",
  *check(repository) {
    for (const workspace of repository.workspaces) {
      if (workspace.folder === "") continue;
      const used = usedPackages(repository, workspace);
      for (const name of [...workspace.dependencies, ...workspace.devDependencies]) {
        if (used.has(name) || name.startsWith("@types/")) continue;
        const path = `${workspace.folder}/package.json`;
        yield { path, line: 0, says: `${name} is declared and never imported` };
      }
    }
  },
};
