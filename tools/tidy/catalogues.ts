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
}

/** What a catalogue lists: relative imports of `./units/<id>.ts` or `./units/<id>/<name>.ts`. */
function unitsListed(catalogue: SourceFile): readonly string[] {
  return catalogue.imports
    .map(({ specifier }) => specifier)
    .filter((specifier) => /^\.\/[^/]+\/[^/]+(?:\/[^/]+)?\.ts$/u.test(specifier));
}

function unitOf(catalogue: SourceFile, specifier: string): Unit {
  const module = `${catalogue.folder}/${specifier.slice(2)}`;
  const stem = module.replace(/\.ts$/u, "");
  const inFolder = specifier.split("/").length === 4;
  const folder = module.slice(0, module.lastIndexOf("/"));
  return {
    id: specifier.split("/").at(2)?.replace(/\.ts$/u, "") ?? "",
    module,
    test: `${stem}.test.ts`,
    page: inFolder ? `${folder}/README.md` : `${stem}.md`,
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
    units.map((unit) =>
      unit.module.split("/").slice(0, catalogue.path.split("/").length).join("/"),
    ),
  );
  for (const file of repository.files) {
    const isUnit = folders.has(file.folder) && roleOf(file) === "engine";
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
