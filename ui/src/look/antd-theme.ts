// SPDX-License-Identifier: Apache-2.0
import type { ThemeConfig } from "antd";
import { theme } from "antd";
import type { Mode, Palette } from "./palette.ts";

/** The page's own font carries Chinese and Latin; the system's fonts only what it lacks. */
export const fontFamily =
  '"Noto Sans SC Variable", system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif';

/** For hashes and codes, where each character counts. */
export const monoFamily =
  'ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans SC Variable", monospace';

/** `dense` for a desk, `touch` for a telephone: larger text and targets. */
export type Density = "dense" | "touch";

function colours(palette: Palette): NonNullable<ThemeConfig["token"]> {
  return {
    colorPrimary: palette.accent,
    colorInfo: palette.info,
    colorSuccess: palette.good,
    colorWarning: palette.warn,
    colorError: palette.danger,
    colorLink: palette.accent,
    colorLinkHover: palette.accentStrong,
    colorTextBase: palette.ink,
    colorBgBase: palette.surface,
    colorBgLayout: palette.canvas,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.raised,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkFaint,
    colorTextQuaternary: palette.inkFaint,
    colorTextDescription: palette.inkFaint,
    colorTextPlaceholder: palette.inkFaint,
    colorTextLightSolid: palette.onAccent,
    colorErrorText: palette.danger,
    colorWarningText: palette.warn,
    colorSuccessText: palette.good,
    controlItemBgHover: palette.hover,
    controlItemBgActive: palette.accentSoft,
    controlItemBgActiveHover: palette.accentSoft,
  };
}

/** The theme of the component library from our palette. */
export function antdTheme(palette: Palette, mode: Mode, density: Density): ThemeConfig {
  const isTouch = density === "touch";
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      ...colours(palette),
      fontFamily,
      fontFamilyCode: monoFamily,
      fontSize: isTouch ? 15 : 13,
      controlHeight: isTouch ? 40 : 30,
      controlHeightSM: isTouch ? 34 : 26,
      controlHeightLG: isTouch ? 46 : 36,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 3,
      motionDurationFast: "0.08s",
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
      boxShadowSecondary: "0 1px 2px rgb(0 0 0 / 8%), 0 8px 24px rgb(0 0 0 / 14%)",
    },
    components: {
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        fontWeight: 500,
        dangerColor: palette.surface,
      },
      Select: { optionSelectedColor: palette.accentStrong, optionSelectedFontWeight: 500 },
      Segmented: {
        trackBg: palette.sunken,
        itemSelectedBg: palette.accentSoft,
        itemColor: palette.inkSoft,
        itemSelectedColor: palette.accentStrong,
      },
      Tabs: { horizontalItemGutter: 24, titleFontSize: 13, horizontalItemPadding: "8px 0" },
      Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.surface },
      Form: { itemMarginBottom: 22, labelColor: palette.inkSoft, verticalLabelPadding: "0 0 4px" },
    },
  };
}
