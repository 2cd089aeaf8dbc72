// SPDX-License-Identifier: Apache-2.0
import { CallRefused } from "@tianwang/wire/client";
import { Button, Select } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import { EmptyState } from "../feedback/empty-state.tsx";
import { ErrorState } from "../feedback/error-state.tsx";
import { Loading } from "../feedback/loading.tsx";
import { useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { ConfirmAction } from "../layout/confirm-action.tsx";
import { Dialog } from "../layout/dialog.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { useMay } from "../layout/slot.tsx";
import { ExhibitIcon, UploadIcon } from "../look/icons.tsx";
import { AddingFiles } from "./adding-files.tsx";
import { Forms, People } from "./exchange.tsx";
import { galleryTexts } from "./gallery.text.ts";
import { refusedSample } from "./refused.text.ts";
import "./gallery.css";

/** What a page says when there is nothing, when it waits, when something went wrong. */
export function States(): ReactElement {
  const t = useTexts(galleryTexts);
  const may = useMay();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={t("states")}
        actions={
          <>
            <Button onClick={() => setIsOpen(true)}>{t("panel")}</Button>
            {may("self") && (
              <ConfirmAction
                label={t("remove")}
                question={t("removeAsk")}
                consequence={t("removeWhy")}
                confirmLabel={t("removeDo")}
                isDangerous
                onConfirm={() => Promise.reject(new CallRefused(403, refusedSample))}
              />
            )}
          </>
        }
      />
      <Dialog title={t("panelTitle")} isOpen={isOpen} onClose={() => setIsOpen(false)} place="side">
        <div className="tw-stack">
          <Select aria-label={t("leadAgency")} options={[{ value: "a", label: t("agencyA") }]} />
        </div>
      </Dialog>
      <div className="tw-gallery-split">
        <AddingFiles />
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
