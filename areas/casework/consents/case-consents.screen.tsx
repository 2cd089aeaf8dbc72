// SPDX-License-Identifier: Apache-2.0
import { Loaded, useClient, useLoad } from "@tianwang/ui/client";
import { DateText } from "@tianwang/ui/date/date";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import { useMay } from "@tianwang/ui/layout/slot";
import { Label, StatusTag } from "@tianwang/ui/layout/status-tag";
import { PlusIcon } from "@tianwang/ui/look/icons";
import { SourceText } from "@tianwang/ui/name/name";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { CaseView } from "../cases/case.wire.ts";
import { useCountryName } from "../page/country.screen.tsx";
import { today } from "../page/due.screen.tsx";
import { Words } from "../page/words.screen.tsx";
import { useTaskKind } from "../tasks/task-status.screen.tsx";
import { RecordConsent, WithdrawConsent } from "./consent-form.screen.tsx";
import { consentPageTexts } from "./consent-page.text.ts";
import type { ConsentView } from "./consent.wire.ts";
import { listConsentsEndpoint } from "./consent.wire.ts";

function ConsentState({ consent }: { consent: ConsentView }): ReactElement {
  const t = useTexts(consentPageTexts);
  const on = today();
  if (consent.withdrawnOn !== null) return <StatusTag tone="danger">{t("withdrawn")}</StatusTag>;
  if (on > consent.expiresOn) return <StatusTag tone="warn">{t("expired")}</StatusTag>;
  if (on < consent.givenOn) return <StatusTag tone="waiting">{t("notYet")}</StatusTag>;
  return <StatusTag tone="good">{t("holds")}</StatusTag>;
}

function ConsentLine(props: { consent: ConsentView; action: ReactElement | null }): ReactElement {
  const t = useTexts(consentPageTexts);
  const countryName = useCountryName();
  const kindOf = useTaskKind();
  const { consent } = props;
  return (
    <li>
      <span className="cw-line-head">
        <span className="tw-row">
          <span className="tw-faint">{t("number", { number: consent.number })}</span>
          <strong>{countryName(consent.stateCode)}</strong>
          <SourceText text={`${consent.authority} ${consent.reference}`} />
          <ConsentState consent={consent} />
        </span>
        {props.action}
      </span>
      <Words text={consent.scope} />
      <span className="tw-row">
        {consent.scopeKinds.map((kind) => (
          <Label key={kind}>{kindOf(kind)}</Label>
        ))}
      </span>
      <span className="cw-line-facts">
        <span>
          {`${t("givenOn")} `}
          <DateText date={consent.givenOn} />
        </span>
        <span>
          {`${t("expiresOn")} `}
          <DateText date={consent.expiresOn} />
        </span>
        {consent.withdrawnOn !== null && (
          <span>
            {`${t("withdrawnOn")} `}
            <DateText date={consent.withdrawnOn} />
          </span>
        )}
        {consent.withdrawalReason !== null && <SourceText text={consent.withdrawalReason} />}
      </span>
    </li>
  );
}

/** The consents on which work abroad rests (gate G-01). */
export function CaseConsents(props: { view: CaseView; onChange: () => void }): ReactElement {
  const t = useTexts(consentPageTexts);
  const may = useMay();
  const client = useClient();
  const [isRecording, setIsRecording] = useState(false);
  const [withdrawn, setWithdrawn] = useState<ConsentView | null>(null);
  const { view } = props;
  const load = useLoad(`case consents ${view.id}`, (signal) =>
    client.call(listConsentsEndpoint, { params: { caseId: view.id }, signal }),
  );
  const mayWrite = view.mayWrite && may("casework.cases.write");
  const onChange = () => {
    load.reload();
    props.onChange();
  };
  return (
    <Block
      title={t("consents")}
      isFlush
      extra={
        mayWrite ? (
          <Button icon={<PlusIcon />} onClick={() => setIsRecording(true)}>
            {t("record")}
          </Button>
        ) : undefined
      }
    >
      <Loaded load={load}>
        {(consents) =>
          consents.length === 0 ? (
            <p className="cw-nothing">{t("none")}</p>
          ) : (
            <ul className="cw-lines">
              {consents.map((consent) => (
                <ConsentLine
                  key={consent.number}
                  consent={consent}
                  action={
                    mayWrite && consent.withdrawnOn === null ? (
                      <Button size="small" type="text" onClick={() => setWithdrawn(consent)}>
                        {t("withdraw")}
                      </Button>
                    ) : null
                  }
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="cw-rule">{t("rule")}</p>
      <RecordConsent
        caseId={view.id}
        isOpen={isRecording}
        onClose={() => setIsRecording(false)}
        onChange={onChange}
      />
      <WithdrawConsent
        caseId={view.id}
        consent={withdrawn}
        onClose={() => setWithdrawn(null)}
        onChange={onChange}
      />
    </Block>
  );
}
