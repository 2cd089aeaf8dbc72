// SPDX-License-Identifier: Apache-2.0
import type { Text } from "@tianwang/kernel/text";
import { useTexts } from "@tianwang/ui/language/language";
import { Block } from "@tianwang/ui/layout/block";
import type { ReactElement } from "react";
import type { MappingProposalView } from "../ingest/mapping.wire.ts";
import type { SignConvention, TableMapping, ValueSource } from "../ingest/tables/table-mapping.ts";
import { Pick, Setting, TextField, Tick, WordsField } from "./mapping-controls.screen.tsx";
import type { FormHint } from "./mapping-form.screen.tsx";
import { CutSetting, HeaderSetting, lacksHeader } from "./mapping-form.screen.tsx";
import { signOf, withLayout } from "./mapping-draft.ts";
import { mappingTexts } from "./mapping.text.ts";

interface SettingsProps {
  readonly layout: MappingProposalView;
  readonly mapping: TableMapping;
  readonly onChange: (mapping: TableMapping) => void;
}

/** The reasons of the proposal for one item. */
function because({ layout }: SettingsProps, item: string): readonly Text[] {
  return layout.decisions.find((decision) => decision.item === item)?.because ?? [];
}

function DateSetting(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, onChange } = props;
  return (
    <Setting
      label={t("dateOrder")}
      isOpen={mapping.dateOrder === null}
      because={because(props, "dateOrder")}
    >
      <Pick
        label={t("dateOrder")}
        value={mapping.dateOrder}
        options={[
          ["YMD", t("YMD")],
          ["DMY", t("DMY")],
          ["MDY", t("MDY")],
          ["serial-1900", t("serial1900")],
          ["serial-1904", t("serial1904")],
        ]}
        onPick={(dateOrder) => onChange({ ...mapping, dateOrder })}
      />
    </Setting>
  );
}

function DecimalSetting(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, onChange } = props;
  return (
    <Setting
      label={t("decimal")}
      isOpen={mapping.decimal === null}
      because={because(props, "decimal")}
    >
      <Pick
        label={t("decimal")}
        value={mapping.decimal}
        options={[
          [".", t("point")],
          [",", t("comma")],
        ]}
        onPick={(decimal) => onChange({ ...mapping, decimal })}
      />
    </Setting>
  );
}

/** What belongs to the chosen rule for money out. */
function SignDetails(props: {
  sign: SignConvention;
  onChange: (sign: SignConvention) => void;
}): ReactElement | null {
  const t = useTexts(mappingTexts);
  const { sign, onChange } = props;
  const sides = [
    ["out", t("isOut")],
    ["in", t("isIn")],
  ] as const;
  switch (sign.kind) {
    case "columns":
      return (
        <>
          <Pick
            label={t("debitIs")}
            isLabelShown
            value={sign.debitIs}
            options={sides}
            onPick={(debitIs) => onChange({ ...sign, debitIs })}
          />
          <Tick
            label={t("isDebitNegative")}
            isOn={sign.isDebitNegative}
            onTick={(isDebitNegative) => onChange({ ...sign, isDebitNegative })}
          />
        </>
      );
    case "direction":
      return (
        <>
          <WordsField
            label={t("outWords")}
            words={sign.out}
            onType={(out) => onChange({ ...sign, out })}
          />
          <WordsField
            label={t("inWords")}
            words={sign.in}
            onType={(words) => onChange({ ...sign, in: words })}
          />
          <Tick
            label={t("isOutNegative")}
            isOn={sign.isOutNegative}
            onTick={(isOutNegative) => onChange({ ...sign, isOutNegative })}
          />
        </>
      );
    case "signed":
      return (
        <Pick
          label={t("negativeIs")}
          isLabelShown
          value={sign.negativeIs}
          options={sides}
          onPick={(negativeIs) => onChange({ ...sign, negativeIs })}
        />
      );
    case "parties":
      return null;
  }
}

function SignSetting(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, layout, onChange } = props;
  const { sign } = mapping;
  const kinds = ["columns", "direction", "signed", "parties"] as const;
  return (
    <Setting label={t("sign")} isOpen={sign === null} because={because(props, "sign")}>
      <Pick
        label={t("sign")}
        value={sign?.kind ?? null}
        options={kinds.map((kind) => [kind, t(kind)] as const)}
        onPick={(kind) => onChange({ ...mapping, sign: signOf(kind, layout.mapping.sign) })}
      />
      {sign && (
        <SignDetails
          key={sign.kind}
          sign={sign}
          onChange={(changed) => onChange({ ...mapping, sign: changed })}
        />
      )}
    </Setting>
  );
}

/** Where a value of the whole statement is taken from. */
function SourcePick(props: {
  label: string;
  typedLabel: string;
  source: ValueSource;
  onChange: (source: ValueSource) => void;
  tidyTyped: (typed: string) => string;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const { source, onChange } = props;
  return (
    <>
      <Pick
        label={props.label}
        value={source.from}
        options={[
          ["column", t("fromColumn")],
          ["preamble", t("fromPreamble")],
          ["fixed", t("fromFixed")],
          ["none", t("fromNone")],
        ]}
        onPick={(from) => onChange(from === "fixed" ? { from, value: "" } : { from })}
      />
      {source.from === "fixed" && (
        <TextField
          label={props.typedLabel}
          value={source.value}
          onType={(typed) => onChange({ from: "fixed", value: props.tidyTyped(typed) })}
        />
      )}
    </>
  );
}

function CurrencySetting(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, onChange } = props;
  const { currency } = mapping;
  const change = (changed: Partial<TableMapping["currency"]>) =>
    onChange({ ...mapping, currency: { ...currency, ...changed } });
  return (
    <Setting label={t("currency")} because={because(props, "currency")}>
      <SourcePick
        label={t("currency")}
        typedLabel={t("code")}
        source={currency.source}
        tidyTyped={(typed) => typed.trim().toUpperCase().slice(0, 3)}
        onChange={(source) => change({ source })}
      />
      {currency.source.from !== "fixed" && (
        <Pick
          label={t("scale")}
          isLabelShown
          value={String(currency.scale)}
          options={["0", "1", "2", "3", "4", "5", "6", "7", "8"].map((one) => [one, one] as const)}
          onPick={(scale) => change({ scale: Number(scale) })}
        />
      )}
      {currency.source.from !== "fixed" && <span className="tw-faint">{t("scaleHint")}</span>}
    </Setting>
  );
}

function OwnSetting(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, onChange } = props;
  return (
    <Setting label={t("own")} because={because(props, "own")}>
      <SourcePick
        label={t("own")}
        typedLabel={t("accountNumber")}
        source={mapping.own.account}
        tidyTyped={(typed) => typed.replaceAll(/\s+/gu, "")}
        onChange={(account) => onChange({ ...mapping, own: { ...mapping.own, account } })}
      />
    </Setting>
  );
}

const units = {
  "-2": "unitm2",
  "0": "unit0",
  "3": "unit3",
  "4": "unit4",
  "6": "unit6",
  "8": "unit8",
} as const;

function UnitSetting(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, onChange } = props;
  const held = String(mapping.unitPower);
  const offered = (["0", "-2", "3", "4", "6", "8"] as const).map(
    (one) => [one as string, t(units[one])] as const,
  );
  const isOffered = offered.some(([one]) => one === held);
  return (
    <Setting label={t("unit")} because={because(props, "unitPower")}>
      <Pick
        label={t("unit")}
        value={held}
        options={isOffered ? offered : [...offered, [held, t("unitOther", { power: held })]]}
        onPick={(power) => onChange({ ...mapping, unitPower: Number(power) })}
      />
    </Setting>
  );
}

function OrderSettings(props: SettingsProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { mapping, onChange } = props;
  return (
    <>
      <Setting label={t("rowOrder")} because={because(props, "rowOrder")}>
        <Pick
          label={t("rowOrder")}
          value={mapping.rowOrder}
          options={[
            ["oldest-first", t("oldestFirst")],
            ["newest-first", t("newestFirst")],
            ["unordered", t("unordered")],
          ]}
          onPick={(rowOrder) => onChange({ ...mapping, rowOrder })}
        />
      </Setting>
      <Setting label={t("layout")} because={because(props, "layout")}>
        <Pick
          label={t("layout")}
          value={mapping.layout}
          options={[
            ["statement", t("statement")],
            ["register", t("register")],
          ]}
          onPick={(layout) => onChange(withLayout(mapping, layout))}
        />
      </Setting>
    </>
  );
}

/** How a table is read, item by item, with the reasons of the proposal. */
export function MappingSettings(
  props: SettingsProps & { readonly hint: FormHint; readonly onHint: (hint: FormHint) => void },
): ReactElement {
  const t = useTexts(mappingTexts);
  const isHeaderFirst = lacksHeader(props);
  return (
    <Block title={t("settings")}>
      <div className="map-settings">
        {isHeaderFirst && <HeaderSetting {...props} />}
        <DateSetting {...props} />
        <DecimalSetting {...props} />
        <SignSetting {...props} />
        <CurrencySetting {...props} />
        {props.mapping.layout === "statement" && <OwnSetting {...props} />}
      </div>
      <details className="ledger-details map-more">
        <summary>{t("moreSettings")}</summary>
        <div className="map-settings">
          <UnitSetting {...props} />
          <OrderSettings {...props} />
          {!isHeaderFirst && <HeaderSetting {...props} />}
          <CutSetting {...props} />
        </div>
        <p className="tw-faint">{t("lookAgainHint")}</p>
      </details>
    </Block>
  );
}
