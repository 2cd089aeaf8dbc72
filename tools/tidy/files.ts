// SPDX-License-Identifier: Apache-2.0
import type { Finding, Rule } from "./repository.ts";
import { roleOf } from "./roles.ts";
import type { SourceFile } from "./source-file.ts";

function whole(path: string, says: string): Finding {
  return { path, line: 0, says };
}

/** Yields a finding for each place in a text where a pattern stands. */
function* places(file: SourceFile, text: string, form: RegExp, says: string): Generator<Finding> {
  for (const match of text.matchAll(form)) {
    yield { path: file.path, line: file.lineAt(match.index), says: `${says}: ${match[0].trim()}` };
  }
}

/** Kinds of files that must be there; a check that saw nothing has checked nothing. */
const expectedKinds: readonly (readonly [string, RegExp])[] = [
  ["kernel module", /^kernel\/src\/[^/]+\.ts$/u],
  ["engine of an area", /^areas\/[^/]+\/[^/]+\/[^/.]+\.ts$/u],
  ["test", /\.test\.ts$/u],
  ["package.json of an area", /^areas\/[^/]+\/package\.json$/u],
  ["guide to the house", /^ARCHITECTURE\.md$/u],
];

export const sawFiles: Rule = {
  why: "A check that saw no files passes on everything.",
  *check(repository) {
    for (const [kind, form] of expectedKinds) {
      if (!repository.files.some((file) => form.test(file.path))) {
        yield whole(".", `there is no ${kind}`);
      }
    }
  },
};

/** The licence line in the comment form of each language. */
const spdxForms: readonly (readonly [RegExp, RegExp])[] = [
  [/\.(?:ts|tsx|mjs|js)$/u, /^(?:#![^\n]*\n)?\/\/ SPDX-License-Identifier: Apache-2\.0\n/u],
  [/\.sql$/u, /^-- SPDX-License-Identifier: Apache-2\.0\n/u],
  [/\.css$/u, /^\/\* SPDX-License-Identifier: Apache-2\.0 \*\/\n/u],
  [/\.html$/u, /<!-- SPDX-License-Identifier: Apache-2\.0 -->/u],
];

export const spdxLine: Rule = {
  why: "Whoever copies a file sees its licence.",
  *check(repository) {
    for (const file of repository.files) {
      const form = spdxForms.find(([name]) => name.test(file.path))?.[1];
      if (form && !form.test(file.text)) yield whole(file.path, "has no SPDX line at its head");
    }
  },
};

const bannedNames = /^(?:utils?|helpers?|common|misc|types|constants)\./u;

/** Where `index.ts` may stand: the doors of areas and of the parts of a kit. */
const indexAllowed = /^(?:areas\/[^/]+|(?:store|worlds)\/src(?:\/[^/]+)?)\/index\.ts$/u;

export const fileNames: Rule = {
  why: "A file is named after its idea, so that it can be found and stays about one thing.",
  *check(repository) {
    for (const file of repository.files) {
      if (bannedNames.test(file.name)) yield whole(file.path, "names no idea");
      if (/^index\.tsx?$/u.test(file.name) && !indexAllowed.test(file.path)) {
        yield whole(file.path, "index is for the door of an area or kit");
      }
      if (file.isScript && !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)+$/u.test(file.name)) {
        yield whole(file.path, "is not in kebab-case");
      }
    }
  },
};

const pathDepthMax = 6;

export const pathDepth: Rule = {
  why: "Nothing is further than six steps from the root.",
  *check(repository) {
    for (const path of repository.sizes.keys()) {
      const depth = path.split("/").length;
      const isSample = /(?:^|\/)(?:fixtures|importers)\//u.test(path);
      if (depth > pathDepthMax && !isSample) yield whole(path, `lies ${depth} deep`);
    }
  },
};

const filesPerFolderMax = 30;

/** Folders whose units are listed by a catalogue, or that only grow by design. */
const crowdAllowed =
  /(?:^|\/)(?:fixtures|migrations|decisions|detectors|doctrines|importers)(?:\/|$)/u;

export const filesPerFolder: Rule = {
  why: "A folder is read at a glance; tests stand beside what they test and count apart.",
  *check(repository) {
    const counts = new Map<string, number>();
    for (const { folder, name } of repository.files) {
      if (!name.includes(".test.")) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    for (const [folder, count] of counts) {
      if (count > filesPerFolderMax && !crowdAllowed.test(folder)) {
        yield whole(folder, `holds ${count} files`);
      }
    }
  },
};

const importsMax = 20;

/** Exceptions, each with its bound; the list only shrinks. */
const importsAllowed: ReadonlyMap<string, number> = new Map([
  ["areas/ledger/ingest/tables/proposal/table-proposal.ts", 23],
  ["areas/ledger/ingest/tables/table-rows.ts", 23],
  ["areas/flows/traces/trace-job.data.ts", 25],
]);

/** Modules that a file needs; the parts of the design system are small by intent and count as one. */
function importCount(file: SourceFile): number {
  const isPart = ({ specifier }: SourceFile["imports"][number]) =>
    specifier.startsWith("@tianwang/ui/");
  const parts = file.imports.filter(isPart).length;
  return file.imports.length - Math.max(0, parts - 1);
}

export const importsPerFile: Rule = {
  why: "A file that needs more than twenty others does more than one thing.",
  *check(repository) {
    for (const file of repository.files) {
      const isHub =
        /^tools\/|^store\/src\/(?:index|testing)\.ts$|^(?:server|cli|web)\/src\/main\.tsx?$/u.test(
          file.path,
        );
      const isList = file.name === "catalogue.ts" || roleOf(file) === "door" || isHub;
      const count = importCount(file);
      const max = importsAllowed.get(file.path) ?? importsMax;
      if (!isList && count > max) yield whole(file.path, `imports ${count} modules`);
    }
  },
};

const linesMax = 400;
const bytesMax = 1_000_000;

/** Data files that are large by nature, each with its bound in bytes. */
const largeAllowed: readonly (readonly [RegExp, number])[] = [
  [/^package-lock\.json$/u, 2_000_000],
  [/(?:^|\/)fixtures\//u, 2_000_000],
];

export const sizes: Rule = {
  why: "History keeps a large file for ever; a long one is read by nobody.",
  *check(repository) {
    for (const [path, byteCount] of repository.sizes) {
      const max = largeAllowed.find(([form]) => form.test(path))?.[1] ?? bytesMax;
      if (byteCount > max) yield whole(path, `weighs ${byteCount} bytes of ${max}`);
    }
    for (const file of repository.files) {
      const isJudged = /\.(?:sql|css|mjs)$/u.test(file.path);
      if (isJudged && file.lines.length > linesMax) {
        yield whole(file.path, `has ${file.lines.length} lines of ${linesMax}`);
      }
    }
  },
};

const areaLinesMax = 8_000;
const screenLinesMax = 6_000;

/** Units of a catalogue (the reader of tables is one) and tables of problems are read by themselves. */
const countedApart =
  /\/(?:detectors|doctrines|forms|importers|ingest\/tables|instruments|lists|matchers|measures|rules)\/|\/(?:errors|problems)\.ts$/u;

/** Lines that hold code; blank ones and comments are free. */
function codeLines(files: readonly SourceFile[]): number {
  return files
    .filter((file) => !countedApart.test(file.path))
    .reduce(
      (sum, file) => sum + file.uncommented.split("\n").filter((line) => line.trim()).length,
      0,
    );
}

export const areaSize: Rule = {
  why: "An area fits into one head; past 8,000 lines of code it is split by rank.",
  *check(repository) {
    const areas = repository.workspaces.filter(({ folder }) => folder.startsWith("areas/"));
    for (const { folder } of areas) {
      const own = repository.files.filter((file) => file.path.startsWith(`${folder}/`));
      const ofRole = (...roles: readonly string[]) =>
        codeLines(own.filter((file) => roles.includes(roleOf(file))));
      const engines = ofRole("engine", "data", "api", "wire", "view", "task");
      const screens = ofRole("screen");
      if (engines > areaLinesMax) yield whole(folder, `${engines} lines of ${areaLinesMax}`);
      if (screens > screenLinesMax) yield whole(folder, `${screens} lines of screens`);
    }
  },
};

export const ambientState: Rule = {
  why: "Same input, same output: clock, chance and environment are arguments of an engine.",
  *check(repository) {
    const form =
      /\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b|\bprocess\.\w+|\bcrypto\.(?:randomUUID|getRandomValues)\b/gu;
    for (const file of repository.files) {
      if (["engine", "text", "wire", "view"].includes(roleOf(file))) {
        yield* places(file, file.code, form, "is not the engine's to know");
      }
    }
  },
};

/** The clock of the machine is read where the work begins, in one file of each shell or kit. */
export const oneClock: Rule = {
  why: "Areas take the clock from their Work; nothing in them asks the machine.",
  *check(repository) {
    for (const file of repository.files) {
      if (["data", "api", "cli", "task"].includes(roleOf(file))) {
        yield* places(
          file,
          file.code,
          /\bnew Date\(\s*\)|\bDate\.now\b/gu,
          "take it from the Work",
        );
      }
    }
  },
};
