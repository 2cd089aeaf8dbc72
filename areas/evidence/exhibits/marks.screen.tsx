// SPDX-License-Identifier: Apache-2.0
import { useText, useTexts } from "@tianwang/ui/language/language";
import type { Tone } from "@tianwang/ui/layout/status-tag";
import { StatusTag } from "@tianwang/ui/layout/status-tag";
import type { ReactElement } from "react";
import { useEffect, useState } from "react";
import "./evidence.css";
import type { Reading } from "./exhibit.ts";
import { exhibitTexts, readingTexts } from "./exhibit.text.ts";

const tones: Readonly<Record<Reading, Tone>> = {
  read: "good",
  kept: "info",
  unreadable: "danger",
};

/** How far an exhibit could be read. */
export function ReadingTag({ reading }: { reading: Reading }): ReactElement {
  const say = useText();
  return <StatusTag tone={tones[reading]}>{say(readingTexts[reading])}</StatusTag>;
}

/** Enough of a hash to tell the exhibits of a case apart. */
const shortLength = 10;
const copiedMillis = 2_000;

/** A hash, short or whole, with a button that copies all of it. */
export function HashText(props: { sha256: string; isWhole?: boolean }): ReactElement {
  const t = useTexts(exhibitTexts);
  const [isCopied, setIsCopied] = useState(false);
  const { sha256 } = props;
  const short = sha256.slice(0, shortLength);
  useEffect(() => {
    if (!isCopied) return;
    const rest = setTimeout(() => setIsCopied(false), copiedMillis);
    return () => clearTimeout(rest);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(sha256);
    setIsCopied(true);
  };
  return (
    <span className="ev-hash">
      <span className="tw-mono" title={sha256}>
        {props.isWhole ? sha256 : `${short}…`}
      </span>
      {/* Browsers keep the clipboard from pages that came without encryption. */}
      {globalThis.isSecureContext && (
        <button type="button" className="ev-copy" onClick={() => void copy()}>
          {isCopied ? t("copied") : t("copy")}
          <span className="tw-aloud">{` SHA-256 ${short}`}</span>
        </button>
      )}
    </span>
  );
}
