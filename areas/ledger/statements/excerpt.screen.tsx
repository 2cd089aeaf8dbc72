// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { SourceText } from "@tianwang/ui/name/name";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { Fragment, useEffect, useRef } from "react";
import "./ledger.css";
import "./excerpt.css";
import { statementTexts } from "./statement.text.ts";
import { sourceExcerpt } from "./statement.wire.ts";

type Excerpt = OutputOf<typeof sourceExcerpt>;
type ExcerptRow = Excerpt["rows"][number];

/** Which place is the cited one, said aloud: it is else marked by a bar and a colour. */
function CitedAloud(): ReactElement {
  const t = useTexts(statementTexts);
  return <span className="tw-aloud">{` (${t("cited")})`}</span>;
}

/** A name, or a path of names that may break after each of them. */
function PathText({ path }: { path: string }): ReactElement {
  const [first = "", ...rest] = path.split("/");
  return (
    <>
      <SourceText text={first} />
      {rest.map((step, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- steps have no other identity
        <Fragment key={at}>
          {"/"}
          <wbr />
          <SourceText text={step} />
        </Fragment>
      ))}
    </>
  );
}

/** Names and values one under the other: the cells of a row, or the leaves of an XML element. */
function Values(props: {
  label: string;
  values: readonly { readonly name: string; readonly text: string }[];
}): ReactElement {
  const t = useTexts(statementTexts);
  return (
    <dl className="ledger-cited-row" aria-label={props.label}>
      {props.values.map(({ name, text }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns can share a name
        <div key={at}>
          <dt>
            <PathText path={name} />
          </dt>
          <dd>
            {text === "" ? (
              <span className="tw-faint">{t("blank")}</span>
            ) : (
              <SourceText text={text} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Scrolls to the cited row inside its own region, not the page. */
function useCitedInView() {
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const cited = region.current?.querySelector<HTMLElement>('[data-cited="true"]');
    if (!region.current || !cited) return;
    const room = region.current.clientHeight - cited.offsetHeight;
    region.current.scrollTop = cited.offsetTop - Math.max(0, room / 2);
  });
  return region;
}

function RowsAround({ excerpt }: { excerpt: Excerpt }): ReactElement {
  const t = useTexts(statementTexts);
  const region = useCitedInView();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the keyboard
    <section ref={region} className="ledger-around" aria-label={t("around")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("row")}</th>
            {excerpt.header.map((text, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns have no other identity
              <th key={at} scope="col">
                <SourceText text={text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {excerpt.rows.map((row) => (
            <tr key={row.label} data-cited={row.isCited}>
              <th scope="row">
                {row.label}
                {row.isCited && <CitedAloud />}
              </th>
              {row.cells.map((cell, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- cells have no other identity
                <td key={at}>
                  <SourceText text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TextLines({ rows }: { rows: readonly ExcerptRow[] }): ReactElement {
  const t = useTexts(statementTexts);
  const region = useCitedInView();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the keyboard
    <section ref={region} className="ledger-around" aria-label={t("original")} tabIndex={0}>
      <ol className="ledger-text-lines">
        {rows.map((row) => (
          <li key={row.label} data-cited={row.isCited}>
            <span className="ledger-line-number">{row.label}</span>
            <span className="ledger-line-text">
              <SourceText text={row.cells[0] ?? ""} />
              {row.isCited && <CitedAloud />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A path below the cited element, without the counts that say nothing: `TxDtls/Refs/TxId`. */
const leafName = (path: string) => path.replaceAll("[1]", "");

function Shown({ excerpt }: { excerpt: Excerpt }): ReactElement {
  const t = useTexts(statementTexts);
  const { header, rows } = excerpt;
  const cited = rows.find((row) => row.isCited);
  if (header.length > 0) {
    const width = Math.max(header.length, cited?.cells.length ?? 0);
    const values = Array.from({ length: width }, (_, at) => ({
      name: header[at] ?? "",
      text: cited?.cells[at] ?? "",
    }));
    return (
      <>
        <Values label={t("citedRow", { row: cited?.label ?? "" })} values={values} />
        <details className="ledger-details">
          <summary>{t("around")}</summary>
          <RowsAround excerpt={excerpt} />
        </details>
      </>
    );
  }
  if (rows.every((row) => row.isCited)) {
    const values = rows.map(({ label, cells }) => ({
      name: leafName(label),
      text: cells[0] ?? "",
    }));
    return <Values label={t("citedElement")} values={values} />;
  }
  return <TextLines rows={rows} />;
}

/** The original around a place, the cited part marked by a bar, by colour and in words. */
export function ExcerptView(props: { exhibitId: string; locator: string }): ReactElement {
  const client = useClient();
  const { exhibitId, locator } = props;
  const excerpt = useLoad(`excerpt ${exhibitId} ${locator}`, (signal) =>
    client.call(sourceExcerpt, { params: { exhibitId }, query: { locator }, signal }),
  );
  return (
    <div className="ledger-excerpt">
      <Loaded load={excerpt}>{(value) => <Shown excerpt={value} />}</Loaded>
    </div>
  );
}
