// SPDX-License-Identifier: Apache-2.0
// Contracts of the routes that concern the whole installation. They answer to its operator alone: the
// token in the data folder, whatever role a signed-in person has.
import { Type } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { IdOf, InstantText, Nothing, Nullable, OneOf, TextView } from "./schema.ts";

const Count = Type.Integer({ minimum: 0 });

export const backUpInstallation = defineEndpoint({
  id: "installation.backup",
  method: "POST",
  path: "/installation/backup",
  permission: "workspace.administer",
  summary: {
    zh: "备份到服务器上的目录并核验；未完成时返回进度，再次调用即继续等待（限本机操作员）",
    en: "Back up to a folder of the server and verify it; while it runs the answer tells how far it is, and the same call waits on (operator only)",
  },
  params: Nothing,
  query: Nothing,
  body: Type.Object({ dir: Type.String({ minLength: 1, maxLength: 4096 }) }),
  response: Type.Object({
    rowCount: Count,
    blobCount: Count,
    /** Null while it runs. */
    end: Nullable(
      Type.Object({
        madeAt: InstantText,
        rowCount: Count,
        blobCount: Count,
        linkCount: Count,
        lastSha256: Type.String(),
        /** Originals that the blob store had lost before. */
        lostCount: Count,
        /** Whether restoring it gave every row, every blob and the whole audit chain again. */
        isWhole: Type.Boolean(),
        fault: Nullable(TextView),
      }),
    ),
  }),
});

export const removeDemos = defineEndpoint({
  id: "installation.remove-demos",
  method: "POST",
  path: "/installation/demo/remove",
  permission: "workspace.administer",
  summary: {
    zh: "删除虚构演示工作区及其全部内容（限本机操作员）",
    en: "Remove the fictional demo workspace with all that is in it (operator only)",
  },
  params: Nothing,
  query: Nothing,
  response: Type.Object({ count: Count }),
});

export const resumeJobs = defineEndpoint({
  id: "installation.resume-jobs",
  method: "POST",
  path: "/installation/jobs/resume",
  permission: "workspace.administer",
  summary: {
    zh: "继续上次被中断的任务（限本机操作员）",
    en: "Go on with the jobs that were cut off (operator only)",
  },
  params: Nothing,
  query: Nothing,
  response: Type.Object({ count: Count }),
});

export const showInstallation = defineEndpoint({
  id: "installation.show",
  method: "GET",
  path: "/installation/status",
  permission: "workspace.administer",
  summary: {
    zh: "本机运行状况：版本、数据量、备份与中断的任务（限本机操作员）",
    en: "How the installation is: version, counts, back-ups, interrupted jobs (operator only)",
  },
  params: Nothing,
  query: Nothing,
  response: Type.Object({
    version: Type.String(),
    engine: OneOf(["embedded", "server"]),
    databaseVersion: Type.String(),
    tables: Type.Array(Type.Object({ name: Type.String(), rowCount: Count })),
    audit: Type.Object({ linkCount: Count, lastSha256: Type.String() }),
    jobCounts: Type.Object({ waiting: Count, running: Count, interrupted: Count }),
    /** The newest jobs that were cut off and not started again. */
    interrupted: Type.Array(
      Type.Object({ id: IdOf("job"), kind: Type.String(), endedAt: InstantText }),
    ),
    blobs: Type.Object({
      count: Count,
      byteCount: Count,
      unnamedCount: Count,
      unnamedByteCount: Count,
    }),
    backups: Type.Object({
      folder: Type.String(),
      count: Count,
      last: Nullable(
        Type.Object({
          name: Type.String(),
          madeAt: InstantText,
          verifiedAt: Nullable(InstantText),
          isWhole: Nullable(Type.Boolean()),
          fault: Nullable(TextView),
        }),
      ),
      failure: Nullable(Type.Object({ at: InstantText, reason: Type.String() })),
    }),
  }),
});
