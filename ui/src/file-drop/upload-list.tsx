// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement, ReactNode } from "react";
import { useTexts } from "../language/language.tsx";
import type { Tone } from "../layout/status-tag.tsx";
import { StatusTag } from "../layout/status-tag.tsx";
import { SourceText } from "../name/name.tsx";
import { byteText } from "./byte-text.ts";
import "./file-drop.css";

export { byteText } from "./byte-text.ts";

export type UploadState = "waiting" | "sending" | "reading" | "done" | "partly" | "failed";

/** One file on its way in. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly byteCount: number;
  readonly sentByteCount: number;
  readonly state: UploadState;
  /** What was found in it, or why it was not read. */
  readonly note?: ReactNode;
}

const texts = defineTexts({
  waiting: { zh: "等待中", en: "Waiting" },
  sending: { zh: "上传中 {percent}%", en: "Sending {percent}%" },
  reading: { zh: "读取中", en: "Reading" },
  done: { zh: "已录入", en: "Entered" },
  partly: { zh: "部分录入", en: "Partly entered" },
  failed: { zh: "未录入", en: "Not entered" },
  progress: { zh: "{done} / {all} 个文件已处理", en: "{done} of {all} {all:file|files} handled" },
  list: { zh: "上传进度", en: "Progress of the files" },
});

const tones: Readonly<Record<UploadState, Tone>> = {
  waiting: "waiting",
  sending: "active",
  reading: "active",
  done: "good",
  partly: "warn",
  failed: "danger",
};

const isOver = (upload: Upload) => ["done", "partly", "failed"].includes(upload.state);

function percentOf(upload: Upload): number {
  return upload.byteCount === 0 ? 100 : Math.floor((upload.sentByteCount / upload.byteCount) * 100);
}

/** How far each file has come. The sum is read aloud as it changes, single files are not. */
export function UploadList({ uploads }: { uploads: readonly Upload[] }): ReactElement {
  const t = useTexts(texts);
  const doneCount = uploads.filter(isOver).length;
  return (
    <div className="tw-uploads">
      <output className="tw-uploads-sum">
        {t("progress", { done: doneCount, all: uploads.length })}
      </output>
      <ol aria-label={t("list")}>
        {uploads.map((upload) => (
          <li key={upload.id} className="tw-upload">
            <span className="tw-upload-name">
              <SourceText text={upload.name} />
            </span>
            <span className="tw-upload-size">{byteText(upload.byteCount)}</span>
            <StatusTag tone={tones[upload.state]}>
              {t(upload.state, { percent: percentOf(upload) })}
            </StatusTag>
            {upload.state === "sending" && (
              <progress
                className="tw-upload-bar"
                aria-label={upload.name}
                max={100}
                value={percentOf(upload)}
              />
            )}
            {upload.note !== undefined && <span className="tw-upload-note">{upload.note}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
