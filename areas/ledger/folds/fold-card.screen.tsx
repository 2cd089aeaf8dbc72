// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import { CheckIcon, CloseIcon } from "@tianwang/ui/look/icons";
import { Button } from "antd";
import type { ReactElement } from "react";
import { useEffect, useRef, useState } from "react";
import { ExcerptView } from "../statements/excerpt.screen.tsx";
import "../statements/ledger.css";
import { FoldLines } from "./fold-lines.screen.tsx";
import "./fold-review.css";
import { reviewTexts } from "./fold-review.text.ts";
import type { FoldView } from "./fold.wire.ts";

/** What a person can make of a fold; `proposed` takes a judgement back. */
export type Judgement = "accepted" | "rejected" | "proposed";

const nowWords = {
  accepted: "nowAccepted",
  rejected: "nowRejected",
  proposed: "nowProposed",
  certain: "certain",
} as const;
const nowTones: Readonly<Record<FoldView["status"], Tone>> = {
  accepted: "good",
  rejected: "unknown",
  proposed: "waiting",
  certain: "good",
};

function Originals({ fold }: { fold: FoldView }): ReactElement {
  const t = useTexts(reviewTexts);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="ledger-details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t("originals")}</summary>
      {isOpen && (
        <div className="fold-originals">
          <ExcerptView exhibitId={fold.kept.exhibitId} locator={fold.kept.locator} />
          <ExcerptView exhibitId={fold.folded.exhibitId} locator={fold.folded.locator} />
        </div>
      )}
    </details>
  );
}

/** A pair of rows with what can be made of it. */
export function FoldCard(props: {
  fold: FoldView;
  /** Place in the list, from 0. */
  at: number;
  /** What it is now; differs from the list's when it was judged here. */
  status: FoldView["status"];
  isCurrent: boolean;
  /** Takes the focus when it becomes the current one by a key. */
  isFocused: boolean;
  mayJudge: boolean;
  exhibitName: (exhibitId: string) => string | undefined;
  onJudge: (judgement: Judgement) => void;
}): ReactElement {
  const t = useTexts(reviewTexts);
  const say = useText();
  const card = useRef<HTMLElement>(null);
  const { fold, status, onJudge } = props;
  useEffect(() => {
    if (props.isFocused) card.current?.focus();
  }, [props.isFocused]);
  const says = say(fold.says);
  return (
    <article
      ref={card}
      className="fold-card"
      data-current={props.isCurrent}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys judge the pair that has the focus
      tabIndex={props.isCurrent ? 0 : -1}
      aria-label={`${t("group", { number: props.at + 1 })}: ${says}`}
      data-at={props.at}
    >
      <div className="fold-card-head">
        <p>{says}</p>
        <div className="ledger-actions">
          {status !== fold.status && (
            <StatusTag tone={nowTones[status]}>{t(nowWords[status])}</StatusTag>
          )}
          {props.mayJudge && status === "proposed" && (
            <>
              <Button icon={<CheckIcon />} onClick={() => onJudge("accepted")}>
                {t("accept")}
              </Button>
              <Button icon={<CloseIcon />} onClick={() => onJudge("rejected")}>
                {t("reject")}
              </Button>
            </>
          )}
          {props.mayJudge && (status === "accepted" || status === "rejected") && (
            <Button onClick={() => onJudge("proposed")}>{t("takeBack")}</Button>
          )}
        </div>
      </div>
      <FoldLines fold={fold} exhibitName={props.exhibitName} />
      <Originals fold={fold} />
    </article>
  );
}
