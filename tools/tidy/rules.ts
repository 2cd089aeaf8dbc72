// SPDX-License-Identifier: Apache-2.0
import * as catalogues from "./catalogues.ts";
import * as docs from "./docs.ts";
import * as exports from "./exports.ts";
import * as files from "./files.ts";
import * as imports from "./imports.ts";
import type { Rule } from "./repository.ts";
import * as sql from "./sql.ts";
import * as tests from "./tests.ts";
import * as texts from "./texts.ts";
import * as words from "./words.ts";

/** Every rule of the house that is checked here, by the name that a finding carries. */
export const rules = {
  ambientState: files.ambientState,
  areaReadmes: docs.areaReadmes,
  areaSize: files.areaSize,
  bannedWords: words.bannedWords,
  catalogueUnits: catalogues.catalogueUnits,
  changelogForm: docs.changelogForm,
  commentedOutCode: words.commentedOutCode,
  decidedDependencies: docs.decidedDependencies,
  decisionForm: docs.decisionForm,
  declaredDependencies: imports.declaredDependencies,
  docLinks: docs.docLinks,
  doorsOnly: imports.doorsOnly,
  engineTested: tests.engineTested,
  fileNames: files.fileNames,
  filesPerFolder: files.filesPerFolder,
  glossaryForm: words.glossaryForm,
  hanOutsideTexts: texts.hanOutsideTexts,
  importsPerFile: files.importsPerFile,
  invokerViews: sql.invokerViews,
  leftovers: words.leftovers,
  literalText: texts.literalText,
  migrationNames: sql.migrationNames,
  neededDependencies: imports.neededDependencies,
  oneClock: files.oneClock,
  oneTitle: docs.oneTitle,
  onlyOwnerWrites: sql.onlyOwnerWrites,
  ownSchema: sql.ownSchema,
  pageSizes: docs.pageSizes,
  pathDepth: files.pathDepth,
  protectedTables: sql.protectedTables,
  rankOrder: imports.rankOrder,
  readsByView: sql.readsByView,
  roleOrder: imports.roleOrder,
  sawFiles: files.sawFiles,
  sizes: files.sizes,
  spdxLine: files.spdxLine,
  sqlOnlyInData: sql.sqlOnlyInData,
  testsRun: tests.testsRun,
  textPairs: texts.textPairs,
  usedExports: exports.usedExports,
  workshopTraces: words.workshopTraces,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof rules;
