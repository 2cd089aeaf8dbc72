// SPDX-License-Identifier: Apache-2.0
export type {
  AccountParty,
  PartyCollector,
  PartyEntities,
  PartyIds,
  PartyMention,
  PartyScope,
  PartyStanding,
} from "./accounts/party.ts";
export { createPartyCollector, entitiesOfParty } from "./accounts/party.ts";
export { stateMentions } from "./accounts/party-statements.ts";
export type { EntityProblemCode } from "./errors.ts";
export { entityProblem, problemTable } from "./errors.ts";
export type { FtmReader, FtmSink } from "./interchange/ftm-json-lines.ts";
export { createFtmReader, lineLengthMax } from "./interchange/ftm-json-lines.ts";
export type { FtmLine } from "./interchange/ftm-line.ts";
export { nestingMax, readFtmLine } from "./interchange/ftm-line.ts";
export type {
  EntityRecord,
  FtmRecord,
  NestedValue,
  StatementContent,
  StatementRecord,
} from "./interchange/ftm-record.ts";
export {
  contextOf,
  entityRecord,
  statementRecord,
  writeFtmRecord,
} from "./interchange/ftm-record.ts";
export {
  recordOfEntity,
  recordOfStatement,
  statementsOfRecord,
} from "./interchange/ftm-statements.ts";
export type {
  Edge,
  Model,
  Property,
  PropertyType,
  PropertyTypeName,
  Schema,
} from "./model/compile.ts";
export { countryCodeOf } from "./model/country.ts";
export {
  getProperty,
  getPropertyType,
  getSchema,
  isA,
  model,
  narrowerSchema,
  propertyLabel,
  propertyTypeOf,
  schemaLabel,
  valueLabel,
} from "./model/model.ts";
export { foldText, comparisonKey, numberKey } from "./search/fold.ts";
export type { MatchKind, SearchHit, SearchReason } from "./search/rank.ts";
export { rank, searchFieldsOf } from "./search/rank.ts";
export { searchTexts } from "./search/search.text.ts";
export type { FieldKind, SearchField, SearchNeed, SearchQuery } from "./search/terms.ts";
export { searchQuery, termsOf, toTsQuery } from "./search/terms.ts";
export type { Cleaned } from "./statements/cleaning.ts";
export { checkValue, cleanValue } from "./statements/cleaning.ts";
export type { Entity, SourcedValue, ValueSource } from "./statements/entity.ts";
export { captionOf, entitiesFrom, entityFrom, valuesOf } from "./statements/entity.ts";
export type { Iban } from "./statements/iban.ts";
export { parseIban } from "./statements/iban.ts";
export type { Judgement, Resolution } from "./statements/judgement.ts";
export { applyResolution, resolveJudgements } from "./statements/judgement.ts";
export type { EntityDraft, Provenance, Stated, Statement } from "./statements/statement.ts";
export {
  compareStatements,
  contextKeyOf,
  contextProp,
  existenceProp,
  isReference,
  namedProp,
  stateDraft,
  statementKey,
  storedProp,
} from "./statements/statement.ts";
export { readVagueDate } from "./statements/vague-date.ts";
