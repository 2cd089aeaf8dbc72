// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";

/**
 * The mark: a cast net in white line on a red seal; one mesh holds a catch.
 * "The net of heaven is wide; its meshes are coarse, yet nothing slips through" (Laozi, 73).
 */
export function NetMark({ size = 24 }: { size?: number }): ReactElement {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="5" fill="var(--tw-seal, #b12a1f)" />
      <g fill="none" stroke="#ffffff" strokeWidth="1.7" strokeLinecap="round">
        <path d="M16 5.5v21M16 5.5C10.5 9 8 16 7.5 24M16 5.5c5.5 3.5 8 10.5 8.5 18.5" />
        <path d="M11.3 10.5c3 1.7 6.4 1.7 9.4 0M8.7 16.5c4.6 2.4 10 2.4 14.6 0M7.5 23c5.4 3 11.6 3 17 0" />
      </g>
      <circle cx="16" cy="18.3" r="2.1" fill="#ffffff" />
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
