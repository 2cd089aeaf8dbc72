// SPDX-License-Identifier: Apache-2.0
import { Button } from "antd";
import type { ReactElement } from "react";
import { useMemo, useState } from "react";
import { Citation } from "../citation/citation.tsx";
import { DateText } from "../date/date.tsx";
import { useLanguage, useTexts } from "../language/language.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { DownloadIcon } from "../look/icons.tsx";
import { Money } from "../money/money.tsx";
import { useSearchValue } from "../navigation/navigation.tsx";
import { SourceText } from "../name/name.tsx";
import { FilterBar, SearchBox } from "../table/filter-bar.tsx";
import type { Column, RowRequest, Sort } from "../table/windowed-table.tsx";
import { WindowedTable } from "../table/windowed-table.tsx";
import { galleryTexts } from "./gallery.text.ts";
import type { SampleRow } from "./sample.text.ts";
import { sampleRow, sampleSource } from "./sample.text.ts";

const rowCount = 1_000_000;
/** As a server on the same machine would take. */
const answerMs = 25;

async function fetchRows({ from, count }: RowRequest): Promise<readonly SampleRow[]> {
  await new Promise((resolve) => setTimeout(resolve, answerMs));
  const length = Math.min(count, rowCount - from);
  return Array.from({ length }, (_, at) => sampleRow(from + at));
}

const money = (row: SampleRow) => ({
  amountMinor: row.amountMinor,
  currency: row.currency,
  scale: 2,
});

function useColumns(): readonly Column<SampleRow>[] {
  const t = useTexts(galleryTexts);
  const language = useLanguage();
  return useMemo(
    () => [
      {
        id: "bookedOn",
        title: t("bookedOn"),
        width: 132,
        isSortable: true,
        render: (row) => <DateText date={row.bookedOn} />,
      },
      {
        id: "payer",
        title: t("payer"),
        width: 190,
        isGrowing: true,
        isSortable: true,
        render: (row) => <SourceText text={row.payer[language]} />,
      },
      {
        id: "beneficiary",
        title: t("beneficiary"),
        width: 190,
        isGrowing: true,
        render: (row) => <SourceText text={row.beneficiary[language]} />,
      },
      { id: "account", title: t("account"), width: 148, render: (row) => row.account },
      {
        id: "amount",
        title: t("amount"),
        width: 150,
        align: "end",
        isSortable: true,
        render: (row) => <Money amount={money(row)} />,
      },
      { id: "purpose", title: t("purpose"), width: 150, render: (row) => row.purpose[language] },
      {
        id: "bank",
        title: t("bank"),
        width: 150,
        isHiddenAtFirst: true,
        render: (row) => row.bank[language],
      },
      {
        id: "source",
        title: t("source"),
        width: 170,
        render: (row) => (
          <Citation source={{ ...sampleSource, locator: `row ${row.row}` }} exhibitName="Z-0007" />
        ),
      },
    ],
    [t, language],
  );
}

/** A million rows in a windowed table. */
export function MillionRows(): ReactElement {
  const t = useTexts(galleryTexts);
  const language = useLanguage();
  const columns = useColumns();
  const [text, setText] = useSearchValue("q");
  const [sort, setSort] = useState<Sort>({ columnId: "bookedOn", isDescending: false });
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<string | null>(null);
  const compact = useMemo(
    () => ({
      rowHeight: 66,
      render: (row: SampleRow) => (
        <span className="tw-compact-row">
          <span className="tw-compact-main">
            <SourceText text={row.payer[language]} />
            {" → "}
            <SourceText text={row.beneficiary[language]} />
          </span>
          <Money amount={money(row)} />
          <span className="tw-compact-facts">
            <DateText date={row.bookedOn} />
            <span>{row.purpose[language]}</span>
          </span>
        </span>
      ),
    }),
    [language],
  );
  const held = text === "" ? [] : [{ id: "text", words: text, onDrop: () => setText("") }];
  return (
    <>
      <PageHeader
        title={t("table")}
        facts={<output>{opened === null ? "" : t("opened", { row: opened })}</output>}
      />
      <WindowedTable<SampleRow>
        id="gallery.rows"
        label={t("rows")}
        columns={columns}
        rowCount={rowCount}
        fetchRows={fetchRows}
        dataKey={`${text} ${sort.columnId} ${sort.isDescending}`}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        openKey={opened}
        selection={{ keys, onChange: setKeys }}
        sort={sort}
        onSort={setSort}
        compact={compact}
        toolbar={
          <>
            <FilterBar
              search={<SearchBox label={t("searchRows")} text={text} onText={setText} />}
              held={held}
            />
            <Button icon={<DownloadIcon />}>{"CSV"}</Button>
          </>
        }
        sums={
          <>
            <span className="tw-faint">{t("sumOf")}</span>
            <Money amount={{ amountMinor: "38217745091266", currency: "CNY", scale: 2 }} />
            <Money amount={{ amountMinor: "9120044173", currency: "HKD", scale: 2 }} />
            <Money amount={{ amountMinor: "8874013320", currency: "USD", scale: 2 }} />
          </>
        }
      />
    </>
  );
}
