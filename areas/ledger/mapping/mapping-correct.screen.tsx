// SPDX-License-Identifier: Apache-2.0
import { Facets } from "@tianwang/ui/table/facets";
import { useTexts } from "@tianwang/ui/language/language";
import { Label } from "@tianwang/ui/layout/status-tag";
import type { OutputOf } from "@tianwang/wire/endpoint";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { MappingProposalView, showMapping } from "../ingest/mapping.wire.ts";
import { MappingApply } from "./mapping-apply.screen.tsx";
import { MappingColumns } from "./mapping-columns.screen.tsx";
import { Tick } from "./mapping-controls.screen.tsx";
import type { MappingDraft } from "./mapping-draft.ts";
import { beginDraft } from "./mapping-draft.ts";
import type { FormHint } from "./mapping-form.screen.tsx";
import { MappingPreview, usePreview } from "./mapping-preview.screen.tsx";
import { MappingQuestions } from "./mapping-questions.screen.tsx";
import { MappingSettings } from "./mapping-settings.screen.tsx";
import { mappingTexts } from "./mapping.text.ts";

type Shown = OutputOf<typeof showMapping>;

/** Where the mapping came from that one begins with, and the way back to the proposal. */
function Origin(props: {
  draft: MappingDraft;
  layout: MappingProposalView;
  onReset: () => void;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const { draft, layout } = props;
  const words = {
    "in-use": t("inUse"),
    saved: t("fromSaved", { title: layout.saved?.title ?? "" }),
    proposed: t("fromProposal"),
  };
  return (
    <>
      <Label>{words[draft.origin]}</Label>
      {JSON.stringify(draft.mapping) !== JSON.stringify(layout.mapping) && (
        <Button size="small" onClick={props.onReset}>
          {t("backToProposal")}
        </Button>
      )}
    </>
  );
}

function LayoutChoices(props: {
  layouts: readonly MappingProposalView[];
  at: number;
  onChoose: (at: number) => void;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const sheetsOf = ({ mapping: { form } }: MappingProposalView) =>
    form.kind === "workbook" ? form.sheets.join(", ") : "";
  return (
    <Facets
      label={t("layouts")}
      heldId={String(props.at)}
      onHold={(id) => props.onChoose(Number(id))}
      facets={props.layouts.map((layout, at) => ({
        id: String(at),
        label: t("sheets", { sheets: sheetsOf(layout) }),
      }))}
    />
  );
}

/** One layout: what is open, how it is read, its columns, and what the first rows become. */
function Correct(props: {
  exhibitId: string;
  shown: Shown;
  layout: MappingProposalView;
  draft: MappingDraft;
  drafts: readonly MappingDraft[];
  onDraft: (draft: MappingDraft) => void;
  hint: FormHint;
  onHint: (hint: FormHint) => void;
}): ReactElement {
  const { exhibitId, shown, layout, draft, drafts } = props;
  const { mapping } = draft;
  const preview = usePreview(exhibitId, mapping);
  const onChange = (changed: MappingDraft["mapping"]) =>
    props.onDraft({ ...draft, mapping: changed });
  const isWhole =
    !draft.isRead || (!preview.load.isLoading && preview.held?.questions.length === 0);
  return (
    <>
      <div className="map-head">
        <MappingQuestions preview={preview.held} />
        <div className="tw-row">
          <Origin
            draft={draft}
            layout={layout}
            onReset={() => props.onDraft({ ...draft, mapping: layout.mapping, origin: "proposed" })}
          />
        </div>
      </div>
      <MappingSettings
        layout={layout}
        mapping={mapping}
        onChange={onChange}
        hint={props.hint}
        onHint={props.onHint}
      />
      <MappingColumns layout={layout} mapping={mapping} onChange={onChange} />
      <MappingPreview exhibitId={exhibitId} exhibitName={shown.exhibitName} preview={preview} />
      <MappingApply
        exhibitId={exhibitId}
        compartmentId={shown.compartmentId}
        mappings={drafts.filter(({ isRead }) => isRead).map((one) => one.mapping)}
        isWhole={isWhole}
      />
    </>
  );
}

/** The layouts of a file, each corrected by itself; all are read together. */
export function CorrectLayouts(props: {
  exhibitId: string;
  shown: Shown;
  hint: FormHint;
  onHint: (hint: FormHint) => void;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const { shown, hint } = props;
  const layouts = shown.proposals;
  const [drafts, setDrafts] = useState(() =>
    layouts.map((layout) => beginDraft(layout, hasHint(hint) ? [] : shown.inUse)),
  );
  const [at, setAt] = useState(0);
  const [layout, draft] = [layouts[at], drafts[at]];
  if (!layout || !draft) return <></>;
  const setDraft = (changed: MappingDraft) => setDrafts(drafts.with(at, changed));
  return (
    <>
      {layouts.length > 1 && (
        <div className="tw-row">
          <LayoutChoices layouts={layouts} at={at} onChoose={setAt} />
          <Tick
            label={t("readThis")}
            isOn={draft.isRead}
            onTick={(isRead) => setDraft({ ...draft, isRead })}
          />
          {!draft.isRead && !layout.hasAmounts && <span className="tw-soft">{t("notRead")}</span>}
        </div>
      )}
      <Correct
        key={at}
        exhibitId={props.exhibitId}
        shown={shown}
        layout={layout}
        draft={draft}
        drafts={drafts}
        onDraft={setDraft}
        hint={hint}
        onHint={props.onHint}
      />
    </>
  );
}

const hasHint = (hint: FormHint) => Object.keys(hint).length > 0;
