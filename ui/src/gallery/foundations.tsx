// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";
import { useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { usePalette } from "../look/appearance.tsx";
import {
  CaseIcon,
  TaskIcon,
  ExhibitIcon,
  StatementIcon,
  TransactionIcon,
  FlowIcon,
  PersonIcon,
  PeopleIcon,
  CompanyIcon,
  AccountIcon,
  AgencyIcon,
  CalendarIcon,
  ClockIcon,
  PurposeIcon,
  WorkspaceIcon,
  BookIcon,
  CodeIcon,
  CitationIcon,
  GoodIcon,
  ErrorIcon,
  WarningIcon,
  InfoIcon,
  UnknownIcon,
  WaitingIcon,
  ProgressIcon,
  SearchIcon,
  PlusIcon,
  MinusIcon,
  CheckIcon,
  CloseIcon,
  MoreIcon,
  ColumnsIcon,
  UpIcon,
  DownIcon,
  ChevronDownIcon,
  ChevronRightIcon,
  DownloadIcon,
  UploadIcon,
  FolderIcon,
  RefreshIcon,
  FitIcon,
  ListIcon,
  GraphIcon,
  SignOutIcon,
  SunIcon,
  MoonIcon,
  AutoIcon,
} from "../look/icons.tsx";
import { Wordmark } from "../look/mark.tsx";
import { galleryTexts } from "./gallery.text.ts";
import "./gallery.css";

const icons = {
  CaseIcon,
  TaskIcon,
  ExhibitIcon,
  StatementIcon,
  TransactionIcon,
  FlowIcon,
  PersonIcon,
  PeopleIcon,
  CompanyIcon,
  AccountIcon,
  AgencyIcon,
  CalendarIcon,
  ClockIcon,
  PurposeIcon,
  WorkspaceIcon,
  BookIcon,
  CodeIcon,
  CitationIcon,
  GoodIcon,
  ErrorIcon,
  WarningIcon,
  InfoIcon,
  UnknownIcon,
  WaitingIcon,
  ProgressIcon,
  SearchIcon,
  PlusIcon,
  MinusIcon,
  CheckIcon,
  CloseIcon,
  MoreIcon,
  ColumnsIcon,
  UpIcon,
  DownIcon,
  ChevronDownIcon,
  ChevronRightIcon,
  DownloadIcon,
  UploadIcon,
  FolderIcon,
  RefreshIcon,
  FitIcon,
  ListIcon,
  GraphIcon,
  SignOutIcon,
  SunIcon,
  MoonIcon,
  AutoIcon,
};

const sizes = ["1.54rem", "1.154rem", "1rem", "0.923rem"] as const;

/** Colours, type and icons. */
export function Foundations(): ReactElement {
  const t = useTexts(galleryTexts);
  const { series, ...tones } = usePalette();
  const swatches = [
    ...Object.entries(tones),
    ...series.map((colour, at) => [`series ${at + 1}`, colour] as const),
  ];
  return (
    <>
      <PageHeader title={t("foundations")} actions={<Wordmark size={32} />} />
      <Block title={t("type")}>
        {sizes.map((size) => (
          <p key={size} style={{ fontSize: size }}>
            {t("typeSample")}
          </p>
        ))}
      </Block>
      <Block title={t("colours")}>
        <ul className="tw-gallery-swatches">
          {swatches.map(([name, colour]) => (
            <li key={name}>
              <i style={{ background: colour }} />
              {name}
            </li>
          ))}
        </ul>
      </Block>
      <Block title={t("icons")}>
        <ul className="tw-gallery-icons">
          {Object.entries(icons).map(([name, Icon]) => (
            <li key={name}>
              <Icon />
              {name.replace(/Icon$/u, "")}
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}
