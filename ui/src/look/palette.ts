// SPDX-License-Identifier: Apache-2.0

/** The colours of one appearance. Pairs that carry text are tested for WCAG 2.2 AA contrast. */
export interface Palette {
  /** Behind everything. */
  readonly canvas: string;
  /** Cards, tables, bars. */
  readonly surface: string;
  /** Wells: table heads, code, tracks. */
  readonly sunken: string;
  /** Popups and dialogs. */
  readonly raised: string;
  /** Under the pointer. */
  readonly hover: string;
  /** Hairlines that only order the page. */
  readonly line: string;
  /** Edges of controls: 3:1 on the surface (WCAG 2.2, 1.4.11). */
  readonly edge: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly accent: string;
  readonly accentStrong: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  /** The red of the seal: the mark, and nothing else. */
  readonly seal: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly warn: string;
  readonly warnSoft: string;
  readonly good: string;
  readonly goodSoft: string;
  readonly info: string;
  readonly infoSoft: string;
  /** Categories in charts; always doubled by a label or a shape. */
  readonly series: readonly [string, string, string, string, string, string];
}

/** The two appearances. */
export type Mode = "light" | "dark";

export const palettes: Readonly<Record<Mode, Palette>> = {
  light: {
    canvas: "#f3f4f1",
    surface: "#ffffff",
    sunken: "#eef0ed",
    raised: "#ffffff",
    hover: "#f1f4f2",
    line: "#dde1dd",
    edge: "#87918e",
    ink: "#17211f",
    inkSoft: "#45524f",
    inkFaint: "#5d6966",
    accent: "#0d5c5b",
    accentStrong: "#084544",
    accentSoft: "#e0eeec",
    onAccent: "#ffffff",
    seal: "#b12a1f",
    danger: "#a3221a",
    dangerSoft: "#fbeae7",
    warn: "#7d4c00",
    warnSoft: "#fbf0da",
    good: "#1c6637",
    goodSoft: "#e4f2e8",
    info: "#1c5486",
    infoSoft: "#e5eff8",
    series: ["#1f7a78", "#b3722a", "#4a5fa5", "#a8483c", "#6f7d2c", "#7d4f86"],
  },
  dark: {
    canvas: "#101617",
    surface: "#182021",
    sunken: "#131a1b",
    raised: "#1f2929",
    hover: "#1f2929",
    line: "#2c3839",
    edge: "#71807e",
    ink: "#e5ebe9",
    inkSoft: "#b0bcb9",
    inkFaint: "#93a09d",
    accent: "#62c2b8",
    accentStrong: "#8bd6cd",
    accentSoft: "#14322f",
    onAccent: "#05211f",
    seal: "#c23a2e",
    danger: "#f28d83",
    dangerSoft: "#3a1b18",
    warn: "#e5b66c",
    warnSoft: "#33270f",
    good: "#82cb98",
    goodSoft: "#15301e",
    info: "#87bce8",
    infoSoft: "#13293b",
    series: ["#4fb3a9", "#d69a55", "#8796d8", "#d98074", "#a9b65c", "#b98cc2"],
  },
};

function channel(hex: string, at: number): number {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
