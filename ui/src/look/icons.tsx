// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from "react";

/** An icon of one line weight on a grid of 20; decoration only: the words stand beside it. */
export type Icon = (props: object) => ReactElement;

function drawIcon(path: string, strokeWidth = 1.5): Icon {
  return () => (
    <svg
      className="tw-icon"
      viewBox="0 0 20 20"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}

const circle = "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z";

// Things
export const CaseIcon = drawIcon(
  "M3 6.5A1.5 1.5 0 0 1 4.5 5h3.4l1.8 2h5.8A1.5 1.5 0 0 1 17 8.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5zM3 10.2h14",
);
export const TaskIcon = drawIcon(
  "M5.5 3.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM6.8 10.2l2.2 2.2 4.3-4.6",
);
export const ExhibitIcon = drawIcon(
  "M3.5 7 10 3.5 16.5 7v6.3L10 16.8l-6.5-3.5zM3.5 7 10 10.5 16.5 7M10 10.5v6.3M6.7 5.3l6.5 3.5",
);
export const StatementIcon = drawIcon("M5.5 3h6.2L15 6.3V17H5.5zM11.5 3v3.5H15M8 10h4.5M8 13h4.5");
export const TransactionIcon = drawIcon("M3.5 7h12.5m-3-3 3 3-3 3M16.5 13H4m3-3-3 3 3 3");
export const FlowIcon = drawIcon(
  "M3 5.5h13.5M3 5.5h2c5 0 3.5 9 8.5 9h3M14.3 3.2l2.4 2.3-2.4 2.3M14.3 12.2l2.4 2.3-2.4 2.3",
);
export const PersonIcon = drawIcon(
  "M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM3.8 16.8c.7-3.2 3.2-4.8 6.2-4.8s5.5 1.6 6.2 4.8",
);
export const PeopleIcon = drawIcon(
  "M7.5 9.7a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.3 16.3c.5-2.9 2.6-4.4 5.2-4.4s4.7 1.5 5.2 4.4M12.6 4.2a2.9 2.9 0 0 1 0 5.3M14.5 12.2c1.7.6 2.9 2 3.2 4.1",
);
export const CompanyIcon = drawIcon(
  "M4.5 16.8V4h7v12.8M11.5 8.5h4v8.3M3 16.8h14M7 7.2h2M7 10.2h2M7 13.2h2",
);
export const AccountIcon = drawIcon(
  "M3 7.8 10 4l7 3.8zM5 7.8v6.2M8.3 7.8v6.2M11.7 7.8v6.2M15 7.8v6.2M3.3 16.5h13.4",
);
export const AgencyIcon = drawIcon("M10 3.5v3M7.5 6.5h5v3h-5zM10 9.5v2.5M5 14.5V12h10v2.5");
export const CalendarIcon = drawIcon(
  "M4 5.2h12v11.3H4zM4 8.7h12M7.2 3.3v3M12.8 3.3v3M7 11.5h1M12 11.5h1",
);
export const ClockIcon = drawIcon(`${circle}M10 6.2V10l2.6 1.7`);
export const PurposeIcon = drawIcon(`${circle}M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z`);
export const WorkspaceIcon = drawIcon(
  "M10 3.5 17 7l-7 3.5L3 7zM3 10.3l7 3.5 7-3.5M3 13.6l7 3.4 7-3.4",
);
export const BookIcon = drawIcon(
  "M10 5.5C8.5 4.3 6.3 3.9 3.5 4v11.5c2.8-.1 5 .3 6.5 1.5 1.5-1.2 3.7-1.6 6.5-1.5V4c-2.8-.1-5 .3-6.5 1.5zM10 5.5V17",
);
export const CodeIcon = drawIcon("M7 6 3 10l4 4M13 6l4 4-4 4M11 4.5 9 15.5");
export const CitationIcon = drawIcon(
  "M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.8a3 3 0 0 0-4.3-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.8a3 3 0 0 0 4.3 4.2l1-1",
);

// States
export const GoodIcon = drawIcon(`${circle}M6.8 10.2l2.2 2.2 4.2-4.6`);
export const ErrorIcon = drawIcon(`${circle}M7.7 7.7l4.6 4.6M12.3 7.7l-4.6 4.6`);
export const WarningIcon = drawIcon("M10 3.7 17.3 16.3H2.7zM10 8.2v3.6M10 14v.1");
export const InfoIcon = drawIcon(`${circle}M10 9.3v4.2M10 6.7v.1`);
export const UnknownIcon = drawIcon(
  `${circle}M8 8.2c0-1.2.9-2 2-2s2 .8 2 1.9c0 1.5-2 1.6-2 3.2M10 13.7v.1`,
);
export const WaitingIcon = drawIcon(`${circle}M6.7 10h.1M10 10h.1M13.3 10h.1`);
export const ProgressIcon = drawIcon("M10 3a7 7 0 1 1-7 7");

// Actions
export const SearchIcon = drawIcon(
  "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13.2 13.2 17 17",
);
export const PlusIcon = drawIcon("M10 4v12M4 10h12");
export const MinusIcon = drawIcon("M4 10h12");
export const CheckIcon = drawIcon("M4 10.5l4 4 8-9");
export const CloseIcon = drawIcon("M5 5l10 10M15 5 5 15");
export const MoreIcon = drawIcon("M4.5 10h.1M10 10h.1M15.5 10h.1", 2.6);
export const ColumnsIcon = drawIcon("M3.5 4h13v12h-13zM8 4v12M12.2 4v12");
export const UpIcon = drawIcon("M10 16V4.5M5.5 9 10 4.5 14.5 9");
export const DownIcon = drawIcon("M10 4v11.5M5.5 11 10 15.5 14.5 11");
export const ChevronDownIcon = drawIcon("M5.5 8l4.5 4.5L14.5 8");
export const ChevronRightIcon = drawIcon("M8 5.5l4.5 4.5L8 14.5");
export const DownloadIcon = drawIcon("M10 3.5v9M6 9l4 4 4-4M4 16.5h12");
export const UploadIcon = drawIcon("M10 13V4M6 8l4-4 4 4M4 16.5h12");
export const FolderIcon = drawIcon(
  "M3 6.5A1.5 1.5 0 0 1 4.5 5h3.4l1.8 2h5.8A1.5 1.5 0 0 1 17 8.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5z",
);
export const RefreshIcon = drawIcon("M16 10a6 6 0 1 1-1.8-4.3L16 7.5M16 3.5v4h-4");
export const FitIcon = drawIcon("M3.5 7.5v-4h4M16.5 7.5v-4h-4M3.5 12.5v4h4M16.5 12.5v4h-4");
export const ListIcon = drawIcon("M7.5 5.5h9M7.5 10h9M7.5 14.5h9M3.8 5.5h.1M3.8 10h.1M3.8 14.5h.1");
export const GraphIcon = drawIcon(
  "M4.8 8.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM15.2 6.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM12.7 16.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM6.6 6.2l6.8-.9M5.9 7.9l5.6 5.8M14.8 6.8l-1.6 6.4",
);
export const SignOutIcon = drawIcon("M8 4H4.5v12H8M8.5 10H17m-3-3 3 3-3 3");
export const SunIcon = drawIcon(
  "M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM10 2.5v1.3M10 16.2v1.3M2.5 10h1.3M16.2 10h1.3M4.7 4.7l.9.9M14.4 14.4l.9.9M4.7 15.3l.9-.9M14.4 5.6l.9-.9",
);
export const MoonIcon = drawIcon("M16 11.8A6.5 6.5 0 0 1 8.2 4 6.5 6.5 0 1 0 16 11.8z");
export const AutoIcon = drawIcon(`${circle}M10 3v14M10 6.5h4.8M10 10h6.8M10 13.5h4.8`);
