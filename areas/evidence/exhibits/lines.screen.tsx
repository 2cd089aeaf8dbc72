// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { SourceText } from "@tianwang/ui/name/name";
import { CallRefused } from "@tianwang/wire/client";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import { useEffect, useRef, useState } from "react";
import "./evidence.css";
import { exhibitTexts } from "./exhibit.text.ts";
import { exhibitLines } from "./exhibit.wire.ts";
import { Pager } from "./pager.screen.tsx";

/** Lines of a page, and those before the cited one. */
const lineCount = 50;
const beforeCount = 12;

type Lines = OutputOf<typeof exhibitLines>;

function LineList(props: { lines: Lines["lines"]; cited: number | null }): ReactElement {
  const t = useTexts(exhibitTexts);
  const citedLine = useRef<HTMLLIElement>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const line = citedLine.current;
    if (line) box.current?.scrollTo({ top: line.offsetTop - box.current.clientHeight / 3 });
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the keyboard
    <section ref={box} className="ev-lines" aria-label={t("lines")} tabIndex={0}>
      <ol>
        {props.lines.map(({ line, text }) => {
          const isCited = line === props.cited;
          return (
            <li key={line} data-cited={isCited} {...(isCited ? { ref: citedLine } : {})}>
              <span className="ev-line-number">{line}</span>
              <span className="ev-line-text">
                <SourceText text={text} />
              </span>
              {isCited && <span className="ev-line-cited">{t("citedLine")}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** A textual original, some lines at a time, at first those around the cited one. */
export function LinesBlock(props: { exhibitId: string; cited: number | null }): ReactElement {
  const t = useTexts(exhibitTexts);
  const client = useClient();
  const { exhibitId, cited } = props;
  const [from, setFrom] = useState(cited === null ? 1 : Math.max(1, cited - beforeCount));
  const load = useLoad(`lines ${exhibitId} ${from}`, (signal) =>
    client
      .call(exhibitLines, { params: { exhibitId }, query: { from, count: lineCount }, signal })
      .catch((error: unknown): Lines => {
        const isNoText = error instanceof CallRefused && error.refusal.code === "EVIDENCE_NO_TEXT";
        if (isNoText) return { encoding: "", lines: [] };
        throw error;
      }),
  );
  const lines = load.value?.lines ?? [];
  const last = lines.at(-1)?.line ?? from;
  return (
    <Block
      title={t("lines")}
      extra={
        <Pager
          onBefore={from > 1 ? () => setFrom(Math.max(1, from - lineCount)) : null}
          onAfter={lines.length === lineCount ? () => setFrom(from + lineCount) : null}
        >
          {lines.length > 0 &&
            t("linesOf", { first: from, last, encoding: load.value?.encoding ?? "" })}
        </Pager>
      }
      isFlush
    >
      <Loaded load={load}>
        {() =>
          lines.length === 0 ? (
            <p className="ev-nothing tw-soft">{t("noLines")}</p>
          ) : (
            <LineList key={from} lines={lines} cited={cited} />
          )
        }
      </Loaded>
    </Block>
  );
}
