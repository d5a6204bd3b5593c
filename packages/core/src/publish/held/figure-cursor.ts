import type { Figure } from "../figure.ts";
import { at } from "./coded-column.ts";
import { type FigureColumns, idAt } from "./figure-columns.ts";

/** The figure of a row, and of another once it is moved there: to look at all of them without making one. */
export class FigureCursor implements Figure {
  #row = 0;
  readonly #columns: FigureColumns;

  constructor(columns: FigureColumns) {
    this.#columns = columns;
  }

  moveTo(row: number): this {
    this.#row = row;
    return this;
  }

  get figure(): string {
    return idAt(this.#columns, this.#row);
  }

  get collection(): Figure["collection"] {
    return at(this.#columns.collection, this.#row);
  }

  get measure(): Figure["measure"] {
    return at(this.#columns.measure, this.#row);
  }

  get basis(): Figure["basis"] {
    return at(this.#columns.basis, this.#row);
  }

  get period(): Figure["period"] {
    return at(this.#columns.period, this.#row);
  }

  get level(): Figure["level"] {
    return at(this.#columns.level, this.#row);
  }

  get geographyCode(): Figure["geographyCode"] {
    return at(this.#columns.geographyCode, this.#row);
  }

  get geography(): Figure["geography"] {
    return at(this.#columns.geography, this.#row);
  }

  get breakdown(): Figure["breakdown"] {
    return at(this.#columns.breakdown, this.#row);
  }

  get unit(): Figure["unit"] {
    return at(this.#columns.unit, this.#row);
  }

  get value(): Figure["value"] {
    return at(this.#columns.value, this.#row);
  }

  get status(): Figure["status"] {
    return at(this.#columns.status, this.#row);
  }

  get numerator(): Figure["numerator"] {
    return at(this.#columns.numerator, this.#row);
  }

  get denominator(): Figure["denominator"] {
    return at(this.#columns.denominator, this.#row);
  }

  get expected(): Figure["expected"] {
    return at(this.#columns.expected, this.#row);
  }

  get responded(): Figure["responded"] {
    return at(this.#columns.responded, this.#row);
  }

  get synthetic(): Figure["synthetic"] {
    return at(this.#columns.synthetic, this.#row);
  }

  get waivers(): Figure["waivers"] {
    return at(this.#columns.waivers, this.#row);
  }

  get nature(): Figure["nature"] {
    return at(this.#columns.nature, this.#row);
  }

  get definition(): Figure["definition"] {
    return at(this.#columns.definition, this.#row);
  }

  get baseDay(): Figure["baseDay"] {
    return at(this.#columns.baseDay, this.#row);
  }
}
