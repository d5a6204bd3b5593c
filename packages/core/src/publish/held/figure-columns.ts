import type { Figure } from "../figure.ts";
import { at, type CodedColumn, type ColumnKeeper, inOrder, openColumn } from "./coded-column.ts";
import { figureId } from "./figure-id.ts";

/** What a figure says besides its id, which is put together from parts of it. */
type Field = Exclude<keyof Figure, "figure">;

/** Undefined where a figure does not say it. */
export type FigureColumns = { readonly [Name in Field]-?: CodedColumn<Figure[Name]> };

export type FigureKeepers = { readonly [Name in Field]-?: ColumnKeeper<Figure[Name]> };

/** Columns without a row yet. */
export function openColumns(): FigureKeepers {
  return {
    collection: openColumn(),
    measure: openColumn(),
    basis: openColumn(),
    period: openColumn(),
    level: openColumn(),
    geographyCode: openColumn(),
    geography: openColumn(),
    breakdown: openColumn(),
    unit: openColumn(),
    value: openColumn(),
    status: openColumn(),
    numerator: openColumn(),
    denominator: openColumn(),
    expected: openColumn(),
    responded: openColumn(),
    synthetic: openColumn(),
    waivers: openColumn(),
    nature: openColumn(),
    definition: openColumn(),
    baseDay: openColumn(),
  };
}

/** Adds a row. */
export function addFigure(to: FigureKeepers, figure: Figure): void {
  to.collection.add(figure.collection);
  to.measure.add(figure.measure);
  to.basis.add(figure.basis);
  to.period.add(figure.period);
  to.level.add(figure.level);
  to.geographyCode.add(figure.geographyCode);
  to.geography.add(figure.geography);
  to.breakdown.add(figure.breakdown);
  to.unit.add(figure.unit);
  to.value.add(figure.value);
  to.status.add(figure.status);
  to.numerator.add(figure.numerator);
  to.denominator.add(figure.denominator);
  to.expected.add(figure.expected);
  to.responded.add(figure.responded);
  to.synthetic.add(figure.synthetic);
  to.waivers.add(figure.waivers);
  to.nature.add(figure.nature);
  to.definition.add(figure.definition);
  to.baseDay.add(figure.baseDay);
}

/** The rows so far, in another order. */
export function columnsInOrder(from: FigureKeepers, order: Uint32Array): FigureColumns {
  const ordered = <T>(keeper: ColumnKeeper<T>): CodedColumn<T> => inOrder(keeper.held(), order);
  return {
    collection: ordered(from.collection),
    measure: ordered(from.measure),
    basis: ordered(from.basis),
    period: ordered(from.period),
    level: ordered(from.level),
    geographyCode: ordered(from.geographyCode),
    geography: ordered(from.geography),
    breakdown: ordered(from.breakdown),
    unit: ordered(from.unit),
    value: ordered(from.value),
    status: ordered(from.status),
    numerator: ordered(from.numerator),
    denominator: ordered(from.denominator),
    expected: ordered(from.expected),
    responded: ordered(from.responded),
    synthetic: ordered(from.synthetic),
    waivers: ordered(from.waivers),
    nature: ordered(from.nature),
    definition: ordered(from.definition),
    baseDay: ordered(from.baseDay),
  };
}

/** The id of the figure of a row. */
export function idAt(columns: FigureColumns, row: number): string {
  return figureId({
    collection: at(columns.collection, row),
    measure: at(columns.measure, row),
    basis: at(columns.basis, row),
    period: at(columns.period, row),
    geographyCode: at(columns.geographyCode, row),
    breakdown: at(columns.breakdown, row),
  });
}

/** The figure of a row. */
export function figureAt(columns: FigureColumns, row: number): Figure {
  const [nature, definition, baseDay] = [
    at(columns.nature, row),
    at(columns.definition, row),
    at(columns.baseDay, row),
  ];
  return {
    figure: idAt(columns, row),
    collection: at(columns.collection, row),
    measure: at(columns.measure, row),
    basis: at(columns.basis, row),
    period: at(columns.period, row),
    level: at(columns.level, row),
    geographyCode: at(columns.geographyCode, row),
    geography: at(columns.geography, row),
    breakdown: at(columns.breakdown, row),
    unit: at(columns.unit, row),
    value: at(columns.value, row),
    status: at(columns.status, row),
    numerator: at(columns.numerator, row),
    denominator: at(columns.denominator, row),
    expected: at(columns.expected, row),
    responded: at(columns.responded, row),
    synthetic: at(columns.synthetic, row),
    waivers: at(columns.waivers, row),
    ...(nature !== undefined && { nature }),
    ...(definition !== undefined && { definition }),
    ...(baseDay !== undefined && { baseDay }),
  };
}
