// SPDX-License-Identifier: Apache-2.0
// A schedule as the parts of a workbook (ECMA-376, SpreadsheetML). No formula is ever written: what
// stands in a cell is a number, or words that stay words.
import { formatMinor } from "@tianwang/kernel/money";
import type { Cell, Schedule, ScheduleTable } from "./schedule.ts";
import { cellWords } from "./schedule.ts";
import { scheduleTexts as texts } from "./schedule.text.ts";

/** A file inside a workbook. */
export interface WorkbookPart {
  readonly path: string;
  readonly text: string;
}

/** The styles of cells, by their place in `cellXfs`. */
const styles = { plain: 0, bold: 1, head: 2, words: 3, title: 6 } as const;

/** Digits that a spreadsheet keeps of a number (IEEE 754 doubles); longer amounts are written as words. */
const exactDigitsMax = 15;

/** Longest words of a cell (ECMA-376 part 1, annex on limits of SpreadsheetML applications). */
const cellLengthMax = 32_767;

/** The scale of amounts decides how they are shown; each has its own format. */
const scalesShown = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const formatIdOf = (scale: number) => 164 + scale;
const styleOfAmount = (scale: number, isBold: boolean) => 7 + scale * 2 + (isBold ? 1 : 0);

/** Characters that no XML may hold, and halves of pairs, become the replacement character. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- exactly these are forbidden (XML 1.0, 2.2)
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "\ufffd")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** Words that a spreadsheet would take for a formula when they are typed, or read from CSV again. */
const formulaStart = /^[=+\-@\t\r]/u;

function columnName(at: number): string {
  const rest = at % 26;
  const letter = String.fromCodePoint(65 + rest);
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

function wordsCell(place: string, text: string, style: number): string {
  const long = text.length > cellLengthMax ? `${text.slice(0, cellLengthMax - 1)}…` : text;
  // A cell marked with quotePrefix stays words even when somebody edits it.
  const own = style === styles.plain && formulaStart.test(long) ? styles.words : style;
  return `<c r="${place}" s="${own}" t="inlineStr"><is><t xml:space="preserve">${xmlText(long)}</t></is></c>`;
}

function cellXml(place: string, cell: Cell, isBold: boolean): string {
  const style = isBold ? styles.bold : styles.plain;
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") return wordsCell(place, cell, style);
  if (cell.kind === "count") return `<c r="${place}" s="${style}"><v>${cell.count}</v></c>`;
  const { minor, scale } = cell;
  if (String(minor).replace("-", "").length > exactDigitsMax)
    return wordsCell(place, cellWords(cell), style);
  return `<c r="${place}" s="${styleOfAmount(scale, isBold)}"><v>${formatMinor(minor, scale)}</v></c>`;
}

/** Rows of a sheet, numbered as they are added. */
class SheetRows {
  readonly #rows: string[] = [];

  get count(): number {
    return this.#rows.length;
  }

  add(cells: readonly string[]): void {
    const number = this.#rows.length + 1;
    this.#rows.push(`<row r="${number}">${cells.join("")}</row>`);
  }

  words(text: string, style: number): void {
    this.add([wordsCell(`A${this.count + 1}`, text, style)]);
  }

  cells(cells: readonly Cell[], isBold: boolean): void {
    const number = this.count + 1;
    this.add(cells.map((cell, at) => cellXml(`${columnName(at)}${number}`, cell, isBold)));
  }

  xml(): string {
    return this.#rows.join("");
  }
}

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** In a header or footer `&` begins a code. */
const footWords = (text: string) => xmlText(text.replaceAll("&", "&&"));

function sheetXml(
  rows: SheetRows,
  { widths, frozen, foot }: { widths: readonly number[]; frozen: number; foot: string },
): string {
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  const pane =
    frozen > 0
      ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
      : "";
  return `${head}<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${rows.xml()}</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${footWords(foot)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`;
}

/** A column of weight 1 is so many characters wide. */
const weightWidth = 5;

function coverSheet({ title, subtitle, cover, foot }: Schedule): string {
  const rows = new SheetRows();
  rows.words(title, styles.title);
  if (subtitle !== "") rows.words(subtitle, styles.bold);
  rows.add([]);
  for (const { label, lines } of cover)
    for (const [at, line] of lines.entries()) rows.cells([at === 0 ? label : "", line], false);
  return sheetXml(rows, { widths: [24, 120], frozen: 0, foot });
}

/** The row of a sheet that holds the heads of its columns; it is repeated on every page. */
const headRowOf = ({ notes }: ScheduleTable) => notes.length + 3;

function tableSheet(table: ScheduleTable, foot: string): string {
  const rows = new SheetRows();
  rows.words(table.title, styles.title);
  for (const note of table.notes) rows.words(note, styles.plain);
  rows.add([]);
  rows.add(
    table.columns.map(({ title }, at) =>
      wordsCell(`${columnName(at)}${headRowOf(table)}`, title, styles.head),
    ),
  );
  for (const group of table.groups) {
    if (group.title !== "") rows.words(group.title, styles.bold);
    for (const row of group.rows) rows.cells(row, false);
    for (const total of group.totals) rows.cells(total, true);
  }
  const widths = table.columns.map(({ weight }) => Math.max(8, weight * weightWidth));
  return sheetXml(rows, { widths, frozen: headRowOf(table), foot });
}

/** What no name of a sheet may hold, and how long it may be. */
const sheetName = (name: string) => name.replaceAll(/[[\]:*?/\\]/gu, " ").slice(0, 31);

function stylesXml(): string {
  const formats = scalesShown
    .map((scale) => {
      const code = `#,##0${scale === 0 ? "" : `.${"0".repeat(scale)}`}`;
      return `<numFmt numFmtId="${formatIdOf(scale)}" formatCode="${code}"/>`;
    })
    .join("");
  const amounts = scalesShown.flatMap((scale) =>
    [0, 1].map(
      (font) =>
        `<xf numFmtId="${formatIdOf(scale)}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
    ),
  );
  const xf = (font: number, more = "") =>
    `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"${more}><alignment vertical="top" wrapText="1"/></xf>`;
  const flat = (font: number, border = 0) =>
    `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyFont="1" applyBorder="1"/>`;
  // In the order of `styles`; plain words do not wrap, so that rows keep their height.
  const all = [
    flat(0),
    flat(1),
    flat(1, 1),
    flat(0).replace("<xf ", '<xf quotePrefix="1" '),
    xf(0),
    xf(1),
    flat(2),
    ...amounts,
  ];
  const font = (size: number, mark: string) =>
    `<font>${mark}<sz val="${size}"/><name val="Arial"/></font>`;
  return `${head}<styleSheet xmlns="${namespace}"><numFmts count="${scalesShown.length}">${formats}</numFmts><fonts count="3">${font(10, "")}${font(10, "<b/>")}${font(14, "<b/>")}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${all.length}">${all.join("")}</cellXfs></styleSheet>`;
}

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
const contentType = (part: string) =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

/** The parts of the workbook of a schedule, in the order in which they are packed. */
export function workbookParts(schedule: Schedule): WorkbookPart[] {
  const { tables, foot, language } = schedule;
  const names = [texts.sheetCover[language], ...tables.map(({ name }) => name)].map(sheetName);
  const sheets = [coverSheet(schedule), ...tables.map((table) => tableSheet(table, foot))];
  const numbers = names.map((_, at) => at + 1);
  const titles = tables.map((table, at) => {
    const [name, row] = [xmlText((names[at + 1] ?? "").replaceAll("'", "''")), headRowOf(table)];
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at + 1}">'${name}'!$${row}:$${row}</definedName>`;
  });
  const listed = names
    .map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join("");
  const related = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relationships}/${type}" Target="${target}"/>`;
  const overrides = numbers
    .map(
      (number) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${contentType("worksheet")}"/>`,
    )
    .join("");
  return [
    {
      path: "[Content_Types].xml",
      text: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${contentType("sheet.main")}"/><Override PartName="/xl/styles.xml" ContentType="${contentType("styles")}"/>${overrides}</Types>`,
    },
    {
      path: "_rels/.rels",
      text: `${head}<Relationships xmlns="${packageRelationships}">${related(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      path: "xl/workbook.xml",
      text: `${head}<workbook xmlns="${namespace}" xmlns:r="${relationships}"><sheets>${listed}</sheets><definedNames>${titles.join("")}</definedNames></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      text: `${head}<Relationships xmlns="${packageRelationships}">${numbers.map((number) => related(number, "worksheet", `worksheets/sheet${number}.xml`)).join("")}${related(numbers.length + 1, "styles", "styles.xml")}</Relationships>`,
    },
    { path: "xl/styles.xml", text: stylesXml() },
    ...sheets.map((text, at) => ({ path: `xl/worksheets/sheet${at + 1}.xml`, text })),
  ];
}
