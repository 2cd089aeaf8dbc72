// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { useState } from "react";
import { FileDrop } from "../file-drop/file-drop.tsx";
import type { Upload } from "../file-drop/upload-list.tsx";
import { UploadList } from "../file-drop/upload-list.tsx";
import { useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { galleryTexts } from "./gallery.text.ts";

/** Files that are dropped or chosen, and how far each is. */
export function AddingFiles(): ReactElement {
  const t = useTexts(galleryTexts);
  const [dropped, setDropped] = useState<readonly Upload[]>([]);
  const uploads: readonly Upload[] = [
    {
      id: "a",
      name: "2021.sta",
      byteCount: 184_220,
      sentByteCount: 184_220,
      state: "done",
      note: t("read"),
    },
    {
      id: "b",
      name: "2022.xlsx",
      byteCount: 2_412_000,
      sentByteCount: 1_508_000,
      state: "sending",
    },
    {
      id: "c",
      name: "camt053.xml",
      byteCount: 96_400,
      sentByteCount: 96_400,
      state: "partly",
      note: t("cut"),
    },
    ...dropped,
  ];
  return (
    <Block title={t("files")}>
      <div className="tw-stack">
        <FileDrop
          onFiles={(files) =>
            setDropped(
              files.map(({ file, path }) => ({
                id: path,
                name: path,
                byteCount: file.size,
                sentByteCount: 0,
                state: "waiting",
              })),
            )
          }
        >
          {t("filesNote")}
        </FileDrop>
        <UploadList uploads={uploads} />
      </div>
    </Block>
  );
}
