// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  DateText,
  IdOf,
  Line,
  LocatorText,
  MinorText,
  MoneyView,
  Nothing,
  Nullable,
  OneOf,
  ProblemView,
  TextView,
} from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { PartyView } from "../transactions/transaction.wire.ts";
import { tableEncodings } from "./tables/cells/table-encoding.ts";
import { tableFields } from "./tables/table-field.ts";
import type { TableMapping } from "./tables/table-mapping.ts";
import { delimiters } from "./tables/table-mapping.ts";

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

/** A line of the original, cut into cells. */
export const TableLineView = Type.Object({
  row: Type.Integer(),
  cells: Type.Array(Type.String()),
});
export type TableLineView = Static<typeof TableLineView>;

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
  saved: Nullable(
    Type.Object({ title: Type.String(), savedAt: Type.String(), mapping: MappingBody }),
  ),
  /** Whether the layout has amounts; one without is left out unless a person wants it. */
  hasAmounts: Type.Boolean(),
  /** The lines around the header and the first rows below it. */
  lines: Type.Array(TableLineView),
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
  /** What a person says of the file; the rest is proposed again. */
  query: Type.Object({
    encoding: Type.Optional(OneOf(tableEncodings)),
    delimiter: Type.Optional(OneOf(delimiters)),
    /** Row of the header, and its lines; 0 for none. */
    headerRow: Type.Optional(Type.Integer({ minimum: 0 })),
    headerLines: Type.Optional(Type.Integer({ minimum: 0, maximum: 2 })),
    sheet: Type.Optional(Line()),
  }),
  response: Type.Object({
    exhibitName: Type.String(),
    compartmentId: IdOf("compartment"),
    proposals: Type.Array(MappingProposalView),
    /** Sheets in which no header was recognised, with their first lines. */
    otherSheets: Type.Array(Type.Object({ name: Type.String(), lines: Type.Array(TableLineView) })),
    /** What keeps the file from being looked at. */
    problems: Type.Array(ProblemView),
    /** The mappings that the present rows were read with. */
    inUse: Type.Array(MappingBody),
  }),
});

/** A row as it would enter. */
export const PreviewRowView = Type.Object({
  locator: LocatorText,
  side: OneOf(["payer", "beneficiary", "register"]),
  bookedOn: Nullable(DateText),
  amount: MoneyView,
  balanceMinor: Nullable(MinorText),
  payer: PartyView,
  beneficiary: PartyView,
  purpose: Type.String(),
});
export type PreviewRowView = Static<typeof PreviewRowView>;

export const previewMapping = defineEndpoint({
  id: "ledger.mappings.preview",
  method: "POST",
  path: "/ledger/exhibits/:exhibitId/mapping/preview",
  permission: "ledger.read",
  summary: {
    zh: "按一份映射试读前几行，不写入任何内容",
    en: "What the first rows become by a mapping; nothing is written",
  },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Nothing,
  body: Type.Object({ mapping: MappingBody }),
  response: Type.Object({
    /** What is wrong with the mapping or still to be told; rows are read only without any. */
    questions: Type.Array(ProblemView),
    rows: Type.Array(PreviewRowView),
    /** Own accounts of these rows. */
    owners: Type.Array(PartyView),
    /** What is wrong with these rows or with the table as a whole. */
    problems: Type.Array(ProblemView),
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
