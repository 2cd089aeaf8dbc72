// SPDX-License-Identifier: Apache-2.0
import { useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { PeopleIcon } from "@tianwang/ui/look/icons";
import { Count } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { useNavigation, useSearchValue } from "@tianwang/ui/navigation/navigation";
import { Facets } from "@tianwang/ui/table/facets";
import { FilterBar, SearchBox } from "@tianwang/ui/table/filter-bar";
import { PagedTable } from "@tianwang/ui/table/paged-table";
import type { Column, RowRequest } from "@tianwang/ui/table/windowed-table";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { useMemo } from "react";
import { getSchema } from "../model/model.ts";
import { EntityExport } from "./entity-export.screen.tsx";
import { EntityIcon, EntityLink } from "./entity-mark.screen.tsx";
import { entityPath } from "./entity-page.wire.ts";
import { entityPageTexts } from "./entity-page.text.ts";
import type { EntityRow } from "./entity.wire.ts";
import { entityCounts, entityList } from "./entity.wire.ts";
import "./entity.css";

/** What a list of entities is narrowed to. */
export interface EntitiesViewProps {
  /** Only those of a compartment; without it, all that the person may see. */
  readonly compartmentId?: string;
  /** The parameter of the address that holds what is looked for. */
  readonly textName?: string;
}

type Counts = OutputOf<typeof entityCounts>["rows"];

/** Whether a kind is a link between two entities, such as Ownership. */
const isLink = (schema: string) => (getSchema(schema)?.edge ?? null) !== null;

function Reasons({ row }: { row: EntityRow }): ReactElement {
  const say = useText();
  return (
    <span className="en-reasons">
      {row.reasons.map((reason) => (
        <span key={`${reason.prop} ${reason.says.en}`}>
          <span className="tw-faint">{`${say(reason.label)} `}</span>
          <SourceText text={say(reason.says)} />
        </span>
      ))}
    </span>
  );
}

function useColumns(isSearch: boolean): readonly Column<EntityRow>[] {
  const t = useTexts(entityPageTexts);
  const say = useText();
  return useMemo(() => {
    const why: Column<EntityRow> = {
      id: "why",
      title: t("why"),
      width: 320,
      isGrowing: true,
      render: (row) => <Reasons row={row} />,
    };
    return [
      {
        id: "name",
        title: t("name"),
        width: 280,
        isGrowing: true,
        render: (row) => <EntityLink entity={row} tabIndex={-1} />,
      },
      {
        id: "kind",
        title: t("kind"),
        width: 170,
        render: (row) => say(row.schemaLabel),
      },
      ...(isSearch ? [why] : []),
      {
        id: "statements",
        title: t("statements"),
        width: 100,
        align: "end",
        render: (row) => <Count value={row.statementCount} />,
      },
      {
        id: "sources",
        title: t("sources"),
        width: 100,
        align: "end",
        render: (row) => <Count value={row.sourceCount} />,
      },
    ];
  }, [t, say, isSearch]);
}

function CompactRow({ row }: { row: EntityRow }): ReactElement {
  const say = useText();
  const [reason] = row.reasons;
  return (
    <span className="tw-compact-row">
      <span className="tw-compact-main en-caption">
        <EntityIcon schema={row.schema} />
        <SourceText text={say(row.caption)} />
      </span>
      <span className="tw-compact-facts">
        <span>{say(row.schemaLabel)}</span>
        {reason && <SourceText text={say(reason.says)} />}
      </span>
    </span>
  );
}

const compact = {
  rowHeight: 70,
  render: (row: EntityRow) => <CompactRow row={row} />,
};

function Kinds(props: {
  counts: Counts;
  held: string;
  onHold: (schema: string) => void;
}): ReactElement {
  const t = useTexts(entityPageTexts);
  const say = useText();
  const things = props.counts.filter((row) => !isLink(row.schema));
  const links = props.counts.filter((row) => isLink(row.schema));
  const facets = [...things, ...links].map(({ schema, label, count }) => ({
    id: schema,
    label: say(label),
    count,
  }));
  const allCount = things.reduce((sum, { count }) => sum + count, 0);
  return (
    <Facets
      label={t("kinds")}
      facets={[{ id: "", label: t("allKinds"), count: allCount }, ...facets]}
      heldId={props.held}
      onHold={props.onHold}
    />
  );
}

/** Which kinds are asked for: the one chosen, else all that are no links. */
function wantedKinds(counts: Counts, held: string): readonly string[] {
  if (held !== "") return [held];
  return counts.some((row) => isLink(row.schema))
    ? counts.filter((row) => !isLink(row.schema)).map((row) => row.schema)
    : [];
}

/** Entities by name and number, each hit with why it was found. */
export function EntitiesView({
  compartmentId,
  textName = "text",
}: EntitiesViewProps): ReactElement {
  const t = useTexts(entityPageTexts);
  const client = useClient();
  const navigation = useNavigation();
  const [text, setText] = useSearchValue(textName);
  const [kind, setKind] = useSearchValue("kind");
  const counted = useLoad(`entity counts ${compartmentId ?? ""}`, async (signal) =>
    compartmentId === undefined
      ? []
      : (await client.call(entityCounts, { query: { compartmentId }, signal })).rows,
  );
  const counts = counted.value ?? [];
  const columns = useColumns(text !== "");
  const schemas = wantedKinds(counts, kind);
  const fetchPage = ({ from, count, signal }: RowRequest) =>
    client.call(entityList, {
      query: {
        from,
        count,
        ...(compartmentId === undefined ? {} : { compartmentId }),
        ...(schemas.length === 0 ? {} : { schemas: [...schemas] }),
        ...(text === "" ? {} : { text }),
      },
      signal,
    });
  const isNarrowed = text !== "" || kind !== "";
  return (
    <PagedTable<EntityRow>
      id="entities.list"
      label={t("entities")}
      columns={columns}
      fetchPage={fetchPage}
      dataKey={JSON.stringify([compartmentId, text, schemas])}
      rowKey={(row) => `${row.compartmentId} ${row.id}`}
      onOpen={(row) => navigation.go(entityPath(row.id, row.compartmentId))}
      compact={compact}
      toolbar={
        <FilterBar
          search={<SearchBox label={t("search")} text={text} onText={setText} />}
          held={[]}
        >
          {counts.length > 0 && <Kinds counts={counts} held={kind} onHold={setKind} />}
          {compartmentId !== undefined && <EntityExport compartmentId={compartmentId} />}
        </FilterBar>
      }
      empty={
        <EmptyState icon={PeopleIcon} title={t(isNarrowed ? "noneFound" : "none")}>
          {t(isNarrowed ? "noneFoundWhy" : "noneWhy")}
        </EmptyState>
      }
    />
  );
}
