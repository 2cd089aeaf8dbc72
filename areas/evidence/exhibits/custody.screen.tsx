// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { InstantText } from "@tianwang/ui/date/date";
import { byteText } from "@tianwang/ui/file-drop/upload-list";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ReactElement } from "react";
import type { CustodyRun } from "./custody.ts";
import { custodyRuns } from "./custody.ts";
import "./evidence.css";
import {
  custodyDetailTexts,
  custodyKindTexts,
  custodyValueTexts,
  exhibitTexts,
} from "./exhibit.text.ts";
import type { CustodyView, showExhibit } from "./exhibit.wire.ts";
import { HashText } from "./marks.screen.tsx";

/** The text of a word in a table that may not have it. */
function wordIn(table: Readonly<Record<string, Text>>, word: string): Text {
  return Object.hasOwn(table, word) && table[word] ? table[word] : { zh: word, en: word };
}

function DetailValue({ name, value }: { name: string; value: string | number }): ReactElement {
  const say = useText();
  if (name === "sha256") return <HashText sha256={String(value)} />;
  if (name === "parentId")
    return <Link to={`/exhibits/${value}`}>{`…${String(value).slice(-6)}`}</Link>;
  if (name === "byteCount") return <>{countText(String(value))}</>;
  if (["kind", "purpose", "result"].includes(name)) {
    return <>{say(wordIn(custodyValueTexts, String(value)))}</>;
  }
  return <SourceText text={String(value)} />;
}

function Details({ detail }: { detail: CustodyView["detail"] }): ReactElement | null {
  const say = useText();
  const known = Object.entries(detail).filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return (
    <dl className="ev-custody-detail">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{say(wordIn(custodyDetailTexts, name))}</dt>
          <dd>
            <DetailValue name={name} value={value ?? ""} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Entry({ run }: { run: CustodyRun }): ReactElement {
  const t = useTexts(exhibitTexts);
  const say = useText();
  const { first, last, count } = run;
  return (
    <li data-kind={first.kind}>
      <div className="ev-custody-head">
        <strong>{say(custodyKindTexts[first.kind])}</strong>
        {count > 1 && <span>{t("times", { count })}</span>}
        <SourceText text={first.actorName} />
        <span className="tw-faint">
          <InstantText instant={first.at} />
          {count > 1 && (
            <>
              {` ${t("until")} `}
              <InstantText instant={last.at} />
            </>
          )}
        </span>
      </div>
      <Details detail={first.detail} />
    </li>
  );
}

/** What happened to an exhibit, oldest first. */
export function CustodyBlock({ custody }: { custody: readonly CustodyView[] }): ReactElement {
  const t = useTexts(exhibitTexts);
  return (
    <Block
      title={t("custody")}
      extra={<span className="tw-faint">{t("events", { count: countText(custody.length) })}</span>}
    >
      <ol className="ev-custody">
        {custodyRuns(custody).map((run, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- events are only ever added at the end
          <Entry key={at} run={run} />
        ))}
      </ol>
    </Block>
  );
}

/** What was made from an exhibit, and by which tool. */
export function DerivativesBlock(props: {
  derivatives: OutputOf<typeof showExhibit>["derivatives"];
}): ReactElement {
  const t = useTexts(exhibitTexts);
  const say = useText();
  return (
    <Block title={t("derivatives")}>
      {props.derivatives.length === 0 && <p className="tw-soft">{t("noDerivatives")}</p>}
      <ul className="ev-derivatives">
        {props.derivatives.map((made) => (
          <li key={`${made.kind} ${made.sha256}`}>
            <strong>{say(wordIn(custodyValueTexts, made.kind))}</strong>
            <span>{byteText(made.byteCount)}</span>
            <span>{`${t("tool")} ${made.tool} ${made.toolVersion}`}</span>
            <span className="tw-faint">
              <InstantText instant={made.madeAt} />
            </span>
            <HashText sha256={made.sha256} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
