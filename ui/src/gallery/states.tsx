// SPDX-License-Identifier: Apache-2.0
import { CallRefused } from "@tianwang/wire/client";
import { Button, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { EmptyState } from "../feedback/empty-state.tsx";
import { ErrorState } from "../feedback/error-state.tsx";
import { Loading } from "../feedback/loading.tsx";
import { FileDrop } from "../file-drop/file-drop.tsx";
import type { Upload } from "../file-drop/upload-list.tsx";
import { UploadList } from "../file-drop/upload-list.tsx";
import { useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { ConfirmAction } from "../layout/confirm-action.tsx";
import { Dialog } from "../layout/dialog.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { ExhibitIcon, UploadIcon } from "../look/icons.tsx";
import { Forms, People } from "./exchange.tsx";
import { galleryTexts } from "./gallery.text.ts";
import { refusedSample } from "./refused.text.ts";
import "./gallery.css";

function Files(): ReactElement {
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

/** What a page says when there is nothing, when it waits, when something went wrong. */
export function States(): ReactElement {
  const t = useTexts(galleryTexts);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={t("states")}
        actions={
          <>
            <Button onClick={() => setIsOpen(true)}>{t("panel")}</Button>
            <ConfirmAction
              label={t("remove")}
              question={t("removeAsk")}
              consequence={t("removeWhy")}
              confirmLabel={t("removeDo")}
              isDangerous
              onConfirm={() => Promise.reject(new CallRefused(403, refusedSample))}
            />
          </>
        }
      />
      <Dialog title={t("panelTitle")} isOpen={isOpen} onClose={() => setIsOpen(false)} place="side">
        <div className="tw-stack">
          <Select aria-label={t("leadAgency")} options={[{ value: "a", label: t("agencyA") }]} />
        </div>
      </Dialog>
      <div className="tw-gallery-split">
        <Files />
        <Forms />
        <People />
        <Block title={t("refused")}>
          <ErrorState error={new CallRefused(403, refusedSample)} onRetry={() => {}} />
        </Block>
        <Block title={t("exhibits")}>
          <EmptyState
            icon={ExhibitIcon}
            title={t("empty")}
            action={
              <Button type="primary" icon={<UploadIcon />}>
                {t("files")}
              </Button>
            }
          >
            {t("emptyWhy")}
          </EmptyState>
        </Block>
        <Block title={t("loading")}>
          <Loading />
        </Block>
      </div>
    </>
  );
}
