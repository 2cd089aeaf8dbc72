// SPDX-License-Identifier: Apache-2.0
import { useTexts } from "@tianwang/ui/language/language";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useState } from "react";
import type { MappingProposalView } from "../ingest/mapping.wire.ts";
import { tableEncodings } from "../ingest/tables/cells/table-encoding.ts";
import type { TableEncoding } from "../ingest/tables/cells/table-encoding.ts";
import type { Delimiter } from "../ingest/tables/table-mapping.ts";
import { Pick, Setting, TextField } from "./mapping-controls.screen.tsx";
import { mappingTexts } from "./mapping.text.ts";

/** What a person says of the file before it is proposed how to read it. */
export interface FormHint {
  readonly encoding?: TableEncoding;
  readonly delimiter?: Delimiter;
  readonly headerRow?: number;
  readonly headerLines?: number;
  readonly sheet?: string;
}

type HeaderLines = "0" | "1" | "2";

/** Where the header stands; asks for a new proposal. */
export function HeaderForm(props: {
  row: number;
  lines: 0 | 1 | 2;
  onTold: (hint: FormHint) => void;
}): ReactElement {
  const t = useTexts(mappingTexts);
  const [row, setRow] = useState(String(Math.max(props.row, 1)));
  const [lines, setLines] = useState<HeaderLines>(`${props.lines}`);
  const isGood = lines === "0" || /^[1-9]\d{0,5}$/u.test(row);
  const tell = () =>
    props.onTold({ headerRow: lines === "0" ? 0 : Number(row), headerLines: Number(lines) });
  return (
    <>
      {lines !== "0" && <TextField label={t("headerRow")} value={row} isNumber onType={setRow} />}
      <Pick
        label={t("headerLines")}
        isLabelShown
        value={lines}
        options={[
          ["1", t("oneLine")],
          ["2", t("twoLines")],
          ["0", t("noHeader")],
        ]}
        onPick={setLines}
      />
      <Button disabled={!isGood} onClick={tell}>
        {t("lookAgain")}
      </Button>
    </>
  );
}

interface FormProps {
  readonly layout: MappingProposalView;
  readonly hint: FormHint;
  readonly onHint: (hint: FormHint) => void;
}

function reasonsOf({ layout }: FormProps, item: string) {
  return layout.decisions.find((decision) => decision.item === item)?.because ?? [];
}

/** Whether no header was recognised, and nobody has said that there is none. */
export function lacksHeader({ layout, hint }: FormProps): boolean {
  return layout.mapping.header.rowCount === 0 && hint.headerRow === undefined;
}

/** Where the header stands. */
export function HeaderSetting(props: FormProps): ReactElement {
  const t = useTexts(mappingTexts);
  const { layout, hint, onHint } = props;
  const { form, header } = layout.mapping;
  const isOpen = lacksHeader(props);
  const sheet = form.kind === "workbook" ? { sheet: form.sheets[0] ?? "" } : {};
  return (
    <Setting label={t("header")} isOpen={isOpen} because={reasonsOf(props, "header")}>
      <HeaderForm
        row={header.row}
        lines={isOpen ? 1 : header.rowCount}
        onTold={(told) => onHint({ ...hint, ...told, ...sheet })}
      />
      {isOpen && <p className="tw-soft">{t("noHeaderFoundWhy")}</p>}
    </Setting>
  );
}

/** How the file is cut into cells. */
export function CutSetting(props: FormProps): ReactElement | null {
  const t = useTexts(mappingTexts);
  const { layout, hint, onHint } = props;
  const { form } = layout.mapping;
  if (form.kind === "workbook") return null;
  const encodingWords = (encoding: TableEncoding) =>
    encoding === "gb18030" ? t("gb18030") : encoding.toUpperCase();
  return (
    <Setting label={`${t("encoding")} · ${t("delimiter")}`} because={reasonsOf(props, "form")}>
      <Pick
        label={t("encoding")}
        value={form.encoding}
        options={tableEncodings.map((one) => [one, encodingWords(one)] as const)}
        onPick={(encoding) => onHint({ ...hint, encoding })}
      />
      <Pick
        label={t("delimiter")}
        value={form.delimiter}
        options={[
          [",", ","],
          [";", ";"],
          ["\t", t("tab")],
          ["|", "|"],
        ]}
        onPick={(delimiter) => onHint({ ...hint, delimiter })}
      />
    </Setting>
  );
}
