// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";

/**
 * The mark: the character for net under the vault of heaven, in white line on a red seal; one mesh
 * holds a catch. "The net of heaven is wide; its meshes are coarse, yet nothing slips through" (Laozi, 73).
 */
export function NetMark({ size = 24 }: { size?: number }): ReactElement {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="5" fill="var(--tw-seal, #b12a1f)" />
      <g
        fill="none"
        stroke="#ffffff"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M6.5 26.5V9q9.5-5 19 0v17.5" />
        <path d="M6.5 11.5 16 22l9.5-10.5M6.5 21 16 10.5 25.5 21" />
      </g>
      <circle cx="16" cy="16.2" r="2" fill="#ffffff" />
    </svg>
  );
}

/** The mark with the name in both scripts. */
export function Wordmark({ size = 24 }: { size?: number }): ReactElement {
  return (
    <span className="tw-wordmark">
      <NetMark size={size} />
      <span className="tw-wordmark-zh" lang="zh-Hans">
        天网
      </span>
      <span className="tw-wordmark-en" lang="en">
        Tianwang
      </span>
    </span>
  );
}
