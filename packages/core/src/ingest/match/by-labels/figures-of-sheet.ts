import { readAddress } from "../../decode/read-address.ts";
import type { Sheet } from "../../decode/workbook.ts";
import type { HeaderColumn } from "../header-columns.ts";
import { headerUnit } from "../header-unit.ts";
import { isOneOf } from "../is-one-of.ts";
import { cellAt, isBlank } from "../sheet-cells.ts";
import { type Figure, type FiguresOfSheet, filledIn, type Sayings, together } from "./figure.ts";
import { headingIn, located, NO_HEADINGS, saidByHeadings, withHeading } from "./heading-stack.ts";
import { type FigureColumn, hasFigures, type LabelBlock, labelBlocks, rowsOf } from "./label-blocks.ts";
import { MEASURE, TABLE } from "./label-reader.ts";
import { type LabelPowers, PERIOD, periodIn, rowReader } from "./row-sayings.ts";

/** A sheet as figures are looked for in it. */
export interface SheetOfFigures {
  readonly sheet: Sheet;
  readonly sheetIndex: number;
}

const PERIOD_HEADERS = ["period", "year", "date"];

/**
 * Every figure of a sheet with what is said of it: by the labels in its row, the headers over its column, the headings above it and the
 * name of the sheet, what is nearest first. Linear in cells.
 */
export function figuresOfSheet({ sheet, sheetIndex }: SheetOfFigures, powers: LabelPowers): FiguresOfSheet {
  const blocks = labelBlocks(sheet, labelHeaders(powers), (text) => powers.read(text) !== undefined);
  const bySheet: Sayings = located(powers.read(sheet.name), 0, 0, "sheet") ?? new Map();
  const found: FiguresOfSheet[] = [];
  let stack = NO_HEADINGS;
  let at = 0;
  for (const block of blocks) {
    for (; at < block.top; at += 1) stack = headed(stack, sheet, at, powers);
    const readRow = blockReader(sheet, sheetIndex, block, powers);
    for (at = Math.max(at, block.bottom + 1); at < block.end; at += 1) {
      const isData = hasFigures(sheet, block, at);
      stack = isData ? { ...stack, isFresh: false } : headed(stack, sheet, at, powers);
      if (isData) found.push(readRow(at, filledIn(saidByHeadings(stack), bySheet)));
    }
  }
  const figures = found.flatMap((one) => one.figures);
  return {
    figures,
    unclear: [...headingsAgainst(bySheet, figures), ...found.flatMap(({ unclear }) => unclear)],
    left: [...new Set(found.flatMap(({ left }) => left))],
  };
}

/**
 * Where all headings of a sheet say one thing and its name says another: a copy of a sheet of which one was not changed. Headings that
 * say several things go before a name that says one of them.
 */
function headingsAgainst(bySheet: Sayings, figures: readonly Figure[]): { row: number; column: number }[] {
  return [...bySheet].flatMap(([what, { value }]) => {
    const headings = figures.flatMap(({ said }) => {
      const saying = said.get(what);
      return saying?.from === "heading" ? [saying] : [];
    });
    const [first] = headings;
    const isOne = headings.every((heading) => heading.value === first?.value);
    if (first === undefined || !isOne || first.value === value || what === TABLE) return [];
    return [{ row: first.cell.row, column: first.cell.column }];
  });
}

function headed(stack: typeof NO_HEADINGS, sheet: Sheet, row: number, { keys, read }: LabelPowers) {
  const heading = headingIn(sheet, row, keys, read);
  return heading === undefined ? stack : withHeading(stack, heading.said);
}

/** Headers below which labels stand though they are numbers: of keys, and of periods. */
function labelHeaders({ keys, context }: LabelPowers): (header: string) => boolean {
  const period = context.collection.labels?.period ?? [];
  return isOneOf([...keys.flatMap(({ headers }) => headers), ...period, ...PERIOD_HEADERS]);
}

function isRate(said: Sayings | undefined, { table }: LabelPowers): boolean {
  return table.columns[said?.get(MEASURE)?.value ?? ""]?.kind === "rate";
}

interface ReadColumn extends FigureColumn {
  /** Undefined where its header says two things of one. */
  readonly said: Sayings | undefined;
  readonly unit: string;
}

/** What reads the figures of a block's rows. What stands over its labels is a heading of all of it. */
function blockReader(sheet: Sheet, sheetIndex: number, block: LabelBlock, powers: LabelPowers) {
  const columns = block.figures.map((figure): ReadColumn => {
    const { levels, unitText } = figure.header;
    const unit = [...levels.filter((text) => headerUnit(text) !== undefined), unitText].join(" ").trim();
    return { ...figure, said: saidByHeader(figure.header, powers), unit };
  });
  const corners = block.labels
    .filter(({ levels }) => levels.every((text) => powers.read(text) !== undefined))
    .map((header): Sayings => saidByHeader(header, powers) ?? new Map());
  const corner = corners.reduce<Sayings>((one, other) => together(one, other) ?? new Map(), new Map());
  const readLabels = rowReader(sheet, block, rowsOf(block), powers);
  return (row: number, above: Sayings): FiguresOfSheet => {
    const labels = readLabels(row);
    if (labels.isOther) return { figures: [], unclear: [], left: [] };
    if (labels.left !== undefined) return { figures: [], unclear: [], left: [labels.left] };
    const far = filledIn(corner, above);
    const read = columns.flatMap(({ said, header, isPercent, unit }) => {
      const own = labels.isUnclear || said === undefined ? undefined : together(labels.said, said);
      const all = own && filledIn(own, far);
      if (isPercent && !isRate(all, powers)) return [];
      const isBlankCell = isBlank(cellAt(sheet, row, header.index));
      const isNone = all !== undefined && own?.size === 0 && !all.has(MEASURE);
      return isNone
        ? []
        : [{ sheetIndex, row, column: header.index, isBlank: isBlankCell, said: all ?? new Map(), unit }];
    });
    const [figures = [], unclear = []] = [true, false].map((isKnown) =>
      read.filter(({ said }) => said.has(MEASURE) === isKnown),
    );
    return { figures, unclear, left: [] };
  };
}

/** All levels of a header that say something: of two that name columns, the lower, or both as one. */
function saidByHeader(header: HeaderColumn, { read, context }: LabelPowers): Sayings | undefined {
  const { row = 0, column = header.index } = readAddress(header.cell) ?? {};
  let said: Sayings | undefined = new Map();
  const named: string[] = [];
  for (const text of [...header.levels, ...(header.code === undefined ? [] : [header.code])]) {
    const period = periodIn(text, context);
    const level = located(read(text), row, column, "header");
    if (level?.has(MEASURE)) named.push(text);
    const dated = period === undefined ? [] : [[PERIOD, { value: period, text }] as const];
    const own: Sayings | undefined = level ?? located(new Map(dated), row, column, "header");
    said =
      said &&
      own &&
      together(level?.has(MEASURE) ? new Map([...said].filter(([what]) => what !== MEASURE)) : said, own);
  }
  if (named.length < 2 || said === undefined) return said;
  const whole = located(read(named.join(" ")), row, column, "header");
  return whole?.has(MEASURE) ? filledIn(whole, said) : said;
}
