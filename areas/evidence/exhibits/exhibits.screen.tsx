// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { byteText } from "@tianwang/ui/file-drop/upload-list";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { ExhibitIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { Facets } from "@tianwang/ui/table/facets";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import type { ReactElement } from "react";
import { useCallback, useMemo, useState } from "react";
import { AddMaterial } from "../intake/add-material.screen.tsx";
import "./evidence.css";
import { exhibitKindTexts, exhibitTexts } from "./exhibit.text.ts";
import { exhibitKinds } from "./exhibit.ts";
import type { ExhibitView } from "./exhibit.wire.ts";
import { listExhibits } from "./exhibit.wire.ts";
import { HashText, ReadingTag } from "./marks.screen.tsx";

/** What the list of exhibits is given. */
export interface ExhibitsViewProps {
  readonly compartmentId: string;
  /** Whether the person may add material here. */
  readonly mayWrite: boolean;
  /** Told when material has come in, so that counts elsewhere can follow. */
  readonly onEntered: () => void;
}

function useColumns(): readonly Column<ExhibitView>[] {
  const t = useTexts(exhibitTexts);
  const say = useText();
  return useMemo(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 280,
        isGrowing: true,
        render: (row) => (
          <Link
            className="ev-name"
            to={`/exhibits/${row.id}`}
            tabIndex={-1}
            title={row.relativePath}
          >
            <SourceText text={row.originalName} />
          </Link>
        ),
      },
      {
        id: "kind",
        title: t("kind"),
        width: 116,
        render: (row) => say(exhibitKindTexts[row.kind]),
      },
      {
        id: "size",
        title: t("size"),
        width: 92,
        align: "end",
        render: (row) => byteText(row.byteCount),
      },
      {
        id: "reading",
        title: t("reading"),
        width: 250,
        isGrowing: true,
        render: (row) => (
          <span
            className="ev-reading"
            {...(row.readingReason === null ? {} : { title: say(row.readingReason) })}
          >
            <ReadingTag reading={row.reading} />
            {row.readingReason !== null && (
              <span className="tw-soft">{say(row.readingReason)}</span>
            )}
          </span>
        ),
      },
      {
        id: "hash",
        title: t("hash"),
        width: 190,
        render: (row) => <HashText sha256={row.sha256} />,
      },
      {
        id: "added",
        title: t("addedAt"),
        width: 170,
        render: (row) => <InstantText instant={row.addedAt} />,
      },
    ],
    [t, say],
  );
}

function useCompact() {
  const say = useText();
  return useMemo(
    () => ({
      rowHeight: 88,
      render: (row: ExhibitView) => (
        <span className="tw-compact-row">
          <span className="tw-compact-main ev-name">
            <SourceText text={row.originalName} />
          </span>
          <span className="tw-faint">{byteText(row.byteCount)}</span>
          <ReadingTag reading={row.reading} />
          <span className="tw-faint">{say(exhibitKindTexts[row.kind])}</span>
        </span>
      ),
    }),
    [say],
  );
}

/** How many exhibits there are of each kind. */
function useKinds(compartmentId: string, turn: number) {
  const t = useTexts(exhibitTexts);
  const say = useText();
  const client = useClient();
  const counts = useLoad(`exhibit kinds ${compartmentId} ${turn}`, async (signal) => {
    const query = { compartmentId, count: 1 };
    return (await client.call(listExhibits, { query, signal })).counts;
  });
  const [last, setLast] = useState(counts.value ?? []);
  if (counts.value && counts.value !== last) setLast(counts.value);
  const countOf = (kind?: string) =>
    last
      .filter((one) => kind === undefined || one.kind === kind)
      .reduce((sum, { count }) => sum + count, 0);
  const facets = exhibitKinds
    .map((kind) => ({ id: kind, label: say(exhibitKindTexts[kind]), count: countOf(kind) }))
    .filter(({ count }) => count > 0);
  return [{ id: "", label: t("all"), count: countOf() }, ...facets];
}

function ExhibitTable({ compartmentId, turn }: { compartmentId: string; turn: number }) {
  const t = useTexts(exhibitTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [text, setText] = useSearchValue("text");
  const [heldKind, setKind] = useSearchValue("kind");
  const kind = exhibitKinds.find((one) => one === heldKind);
  const kinds = useKinds(compartmentId, turn);
  const columns = useColumns();
  const compact = useCompact();
  const isFiltered = text !== "" || kind !== undefined;
  const fetchPage = ({ from, count, signal }: RowRequest) =>
    client.call(listExhibits, {
      query: {
        compartmentId,
        from,
        count,
        ...(text === "" ? {} : { text }),
        ...(kind === undefined ? {} : { kind }),
      },
      signal,
    });
  return (
    <PagedTable<ExhibitView>
      id="evidence.exhibits"
      label={t("exhibits")}
      columns={columns}
      compact={compact}
      fetchPage={fetchPage}
      dataKey={JSON.stringify([compartmentId, text, kind])}
      turn={turn}
      rowKey={(row) => row.id}
      onOpen={(row) => navigation.go(`/exhibits/${row.id}`)}
      toolbar={
        <FilterBar
          search={<SearchBox label={t("search")} text={text} onText={setText} />}
          held={[]}
        >
          <Facets label={t("byKind")} facets={kinds} heldId={kind ?? ""} onHold={setKind} />
        </FilterBar>
      }
      empty={
        <EmptyState icon={ExhibitIcon} title={t(isFiltered ? "noneFound" : "none")}>
          {t(isFiltered ? "noneFoundWhy" : "noneWhy")}
        </EmptyState>
      }
    />
  );
}

/** The exhibits of a compartment, and a place to add more. */
export function ExhibitsView(props: ExhibitsViewProps): ReactElement {
  const { compartmentId, mayWrite, onEntered } = props;
  const [turn, setTurn] = useState(0);
  const refresh = useCallback(() => {
    setTurn((count) => count + 1);
    onEntered();
  }, [onEntered]);
  return (
    <div className="tw-stack">
      {mayWrite && <AddMaterial compartmentId={compartmentId} onEntered={refresh} />}
      <ExhibitTable compartmentId={compartmentId} turn={turn} />
    </div>
  );
}
