// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, Line, Nothing, Nullable, OneOf, ProblemView, TextView } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { tableFields } from "./tables/table-field.ts";
import type { TableMapping } from "./tables/table-mapping.ts";

/** A mapping as plain JSON; `checkMapping` of the engine says what is wrong with one. */
export const MappingBody = Type.Unsafe<TableMapping>(
  Type.Object({}, { additionalProperties: true }),
);

/** What a column is taken for, how surely, and why. */
export const MappedColumnView = Type.Object({
  index: Type.Integer(),
  header: Type.String(),
  field: Nullable(OneOf(tableFields)),
  surenessBasisPoints: Type.Integer(),
  because: Type.Array(TextView),
});

/** One layout in a file, with how it would be read and why. */
export const MappingProposalView = Type.Object({
  mapping: MappingBody,
  columns: Type.Array(MappedColumnView),
  decisions: Type.Array(Type.Object({ item: Type.String(), because: Type.Array(TextView) })),
  /** What is missing or has to be told before rows can be read. */
  questions: Type.Array(ProblemView),
  surenessBasisPoints: Type.Integer(),
  signature: Type.String(),
  /** A mapping that somebody saved for this layout. */
  saved: Nullable(Type.Object({ title: Type.String(), savedAt: Type.String() })),
});
export type MappingProposalView = Static<typeof MappingProposalView>;

export const showMapping = defineEndpoint({
  id: "ledger.mappings.show",
  method: "GET",
  path: "/ledger/exhibits/:exhibitId/mapping",
  permission: "ledger.read",
  summary: {
    zh: "表格的列映射：建议、理由与在用映射",
    en: "How a table is read: proposal, reasons, mapping in use",
  },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Nothing,
  response: Type.Object({
    proposals: Type.Array(MappingProposalView),
    /** The mappings that the present rows were read with. */
    inUse: Type.Array(MappingBody),
  }),
});

export const applyMappings = defineEndpoint({
  id: "ledger.mappings.apply",
  method: "POST",
  path: "/ledger/exhibits/:exhibitId/mapping",
  permission: "ledger.write",
  summary: {
    zh: "按更正后的映射重新读取（旧结果保留并标为已替代）",
    en: "Read anew by corrected mappings; earlier rows stay, marked as superseded",
  },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Nothing,
  body: Type.Object({
    mappings: Type.Array(MappingBody, { minItems: 1, maxItems: 50 }),
    /** Saved under this title for the next file of the same layout; not saved when left out. */
    saveAs: Type.Optional(Line({ minLength: 1 })),
  }),
  response: Type.Object({ jobId: IdOf("job") }),
});
