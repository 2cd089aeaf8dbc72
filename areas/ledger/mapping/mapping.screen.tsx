// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { EmptyState } from "@tianwang/ui/feedback/empty-state";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { PageHeader } from "@tianwang/ui/layout/page-header";
import { StatementIcon } from "@tianwang/ui/look/icons";
import { ProblemList } from "@tianwang/ui/problem/problem-list";
import type { OutputOf } from "@tianwang/wire/endpoint";
import type { ScreenProps } from "@tianwang/wire/screen";
import type { ReactElement } from "react";
import { useState } from "react";
import { showMapping } from "../ingest/mapping.wire.ts";
import { useCaseTrail } from "../page/case-trail.screen.tsx";
import { statementTexts } from "../statements/statement.text.ts";
import { PlainLines } from "./mapping-columns.screen.tsx";
import { Pick } from "./mapping-controls.screen.tsx";
import { CorrectLayouts } from "./mapping-correct.screen.tsx";
import type { FormHint } from "./mapping-form.screen.tsx";
import { HeaderForm } from "./mapping-form.screen.tsx";
import "./mapping.css";
import { mappingTexts } from "./mapping.text.ts";

type Shown = OutputOf<typeof showMapping>;

interface PageProps {
  readonly exhibitId: string;
  readonly shown: Shown;
  readonly hint: FormHint;
  readonly onHint: (hint: FormHint) => void;
}

/** Sheets whose header was not recognised: a person says in which row it stands. */
function OtherSheets({ shown, onHint }: PageProps): ReactElement | null {
  const t = useTexts(mappingTexts);
  const [at, setAt] = useState(0);
  const sheet = shown.otherSheets[at];
  if (!sheet) return null;
  return (
    <Block title={t("noHeaderFound")} isFlush>
      <div className="map-say tw-stack">
        <p className="tw-soft">{t("noHeaderFoundWhy")}</p>
        <div className="map-controls">
          <Pick
            label={t("sheet")}
            isLabelShown
            value={String(at)}
            options={shown.otherSheets.map(({ name }, index) => [String(index), name] as const)}
            onPick={(value) => setAt(Number(value))}
          />
          <HeaderForm
            key={sheet.name}
            row={sheet.lines[0]?.row ?? 1}
            lines={1}
            onTold={(told) => onHint({ ...told, sheet: sheet.name })}
          />
        </div>
      </div>
      <PlainLines lines={sheet.lines} />
    </Block>
  );
}

function Page(props: PageProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { exhibitId, shown } = props;
  const { exhibitName } = shown;
  const problems = shown.problems.map((one) => ({ ...one, exhibitId, exhibitName }));
  return (
    <>
      {problems.length > 0 && <ProblemList problems={problems} />}
      {shown.proposals.length === 0 && shown.otherSheets.length === 0 && (
        <EmptyState icon={StatementIcon} title={t("noTable")}>
          {t("noTableWhy")}
        </EmptyState>
      )}
      {shown.proposals.length > 0 && <CorrectLayouts {...props} />}
      <OtherSheets {...props} />
    </>
  );
}

function Head({ exhibitId, shown }: { exhibitId: string; shown: Shown }): ReactElement {
  const t = useTexts(mappingTexts);
  const statements = useTexts(statementTexts)("statements");
  const trail = useCaseTrail("statements", statements, shown.compartmentId);
  return (
    <PageHeader
      title={t("heading", { name: shown.exhibitName })}
      trail={[
        ...trail,
        { label: shown.exhibitName, to: `/exhibits/${encodeURIComponent(exhibitId)}` },
      ]}
      facts={<span>{t("lead")}</span>}
    />
  );
}

/** How the columns of a table are read: looked at, corrected, tried on the first rows, applied. */
export function MappingScreen({ params }: ScreenProps): ReactElement {
  const client = useClient();
  const exhibitId = params["exhibitId"] ?? "";
  const [hint, setHint] = useState<FormHint>({});
  const key = `${exhibitId} ${JSON.stringify(hint)}`;
  const load = useLoad(`mapping ${key}`, (signal) =>
    client.call(showMapping, { params: { exhibitId }, query: hint, signal }),
  );
  return (
    <Loaded load={load}>
      {(shown) => (
        <>
          <Head exhibitId={exhibitId} shown={shown} />
          <Page key={key} exhibitId={exhibitId} shown={shown} hint={hint} onHint={setHint} />
        </>
      )}
    </Loaded>
  );
}
