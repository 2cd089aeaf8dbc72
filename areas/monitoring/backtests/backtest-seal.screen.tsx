// SPDX-License-Identifier: Apache-2.0
import { useClient } from "@tianwang/ui/client";
import { InstantText } from "@tianwang/ui/date/date";
import { ErrorLine } from "@tianwang/ui/feedback/error-state";
import { useTexts } from "@tianwang/ui/language/language";
import { KeyValue } from "@tianwang/ui/layout/block";
import { ConfirmAction } from "@tianwang/ui/layout/confirm-action";
import { useMay } from "@tianwang/ui/layout/slot";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { SourceText } from "@tianwang/ui/name/name";
import { Button, Select } from "antd";
import type { ReactElement } from "react";
import { useId, useState } from "react";
import { backtestTexts } from "./backtest-page.text.ts";
import { percentText, useRuleWords } from "./backtest-parts.screen.tsx";
import type { BacktestPage } from "./saved-run.wire.ts";
import { openSealEndpoint, tuneBacktestEndpoint } from "./saved-run.wire.ts";

const keyOf = ({ by, alertsMax }: { by: string; alertsMax: number | null }) =>
  `${by} ${alertsMax ?? ""}`;

interface SealProps {
  readonly page: BacktestPage;
  readonly onChange: () => void;
}

/** The choice of the cut; only while the seal is closed. */
export function CutChooser({ page, onChange }: SealProps): ReactElement | null {
  const t = useTexts(backtestTexts);
  const words = useRuleWords();
  const client = useClient();
  const may = useMay();
  const id = useId();
  const held = page.line.rule === null ? "" : keyOf(page.line.rule);
  const [picked, setPicked] = useState(held);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>();
  if (page.line.state !== "tuning" || !may("monitoring.write")) return null;
  const choose = async () => {
    const choice = page.choices.find(({ rule }) => keyOf(rule) === picked);
    if (!choice) return;
    setIsSending(true);
    setError(undefined);
    try {
      const params = { backtestId: page.line.id };
      await client.call(tuneBacktestEndpoint, { params, body: choice.rule });
      onChange();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setIsSending(false);
    }
  };
  return (
    <div className="tw-stack">
      <label htmlFor={id}>{t("chooseCut")}</label>
      <div className="tw-row backtest-choose">
        <Select
          id={id}
          className="backtest-cut"
          value={picked}
          onChange={setPicked}
          options={page.choices.map(({ rule, alerts, f1 }) => ({
            value: keyOf(rule),
            label: t("optionLine", { rule: words(rule), alerts, f1: percentText(f1) }),
          }))}
        />
        <Button disabled={picked === held} loading={isSending} onClick={() => void choose()}>
          {t("choose")}
        </Button>
      </div>
      <p className="tw-faint">{t("chooseWhy")}</p>
      {error !== undefined && <ErrorLine error={error} />}
    </div>
  );
}

/** The sealed window: what a seal is, and the way to open it once. */
export function SealedWindow({ page, onChange }: SealProps): ReactElement {
  const t = useTexts(backtestTexts);
  const words = useRuleWords();
  const client = useClient();
  const may = useMay();
  const { rule } = page.line;
  const cut = page.development?.judgement.cut.toFixed(4) ?? "";
  const open = async () => {
    if (rule === null) return;
    const params = { backtestId: page.line.id };
    await client.call(openSealEndpoint, { params, body: rule });
    onChange();
  };
  return (
    <div className="tw-stack">
      <div>
        <StatusTag tone="waiting">{t("sealed")}</StatusTag>
      </div>
      <p className="backtest-prose">{t("sealedWhy")}</p>
      {page.line.state === "tuning" && rule !== null && may("monitoring.write") && (
        <div>
          <ConfirmAction
            label={t("openSeal")}
            question={t("openQuestion")}
            consequence={t("openConsequence", { cut, rule: words(rule) })}
            confirmLabel={t("openSeal")}
            onConfirm={open}
          />
        </div>
      )}
    </div>
  );
}

/** Who opened the seal, and when. */
export function OpenedFacts({ page }: { page: BacktestPage }): ReactElement | null {
  const t = useTexts(backtestTexts);
  if (page.openedAt === null) return null;
  return (
    <KeyValue
      facts={[
        { label: t("openedBy"), value: <SourceText text={page.openedBy ?? ""} /> },
        { label: t("openedAt"), value: <InstantText instant={page.openedAt} /> },
      ]}
    />
  );
}
