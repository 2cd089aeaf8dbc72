// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import {
  IdOf,
  InstantText,
  LocatorText,
  Nothing,
  Nullable,
  OneOf,
  pageQuery,
  ProblemView,
  TextView,
} from "@tianwang/wire/schema";
import { defineSlot } from "@tianwang/wire/screen";
import type { Static } from "typebox";
import { Type } from "typebox";
import { custodyKinds, exhibitKinds } from "./exhibit.ts";

/** Where the page of an exhibit shows what higher areas know of it, under its head. */
export const exhibitPanelSlot = defineSlot<{
  readonly exhibitId: string;
  readonly compartmentId: string;
  /** What the original is, e.g. `table`. */
  readonly kind: string;
}>("evidence.exhibit.panel");

/**
 * The head of a page about something in a compartment: the area that knows what the compartment
 * stands for shows the way back to it, and to the part that the page is one of.
 */
export const materialTrailSlot = defineSlot<{
  readonly compartmentId: string;
  readonly part: "exhibits" | "entities";
}>("evidence.material.trail");

/** An exhibit in a list. */
export const ExhibitView = Type.Object({
  id: IdOf("exhibit"),
  compartmentId: IdOf("compartment"),
  sha256: Type.String(),
  byteCount: Type.Integer(),
  kind: OneOf(exhibitKinds),
  mediaType: Type.String(),
  originalName: Type.String(),
  relativePath: Type.String(),
  legalBasis: Type.String(),
  parentId: Nullable(IdOf("exhibit")),
  addedAt: InstantText,
  reading: OneOf(["read", "kept", "unreadable"]),
  readingReason: Nullable(TextView),
});
export type ExhibitView = Static<typeof ExhibitView>;

/** An event of custody. `detail` holds short facts by name. */
export const CustodyView = Type.Object({
  at: InstantText,
  actorName: Type.String(),
  kind: OneOf(custodyKinds),
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
});
export type CustodyView = Static<typeof CustodyView>;

/** Something made from an exhibit. */
export const DerivativeView = Type.Object({
  kind: Type.String(),
  sha256: Type.String(),
  byteCount: Type.Integer(),
  tool: Type.String(),
  toolVersion: Type.String(),
  madeAt: InstantText,
});

export const listExhibits = defineEndpoint({
  id: "evidence.exhibits.list",
  method: "GET",
  path: "/evidence/exhibits",
  permission: "evidence.read",
  summary: { zh: "证物清单", en: "List exhibits" },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    kind: Type.Optional(OneOf(exhibitKinds)),
    text: Type.Optional(Type.String({ maxLength: 200 })),
    ...pageQuery,
  }),
  response: Type.Object({
    rows: Type.Array(ExhibitView),
    totalCount: Type.Integer(),
    counts: Type.Array(
      Type.Object({ kind: Type.String(), reading: Type.String(), count: Type.Integer() }),
    ),
  }),
});

export const showExhibit = defineEndpoint({
  id: "evidence.exhibits.show",
  method: "GET",
  path: "/evidence/exhibits/:exhibitId",
  permission: "evidence.read",
  summary: { zh: "证物及其保管链", en: "An exhibit with its custody" },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Nothing,
  response: Type.Object({
    exhibit: ExhibitView,
    addedByName: Type.String(),
    custody: Type.Array(CustodyView),
    derivatives: Type.Array(DerivativeView),
    problemCount: Type.Integer(),
  }),
});

export const exhibitText = defineEndpoint({
  id: "evidence.exhibits.text",
  method: "GET",
  path: "/evidence/exhibits/:exhibitId/text",
  permission: "evidence.read",
  summary: { zh: "证物的文字，按页", en: "The text of an exhibit, page by page" },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Type.Object({ page: Type.Optional(Type.Integer({ minimum: 1 })) }),
  response: Type.Object({
    pageCount: Type.Integer(),
    page: Type.Integer(),
    text: Type.String(),
    tool: Type.String(),
  }),
});

export const exhibitLines = defineEndpoint({
  id: "evidence.exhibits.lines",
  method: "GET",
  path: "/evidence/exhibits/:exhibitId/lines",
  permission: "evidence.read",
  summary: {
    zh: "文本类原件的若干行，用于核对出处",
    en: "Lines of a textual original, to check a source",
  },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Type.Object({
    from: Type.Integer({ minimum: 1 }),
    count: Type.Integer({ minimum: 1, maximum: 200 }),
  }),
  response: Type.Object({
    encoding: Type.String(),
    lines: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })),
  }),
});

export const exhibitOriginal = defineEndpoint({
  id: "evidence.exhibits.original",
  method: "GET",
  path: "/evidence/exhibits/:exhibitId/original",
  permission: "evidence.read",
  summary: { zh: "下载原件（记入保管链）", en: "Download the original (noted in its custody)" },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Nothing,
  response: "stream",
});

export const verifyExhibit = defineEndpoint({
  id: "evidence.exhibits.verify",
  method: "POST",
  path: "/evidence/exhibits/:exhibitId/verify",
  permission: "evidence.read",
  summary: {
    zh: "重新计算哈希并记入保管链",
    en: "Hash the original again and note it in its custody",
  },
  params: Type.Object({ exhibitId: IdOf("exhibit") }),
  query: Nothing,
  response: Type.Object({ sha256: Type.String(), isIntact: Type.Boolean() }),
});

export const listProblems = defineEndpoint({
  id: "evidence.problems.list",
  method: "GET",
  path: "/evidence/problems",
  permission: "evidence.read",
  summary: { zh: "读取证物时发现的问题", en: "Problems met while reading exhibits" },
  params: Nothing,
  query: Type.Object({
    compartmentId: IdOf("compartment"),
    exhibitId: Type.Optional(IdOf("exhibit")),
    severity: Type.Optional(
      Type.Union([Type.Literal("info"), Type.Literal("warning"), Type.Literal("error")]),
    ),
    ...pageQuery,
  }),
  response: Type.Object({
    rows: Type.Array(
      Type.Intersect([
        ProblemView,
        Type.Object({
          exhibitId: IdOf("exhibit"),
          exhibitName: Type.String(),
          locator: LocatorText,
        }),
      ]),
    ),
    totalCount: Type.Integer(),
  }),
});
