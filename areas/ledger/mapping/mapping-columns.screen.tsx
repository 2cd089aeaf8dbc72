// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { useIsNarrow } from "@tianwang/ui/look/appearance";
import { SourceText } from "@tianwang/ui/name/name";
import type { ReactElement } from "react";
import type { MappingProposalView, TableLineView } from "../ingest/mapping.wire.ts";
import type { TableField } from "../ingest/tables/table-field.ts";
import type { TableMapping } from "../ingest/tables/table-mapping.ts";
import { withColumn } from "./mapping-draft.ts";
import "./mapping.css";
import { mappingTexts } from "./mapping.text.ts";
import { tableFieldGroups, tableFieldTexts } from "./table-field.text.ts";

interface ColumnsProps {
  readonly layout: MappingProposalView;
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
}

/** Below this a proposed meaning is marked to be checked; from 0 to 10,000. */
const surenessMin = 6000;

/** Values of a column that a telephone shows. */
const sampleCount = 3;

const groups = Object.entries(tableFieldGroups) as readonly [
  keyof typeof tableFieldGroups,
  readonly TableField[],
][];

function FieldPick(props: {
  at: number;
  field: TableField | null;
  onPick: (field: TableField | null) => void;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const words = useTexts(tableFieldTexts);
  const fields = groups.flatMap(([, of]) => of);
  return (
    <select
      className="map-select"
      data-kept={props.field === null}
      aria-label={t("meaning", { number: props.at + 1 })}
      value={props.field ?? ""}
      onChange={(event) => props.onPick(fields.find((one) => one === event.target.value) ?? null)}
    >
      <option value="">{t("keep")}</option>
      {groups.map(([group, of]) => (
        <optgroup key={group} label={t(group === "own" ? "ownGroup" : group)}>
          {of.map((field) => (
            <option key={field} value={field}>
              {words(field)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** Why a column was taken for what is proposed; nothing once a person has said otherwise. */
function Reasons({ layout, mapping, at }: ColumnsProps & { at: number }): ReactElement | null {
  const t = useTexts(mappingTexts);
  const say = useText();
  const column = layout.columns[at];
  const field = mapping.columns[at]?.field ?? null;
  if (!column || column.field !== field) return null;
  const isUnsure = field !== null && column.surenessBasisPoints < surenessMin;
  return (
    <>
      {isUnsure && <StatusTag tone="warn">{t("uncertain")}</StatusTag>}
      {column.because.map((reason) => (
        <p key={reason.en}>{say(reason)}</p>
      ))}
    </>
  );
}

const pickOf = (props: ColumnsProps, at: number) => (
  <FieldPick
    at={at}
    field={props.mapping.columns[at]?.field ?? null}
    onPick={(field) => props.onChange(withColumn(props.mapping, at, field))}
  />
);

/** Whether a line is one of the header, or stands above it. */
function kindOf({ row }: TableLineView, { header }: TableMapping): "above" | "header" | "below" {
  if (header.rowCount === 0 || row >= header.row + header.rowCount) return "below";
  return row >= header.row ? "header" : "above";
}

function Grid(props: ColumnsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { layout, mapping } = props;
  const indexes = mapping.columns.map((_, at) => at);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <section className="map-scroll" tabIndex={0} aria-label={t("original")}>
      <table className="map-table">
        <thead>
          <tr>
            <th scope="col">{t("row")}</th>
            {indexes.map((at) => (
              <th key={at} scope="col">
                {pickOf(props, at)}
                <div className="map-reasons">
                  <Reasons {...props} at={at} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.lines.map((line, number) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of several sheets repeat
            <tr key={number} data-kind={kindOf(line, mapping)}>
              <th scope="row">{line.row}</th>
              {indexes.map((at) => (
                <td key={at} title={line.cells[at] ?? ""}>
                  <SourceText text={line.cells[at] ?? ""} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The columns one under the other, each with its first values. */
function ColumnCards(props: ColumnsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { layout, mapping } = props;
  const below = layout.lines.filter((line) => kindOf(line, mapping) === "below");
  return (
    <ol className="map-cards">
      {mapping.columns.map(({ header }, at) => {
        const values = below.map(({ cells }) => cells[at] ?? "").filter((cell) => cell !== "");
        return (
          // oxlint-disable-next-line react/no-array-index-key -- headers can repeat
          <li key={at}>
            <strong>
              {header === "" ? t("columnNumber", { number: at + 1 }) : <SourceText text={header} />}
            </strong>
            <p className="map-samples tw-soft">
              <SourceText text={values.slice(0, sampleCount).join(" · ")} />
            </p>
            {pickOf(props, at)}
            <div className="map-reasons">
              <Reasons {...props} at={at} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The first rows of the original, each column with what it is taken for. */
export function MappingColumns(props: ColumnsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const isNarrow = useIsNarrow();
  return (
    <Block title={t("original")} isFlush>
      {isNarrow ? <ColumnCards {...props} /> : <Grid {...props} />}
    </Block>
  );
}

/** Lines of a table of which nothing is known yet. */
export function PlainLines({ lines }: { lines: readonly TableLineView[] }): ReactElement {
  const t = useTexts(mappingTexts);
  const width = lines.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  const indexes = Array.from({ length: width }, (_, at) => at);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard
    <section className="map-scroll" tabIndex={0} aria-label={t("original")}>
      <table className="map-table">
        <tbody>
          {lines.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {indexes.map((at) => (
                <td key={at} title={cells[at] ?? ""}>
                  <SourceText text={cells[at] ?? ""} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
