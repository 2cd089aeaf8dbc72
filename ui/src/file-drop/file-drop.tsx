// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import { Button } from "antd";
import type { DragEvent, ReactElement, ReactNode } from "react";
import { useRef, useState } from "react";
import { useTexts } from "../language/language.tsx";
import { FolderIcon, UploadIcon } from "../look/icons.tsx";
import type { ChosenFile } from "./dropped-files.ts";
import { droppedFiles, inputFiles } from "./dropped-files.ts";
import "./file-drop.css";

export type { ChosenFile } from "./dropped-files.ts";

const texts = defineTexts({
  drop: { zh: "将文件或文件夹拖到此处", en: "Drop files or a folder here" },
  over: { zh: "松开即可添加", en: "Let go to add them" },
  chooseFiles: { zh: "选择文件", en: "Choose files" },
  chooseFolder: { zh: "选择文件夹", en: "Choose a folder" },
});

/** Whether a drag carries files rather than text of the page. */
function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes("Files");
}

/** A place for files: drop them, or choose files or a folder with a button. */
export function FileDrop(props: {
  onFiles: (files: readonly ChosenFile[]) => void;
  /** What may be added and what happens then. */
  children?: ReactNode;
  isDisabled?: boolean;
}): ReactElement {
  const t = useTexts(texts);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [depth, setDepth] = useState(0);
  const give = (chosen: readonly ChosenFile[]) => {
    if (chosen.length > 0) props.onFiles(chosen);
  };
  const input = (ref: typeof files, isFolder: boolean) => (
    <input
      ref={ref}
      type="file"
      hidden
      multiple
      aria-hidden="true"
      tabIndex={-1}
      {...(isFolder ? { webkitdirectory: "" } : {})}
      onChange={(event) => {
        give(inputFiles(event.target.files));
        event.target.value = "";
      }}
    />
  );
  const isOver = depth > 0 && !props.isDisabled;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the buttons do the same
    <div
      className="tw-file-drop"
      data-over={isOver}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDepth(depth + 1);
      }}
      onDragLeave={() => setDepth(Math.max(0, depth - 1))}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        setDepth(0);
        if (!carriesFiles(event) || props.isDisabled) return;
        event.preventDefault();
        void droppedFiles(event.dataTransfer).then(give);
      }}
    >
      <span className="tw-file-drop-mark">
        <UploadIcon />
      </span>
      <div className="tw-file-drop-words">
        <p className="tw-file-drop-title">{isOver ? t("over") : t("drop")}</p>
        {props.children !== undefined && <p className="tw-soft">{props.children}</p>}
      </div>
      <div className="tw-row">
        <Button
          type="primary"
          icon={<UploadIcon />}
          disabled={props.isDisabled ?? false}
          onClick={() => files.current?.click()}
        >
          {t("chooseFiles")}
        </Button>
        <Button
          icon={<FolderIcon />}
          disabled={props.isDisabled ?? false}
          onClick={() => folder.current?.click()}
        >
          {t("chooseFolder")}
        </Button>
      </div>
      {input(files, false)}
      {input(folder, true)}
    </div>
  );
}
