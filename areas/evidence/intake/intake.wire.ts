// SPDX-License-Identifier: Apache-2.0
import { defineEndpoint } from "@tianwang/wire/endpoint";
import { IdOf, InstantText, Line, Nothing, Nullable, TextView } from "@tianwang/wire/schema";
import type { Static } from "typebox";
import { Type } from "typebox";
import { pathLengthMax } from "../exhibits/exhibit.ts";

/** Largest file taken in, in bytes. */
export const fileByteCountMax = 8 * 1024 ** 3;

/** A file of an intake and what became of it. */
export const IntakeFileView = Type.Object({
  id: IdOf("intakeFile"),
  relativePath: Type.String(),
  sha256: Type.String(),
  byteCount: Type.Integer(),
  state: Type.Union([Type.Literal("waiting"), Type.Literal("done"), Type.Literal("failed")]),
  exhibitId: Nullable(IdOf("exhibit")),
  message: Nullable(TextView),
});
export type IntakeFileView = Static<typeof IntakeFileView>;

export const openIntake = defineEndpoint({
  id: "evidence.intakes.open",
  method: "POST",
  path: "/evidence/intakes",
  permission: "evidence.write",
  summary: { zh: "开始接收一批材料", en: "Begin to take files in" },
  params: Nothing,
  query: Nothing,
  body: Type.Object({ compartmentId: IdOf("compartment"), legalBasis: Line({ minLength: 1 }) }),
  response: Type.Object({ intakeId: IdOf("intake") }),
});

export const addIntakeFile = defineEndpoint({
  id: "evidence.intakes.add-file",
  method: "PUT",
  path: "/evidence/intakes/:intakeId/files",
  permission: "evidence.write",
  summary: { zh: "上传一个文件", en: "Upload one file" },
  params: Type.Object({ intakeId: IdOf("intake") }),
  query: Type.Object({ path: Type.String({ minLength: 1, maxLength: pathLengthMax * 4 }) }),
  body: "stream",
  bodyBytesMax: fileByteCountMax,
  response: Type.Object({
    fileId: IdOf("intakeFile"),
    relativePath: Type.String(),
    sha256: Type.String(),
    byteCount: Type.Integer(),
  }),
});

export const startIntake = defineEndpoint({
  id: "evidence.intakes.start",
  method: "POST",
  path: "/evidence/intakes/:intakeId/start",
  permission: "evidence.write",
  summary: { zh: "开始读取已上传的文件", en: "Start reading the uploaded files" },
  params: Type.Object({ intakeId: IdOf("intake") }),
  query: Nothing,
  response: Type.Object({ jobId: IdOf("job") }),
});

export const showIntake = defineEndpoint({
  id: "evidence.intakes.show",
  method: "GET",
  path: "/evidence/intakes/:intakeId",
  permission: "evidence.read",
  summary: { zh: "一批材料及其处理结果", en: "Files taken in together and what became of them" },
  params: Type.Object({ intakeId: IdOf("intake") }),
  query: Nothing,
  response: Type.Object({
    id: IdOf("intake"),
    compartmentId: IdOf("compartment"),
    legalBasis: Type.String(),
    createdAt: InstantText,
    jobId: Nullable(IdOf("job")),
    files: Type.Array(IntakeFileView),
  }),
});
