// SPDX-License-Identifier: Apache-2.0
import { defineTexts } from "@tianwang/kernel/text";
import type { ReactElement, ReactNode } from "react";
import { useEffect } from "react";
import { useTexts } from "../language/language.tsx";
import { ChevronRightIcon } from "../look/icons.tsx";
import { SourceText } from "../name/name.tsx";
import { Link } from "../navigation/navigation.tsx";
import "./layout.css";

const texts = defineTexts({
  trail: { zh: "当前位置", en: "Where you are" },
  product: { zh: "天网", en: "Tianwang" },
});

/** One step of the way to this page. */
export interface TrailStep {
  readonly label: string;
  readonly to: string;
}

/** Sets the title of the window. */
export function usePageTitle(title: string): void {
  const t = useTexts(texts);
  const product = t("product");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}

/** The steps that lead to a page, as links. */
export function Trail({ steps }: { steps: readonly TrailStep[] }): ReactElement | null {
  const t = useTexts(texts);
  if (steps.length === 0) return null;
  return (
    <nav aria-label={t("trail")}>
      <ol className="tw-trail">
        {steps.map((step) => (
          <li key={step.to}>
            <Link to={step.to}>
              <SourceText text={step.label} />
            </Link>
            <ChevronRightIcon />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The head of a page: the way here, what it is, what can be done. Sets the title of the window. */
export function PageHeader(props: {
  title: string;
  /** Shown instead of the plain title, e.g. with a status behind it. */
  heading?: ReactNode;
  trail?: readonly TrailStep[];
  /** The same, where only a higher area knows the way: its panel shows a `Trail`. */
  way?: ReactNode;
  /** One line of facts under the title. */
  facts?: ReactNode;
  actions?: ReactNode;
}): ReactElement {
  usePageTitle(props.title);
  return (
    <header className="tw-page-header">
      {props.way}
      {props.trail !== undefined && <Trail steps={props.trail} />}
      <div className="tw-page-header-line">
        <h1 tabIndex={-1}>{props.heading ?? props.title}</h1>
        {props.actions !== undefined && (
          <div className="tw-page-header-actions">{props.actions}</div>
        )}
      </div>
      {props.facts !== undefined && <div className="tw-page-header-facts">{props.facts}</div>}
    </header>
  );
}
