/**
 * A council's cell on a map of hexagons: odd rows are shifted right by half a cell (odd-r),
 * and `r` grows northward. Two councils may share a cell, each with half of it.
 */
export interface MapCell {
  readonly code: string;
  /** Last day of the council the cell is for, as in the register; `""` is open. */
  readonly to: string;
  readonly q: number;
  readonly r: number;
  readonly half: "left" | "right" | null;
}
