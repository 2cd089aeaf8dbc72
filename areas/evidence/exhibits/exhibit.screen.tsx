// SPDX-License-Identifier: Apache-2.0
import { parseLocator } from "@tianwang/kernel/source";
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { byteText } from "@tianwang/ui/file-drop/upload-list";
import { useText, useTexts } from "@tianwang/ui/language/language";
import { Block, KeyValue } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { SlotView } from "@tianwang/ui/layout/slot";
import { Label } from "@tianwang/ui/layout/status-tag";
import { countText } from "@tianwang/ui/money/money";
import { SourceText } from "@tianwang/ui/name/name";
import { Link, useNavigation } from "@tianwang/ui/navigation/navigation";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { CustodyBlock, DerivativesBlock } from "./custody.screen.tsx";
import "./evidence.css";
import { ExhibitActions } from "./exhibit-actions.screen.tsx";
import { exhibitKindTexts, exhibitTexts } from "./exhibit.text.ts";
import type { ExhibitView } from "./exhibit.wire.ts";
import { exhibitPanelSlot, materialTrailSlot, showExhibit } from "./exhibit.wire.ts";
import { LinesBlock } from "./lines.screen.tsx";
import { HashText, ReadingTag } from "./marks.screen.tsx";
import { ProblemsView } from "./problems.screen.tsx";
import { TextBlock } from "./text.screen.tsx";

/** Everything that the page of an exhibit shows of it. */
type Shown = OutputOf<typeof showExhibit>;

/** Kinds whose originals are text and can be read line by line. */
const lineKinds: ReadonlySet<ExhibitView["kind"]> = new Set([
  "bank-message",
  "html",
  "table",
  "text",
  "xml",
]);

function FactsBlock({ shown }: { shown: Shown }): ReactElement {
  const t = useTexts(exhibitTexts);
  const say = useText();
  const { exhibit } = shown;
  const { byteCount, parentId, readingReason } = exhibit;
  const size = t("bytes", { size: byteText(byteCount), count: countText(byteCount) });
  return (
    <Block title={t("facts")}>
      <KeyValue
        facts={[
          { label: t("legalBasis"), value: <SourceText text={exhibit.legalBasis} /> },
          { label: t("hash"), value: <HashText sha256={exhibit.sha256} isWhole /> },
          { label: t("size"), value: size },
          { label: t("path"), value: <SourceText text={exhibit.relativePath} /> },
          { label: t("mediaType"), value: exhibit.mediaType },
          { label: t("addedBy"), value: <SourceText text={shown.addedByName} /> },
          { label: t("addedAt"), value: <InstantText instant={exhibit.addedAt} /> },
          ...(parentId === null
            ? []
            : [
                {
                  label: t("archive"),
                  value: <Link to={`/exhibits/${parentId}`}>{t("openArchive")}</Link>,
                },
              ]),
          ...(readingReason === null
            ? []
            : [{ label: t("whyNotRead"), value: say(readingReason) }]),
        ]}
      />
    </Block>
  );
}

function ExhibitPage({ shown, onChange }: { shown: Shown; onChange: () => void }): ReactElement {
  const t = useTexts(exhibitTexts);
  const say = useText();
  const navigation = useNavigation();
  const { exhibit } = shown;
  const { id: exhibitId, compartmentId } = exhibit;
  const place = parseLocator(navigation.search.get("at") ?? "whole");
  const citedLine = place?.kind === "line" ? place.line : null;
  const citedPage = place?.kind === "page" ? place.page : 1;
  const hasText = shown.derivatives.some((made) => made.kind === "text");
  return (
    <>
      <PageHeader
        title={exhibit.originalName}
        heading={<SourceText text={exhibit.originalName} />}
        facts={
          <>
            <ReadingTag reading={exhibit.reading} />
            <Label>{say(exhibitKindTexts[exhibit.kind])}</Label>
            <span>{byteText(exhibit.byteCount)}</span>
            <HashText sha256={exhibit.sha256} />
          </>
        }
        way={
          <SlotView
            slot={materialTrailSlot}
            given={{ compartmentId, part: "exhibits" }}
            waiting={null}
          />
        }
        actions={<ExhibitActions exhibit={exhibit} onChange={onChange} />}
      />
      <SlotView slot={exhibitPanelSlot} given={{ exhibitId, compartmentId, kind: exhibit.kind }} />
      {lineKinds.has(exhibit.kind) && (
        <LinesBlock key={`${exhibitId} ${citedLine}`} exhibitId={exhibitId} cited={citedLine} />
      )}
      {hasText && exhibit.kind !== "text" && (
        <TextBlock key={`${exhibitId} ${citedPage}`} exhibitId={exhibitId} citedPage={citedPage} />
      )}
      {shown.problemCount > 0 && (
        <Block title={t("problems")} isFlush>
          <ProblemsView compartmentId={compartmentId} exhibitId={exhibitId} />
        </Block>
      )}
      <FactsBlock shown={shown} />
      <DerivativesBlock derivatives={shown.derivatives} />
      <CustodyBlock custody={shown.custody} />
    </>
  );
}

/** The page of an exhibit; `?at=` names a place in it, as citations do. */
export function ExhibitScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const exhibitId = params["exhibitId"] ?? "";
  const load = useLoad(`exhibit ${exhibitId}`, (signal) =>
    client.call(showExhibit, { params: { exhibitId }, signal }),
  );
  return (
    <Loaded load={load}>{(shown) => <ExhibitPage shown={shown} onChange={load.reload} />}</Loaded>
  );
}
