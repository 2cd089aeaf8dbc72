// SPDX-License-Identifier: Apache-2.0
import type { Finding, Repository, Rule } from "./repository.ts";
import { roleOf } from "./roles.ts";
import type { SourceFile } from "./source-file.ts";

/** The headings of the page of a unit, in this order. */
export const unitHeadings = [
  "What it sees",
  "Why it matters",
  "Parameters",
  "False positives",
  "Sources",
  "Worked example",
];

/** A unit of a catalogue: one file, or one folder. */
interface Unit {
  readonly id: string;
  readonly module: string;
  readonly test: string;
  readonly page: string;
  readonly isFolder: boolean;
}

/**
 * What a catalogue lists: the relative imports that go down from its folder, such as `./fifo.ts`,
 * `./detectors/layering.ts` or `./importers/mt940/importer.ts`. What it shares lies above it.
 */
function unitsListed(catalogue: SourceFile): readonly string[] {
  return catalogue.imports
    .map(({ specifier }) => specifier)
    .filter((specifier) => specifier.startsWith("./"));
}

/** A unit in a folder of its own: the module is named after the folder, or after what it is. */
function hasOwnFolder(folder: string, name: string): boolean {
  return name === folder || ["importer", "list"].includes(name);
}

function unitOf(catalogue: SourceFile, specifier: string): Unit {
  const module = `${catalogue.folder}/${specifier.slice(2)}`;
  const stem = module.replace(/\.ts$/u, "");
  const [folder = "", name = ""] = stem.split("/").slice(-2);
  const isFolder = hasOwnFolder(folder, name);
  return {
    id: isFolder ? folder : name,
    module,
    test: `${stem}.test.ts`,
    page: isFolder ? `${stem.slice(0, stem.lastIndexOf("/"))}/README.md` : `${stem}.md`,
    isFolder,
  };
}

function headings(page: SourceFile): readonly string[] {
  return page.lines.filter((line) => line.startsWith("## ")).map((line) => line.slice(3).trim());
}

function* unitFaults(repository: Repository, unit: Unit): Generator<Finding> {
  const missing = [unit.module, unit.test, unit.page].filter(
    (path) => !repository.byPath.has(path),
  );
  for (const path of missing) yield { path, line: 0, says: `unit ${unit.id} lacks this file` };
  const page = repository.byPath.get(unit.page);
  if (page && headings(page).join("|") !== unitHeadings.join("|")) {
    yield { path: unit.page, line: 0, says: `has the headings ${unitHeadings.join(" / ")}` };
  }
}

/** Unit files that stand in a unit folder of a catalogue and are not listed by it. */
function* unlisted(
  repository: Repository,
  catalogue: SourceFile,
  units: readonly Unit[],
): Generator<Finding> {
  const folders = new Set(
    units.filter((unit) => !unit.isFolder).map(({ module }) => module.replace(/\/[^/]+$/u, "")),
  );
  for (const file of repository.files) {
    const isUnit =
      folders.has(file.folder) && roleOf(file) === "engine" && file.path !== catalogue.path;
    if (isUnit && !units.some((unit) => unit.module === file.path)) {
      yield { path: file.path, line: 0, says: `is not listed by ${catalogue.path}` };
    }
  }
}

export const catalogueUnits: Rule = {
  why: "A unit is code, cases and a page under one id, found from an explicit list.",
  *check(repository) {
    for (const catalogue of repository.files) {
      if (catalogue.name !== "catalogue.ts" || !catalogue.path.startsWith("areas/")) continue;
      const listed = unitsListed(catalogue);
      const units = listed.map((specifier) => unitOf(catalogue, specifier));
      if (units.length === 0) yield { path: catalogue.path, line: 0, says: "lists no unit" };
      if (listed.join("|") !== listed.toSorted().join("|")) {
        yield { path: catalogue.path, line: 0, says: "is not in alphabetical order" };
      }
      for (const unit of units) yield* unitFaults(repository, unit);
      yield* unlisted(repository, catalogue, units);
    }
  },
};
