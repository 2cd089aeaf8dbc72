// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import type { ReactElement } from "react";
import { tableFields } from "../ingest/tables/table-field.ts";
import type { PreviewView } from "./mapping-preview.screen.tsx";
import "./mapping.css";
import { mappingTexts } from "./mapping.text.ts";
import { tableFieldTexts } from "./table-field.text.ts";

type Question = PreviewView["questions"][number];

const asked = { dateOrder: "askdateOrder", decimal: "askdecimal", sign: "asksign" } as const;

/** The items of a mapping that a question can be about, by the first word of its path. */
const items = {
  dateOrder: "dateOrder",
  decimal: "decimal",
  sign: "sign",
  own: "own",
  currency: "currency",
  header: "header",
  layout: "layout",
} as const;

function useQuestionWords(): (question: Question) => string {
  const t = useTexts(mappingTexts);
  const say = useText();
  const fieldWords = useTexts(tableFieldTexts);
  return ({ code, field, value, says }) => {
    if (code === "TABLE_MAPPING_UNDECIDED" && field in asked) {
      return t(asked[field as keyof typeof asked]);
    }
    if (code === "TABLE_MAPPING_FIELD_MISSING") {
      const named = value
        .split(" | ")
        .flatMap((name) => tableFields.filter((one) => one === name))
        .map((one) => fieldWords(one));
      return t("missing", { fields: named.join(t("or")) });
    }
    const item = items[(field.split(".")[0] ?? "") as keyof typeof items];
    return item === undefined ? say(says) : `${t(item)}: ${say(says)}`;
  };
}

/** What is still to be told before the table can be read. */
export function MappingQuestions(props: { preview: PreviewView | undefined }): ReactElement {
  const t = useTexts(mappingTexts);
  const words = useQuestionWords();
  const questions = props.preview?.questions ?? [];
  if (props.preview === undefined) {
    return <output className="map-questions tw-soft">{t("checking")}</output>;
  }
  if (questions.length === 0) {
    return (
      <output className="map-questions">
        <StatusTag tone="good">{t("allTold")}</StatusTag>
      </output>
    );
  }
  return (
    <output className="map-questions" data-open="true">
      <StatusTag tone="warn">
        {questions.length === 1 ? t("openOne") : t("open", { count: questions.length })}
      </StatusTag>
      <ul>
        {questions.map((question) => (
          <li key={`${question.code} ${question.field} ${question.value}`}>{words(question)}</li>
        ))}
      </ul>
    </output>
  );
}
