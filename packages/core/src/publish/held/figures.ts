import type { Figure } from "../figure.ts";

/** Figures one after another, however they are held: a list of them, or `HeldFigures`. */
export interface Figures extends Iterable<Figure> {
  readonly length: number;
  /** `wanted` looks at a figure and does not keep it. */
  filter(wanted: (figure: Figure) => boolean): Figure[];
}
