// SPDX-License-Identifier: Apache-2.0
import type { Repository, Rule } from "./repository.ts";
import { workspaceFolder } from "./repository.ts";
import { roleOf } from "./roles.ts";
import type { SourceFile } from "./source-file.ts";

function migrations(repository: Repository): readonly SourceFile[] {
  return repository.files.filter((file) => /\/migrations\/[^/]+\.sql$/u.test(file.path));
}

/** Blanks the comments of SQL and keeps its lines. */
function withoutComments(sql: string): string {
  return sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//gu, (comment) =>
    comment.replaceAll(/[^\n]/gu, " "),
  );
}

export const migrationNames: Rule = {
  why: "The runner merges all areas by time; a name that sorts wrongly runs wrongly.",
  *check(repository) {
    for (const file of migrations(repository)) {
      if (!/^\d{8}T(?:[01]\d|2[0-3])[0-5]\d-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/u.test(file.name)) {
        yield { path: file.path, line: 0, says: "is not named <UTC yyyymmddThhmm>-<what>.sql" };
      }
    }
  },
};

const createTableForm =
  /\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([a-z_]+(?:\.[a-z_0-9]+)?)/giu;

const protections = ["protect_item", "protect_child", "protect_open"].join("|");

export const protectedTables: Rule = {
  why: "Row-level security from the first migration: a table without it would be open to all.",
  *check(repository) {
    for (const file of migrations(repository)) {
      if (!file.path.startsWith("areas/")) continue;
      const sql = withoutComments(file.text);
      for (const match of sql.matchAll(createTableForm)) {
        const table = match[1] ?? "";
        const guard = new RegExp(
          `select\\s+store\\.(?:${protections})\\(\\s*'${table.replace(".", "\\.")}'`,
          "iu",
        );
        if (!guard.test(sql.slice(match.index))) {
          yield {
            path: file.path,
            line: file.lineAt(match.index),
            says: `${table} has none of store.${protections.replaceAll("|", ", store.")}`,
          };
        }
      }
    }
  },
};

export const ownSchema: Rule = {
  why: "An area finds its tables by its name, and no other area makes tables there.",
  *check(repository) {
    for (const file of migrations(repository)) {
      const area = /^areas\/([^/]+)\//u.exec(file.path)?.[1];
      if (area === undefined) continue;
      for (const match of withoutComments(file.text).matchAll(createTableForm)) {
        const table = match[1] ?? "";
        if (!table.startsWith(`${area}.`)) {
          yield {
            path: file.path,
            line: file.lineAt(match.index),
            says: `${table} is not in the schema ${area}`,
          };
        }
      }
    }
  },
};

const writeForm =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|insertInto\(\s*["'`]|updateTable\(\s*["'`]|deleteFrom\(\s*["'`]|mergeInto\(\s*["'`])\s*"?([a-z_]+)"?\./gu;

const readForm =
  /\b(?:from|join|selectFrom\(\s*["'`]|[jJ]oin\(\s*["'`])\s*"?([a-z_]+)"?\.([a-z_0-9]+)/gu;

/** Files that hold SQL: everything that ships and can reach the store. */
function holdsSql(file: SourceFile): boolean {
  return /^(?:areas|server|cli)\//u.test(file.path) && file.isScript && roleOf(file) !== "test";
}

/** The schemas of areas, and the folder of each. */
function schemas(repository: Repository): ReadonlyMap<string, string> {
  return new Map(
    repository.workspaces
      .filter((workspace) => workspace.folder.startsWith("areas/"))
      .map((workspace) => [workspace.folder.slice("areas/".length), workspace.folder]),
  );
}

const createViewForm =
  /\bcreate\s+(?:or\s+replace\s+)?view\s+([a-z_.0-9]+)\s*(with\s*\([^)]*\))?/giu;

export const invokerViews: Rule = {
  why: "A view runs as its owner, whom row-level security does not hold, unless it says otherwise.",
  *check(repository) {
    for (const file of migrations(repository)) {
      for (const match of withoutComments(file.text).matchAll(createViewForm)) {
        if (/security_invoker\s*=\s*(?:true|on)/iu.test(match[2] ?? "")) continue;
        const line = file.lineAt(match.index);
        yield { path: file.path, line, says: `${match[1]} is not with (security_invoker = true)` };
      }
    }
  },
};

export const onlyOwnerWrites: Rule = {
  why: "What a table may hold is decided in one place: its area.",
  *check(repository) {
    const owners = schemas(repository);
    for (const file of repository.files.filter(holdsSql)) {
      for (const match of file.uncommented.matchAll(writeForm)) {
        const owner = owners.get(match[1] ?? "");
        if (owner !== undefined && owner !== workspaceFolder(file.path)) {
          yield {
            path: file.path,
            line: file.lineAt(match.index),
            says: `writes the schema ${match[1]} of ${owner}`,
          };
        }
      }
    }
  },
};

export const readsByView: Rule = {
  why: "An area publishes v_ views; its tables can change as long as those hold.",
  *check(repository) {
    const owners = schemas(repository);
    for (const file of repository.files.filter(holdsSql)) {
      for (const match of file.uncommented.matchAll(readForm)) {
        const [, schema = "", table = ""] = match;
        const owner = owners.get(schema);
        const isForeign = owner !== undefined && owner !== workspaceFolder(file.path);
        if (isForeign && !table.startsWith("v_")) {
          yield {
            path: file.path,
            line: file.lineAt(match.index),
            says: `reads ${schema}.${table}: ask the door of ${owner} or a v_ view`,
          };
        }
      }
    }
  },
};

export const sqlOnlyInData: Rule = {
  why: "One glob reaches all SQL: `*.data.ts`.",
  *check(repository) {
    for (const file of repository.files) {
      const role = roleOf(file);
      if (!file.path.startsWith("areas/") || ["data", "test", "task", "bench"].includes(role))
        continue;
      const match =
        /\b(?:select\s[\s\S]{1,80}\sfrom\s+[a-z_]+\.|insert\s+into\s+[a-z_]+\.|update\s+[a-z_]+\.[a-z_]+\s+set\b|delete\s+from\s+[a-z_]+\.)|\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/u.exec(
          file.isScript ? file.uncommented : "",
        );
      if (match) {
        yield {
          path: file.path,
          line: file.lineAt(match.index),
          says: `SQL in a file of role ${role}`,
        };
      }
    }
  },
};
