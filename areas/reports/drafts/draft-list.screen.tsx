// SPDX-License-Identifier: Apache-2.0
import type { CasePlace } from "@tianwang/casework/wire";
import { useClient } from "@tianwang/ui/client";
import { DateText, InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { StatementIcon } from "@tianwang/ui/look/icons";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column } from "@tianwang/ui/table/windowed-table";
import { Select } from "antd";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { draftPageTexts, draftStateTexts } from "./draft-page.text.ts";
import type { DraftState } from "./draft.ts";
import { draftStates } from "./draft.ts";
import "./draft.css";
import type { DraftLine } from "./draft.wire.ts";
import { listDraftsEndpoint } from "./draft.wire.ts";

const tones: Readonly<Record<DraftState, Tone>> = {
  draft: "active",
  approved: "good",
  sent: "info",
  closed: "unknown",
};

/** Where a draft stands. */
export function DraftStateTag({ state }: { state: DraftState }): ReactElement {
  const t = useTexts(draftStateTexts);
  return <StatusTag tone={tones[state]}>{t(state)}</StatusTag>;
}

const pathOf = (id: string) => `/reports/${encodeURIComponent(id)}`;

function Window({ line }: { line: DraftLine }): ReactElement {
  return (
    <>
      <DateText date={line.fromOn} /> – <DateText date={line.toOn} />
    </>
  );
}

function useColumns(): readonly Column<DraftLine>[] {
  const t = useTexts(draftPageTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "title",
        title: t("title"),
        width: 200,
        isGrowing: true,
        render: (line) => <Link to={pathOf(line.id)}>{say(line.title)}</Link>,
      },
      {
        id: "state",
        title: t("state"),
        width: 140,
        render: (line) => <DraftStateTag state={line.state} />,
      },
      { id: "source", title: t("source"), width: 110, render: (line) => t(line.sourceKind) },
      {
        id: "payments",
        title: t("payments"),
        width: 110,
        align: "end",
        render: (line) => <Count value={line.paymentCount} />,
      },
      { id: "window", title: t("window"), width: 220, render: (line) => <Window line={line} /> },
      {
        id: "version",
        title: t("version"),
        width: 80,
        align: "end",
        render: (line) => <Count value={line.version} />,
      },
      {
        id: "createdBy",
        title: t("createdBy"),
        width: 130,
        render: (line) => <SourceText text={line.createdBy} />,
      },
      {
        id: "changedAt",
        title: t("changedAt"),
        width: 170,
        render: (line) => <InstantText instant={line.changedAt} />,
      },
    ],
    [t, say],
  );
}

function DraftTable(props: { compartmentId?: string; state?: DraftState }): ReactElement {
  const t = useTexts(draftPageTexts);
  const say = useText();
  const client = useClient();
  const navigation = useNavigation();
  const columns = useColumns();
  const { compartmentId, state } = props;
  const filter = {
    ...(compartmentId === undefined ? {} : { compartmentId }),
    ...(state === undefined ? {} : { state }),
  };
  return (
    <PagedTable<DraftLine>
      id="reports.drafts"
      label={t("reports")}
      columns={columns}
      dataKey={`${compartmentId ?? ""} ${state ?? ""}`}
      rowKey={(line) => line.id}
      onOpen={(line) => navigation.go(pathOf(line.id))}
      empty={
        <EmptyState icon={StatementIcon} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      }
      fetchPage={({ from, count, signal }) =>
        client.call(listDraftsEndpoint, { query: { ...filter, from, count }, signal })
      }
      compact={{
        rowHeight: 92,
        render: (line) => (
          <span className="tw-compact-row">
            <span className="tw-compact-main">
              <Link to={pathOf(line.id)}>{say(line.title)}</Link>
            </span>
            <DraftStateTag state={line.state} />
            <span className="tw-compact-facts">
              <span>
                <Window line={line} />
              </span>
              <SourceText text={line.createdBy} />
            </span>
          </span>
        ),
      }}
    />
  );
}

/** The drafts of a case. */
export function DraftListPanel({ compartmentId }: CasePlace): ReactElement {
  const t = useTexts(draftPageTexts);
  return (
    <div className="tw-stack">
      <p className="tw-soft">{t("tippingOff")}</p>
      <Block title={t("reports")} isFlush>
        <DraftTable compartmentId={compartmentId} />
      </Block>
    </div>
  );
}

/** All drafts that the person may see. */
export function DraftListScreen(): ReactElement {
  const t = useTexts(draftPageTexts);
  const stateName = useTexts(draftStateTexts);
  const [text, setText] = useSearchValue("state", "");
  const state = draftStates.find((each) => each === text);
  return (
    <div className="tw-stack">
      <PageHeader title={t("reports")} facts={t("neverSends")} />
      <p className="tw-soft">{t("tippingOff")}</p>
      <Block
        title={t("reports")}
        isFlush
        extra={
          <Select
            aria-label={t("state")}
            value={state ?? ""}
            onChange={setText}
            popupMatchSelectWidth={false}
            options={[
              { value: "", label: t("allStates") },
              ...draftStates.map((each) => ({ value: each, label: stateName(each) })),
            ]}
          />
        }
      >
        <DraftTable {...(state === undefined ? {} : { state })} />
      </Block>
    </div>
  );
}
