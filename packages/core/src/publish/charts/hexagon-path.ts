import type { MapCell } from "../../authorities/map-cell.ts";

/** Where a cell of the map lies, and its outline. */
export interface Hexagon {
  readonly x: number;
  readonly y: number;
  /** An SVG path around its centre. */
  readonly path: string;
}

/** Corners from the top, clockwise, in units of the side: width is the root of three, height two. */
const HALF = Math.sqrt(3) / 2;
const CORNERS = { top: [0, -1], upper: [HALF, -0.5], lower: [HALF, 0.5], bottom: [0, 1] } as const;

/** A cell with sides of some pixels, odd rows shifted right, north up; `(0, 0)` is the centre of cell `(0, 0)`. */
export function hexagon({ q, r, half }: Pick<MapCell, "q" | "r" | "half">, side: number): Hexagon {
  const odd = ((r % 2) + 2) % 2;
  const shift = half === null ? 0 : (half === "left" ? -HALF : HALF) / 2;
  return {
    x: rounded(side * (2 * HALF * (q + odd / 2) + shift)),
    y: rounded(-1.5 * side * r),
    path: outline(half, side, shift),
  };
}

function outline(half: MapCell["half"], side: number, shift: number): string {
  const right = [CORNERS.top, CORNERS.upper, CORNERS.lower, CORNERS.bottom];
  const left = right.toReversed().map(([x, y]) => [-x, y] as const);
  const corners = half === "right" ? right : half === "left" ? left : [...right, ...left.slice(1, -1)];
  return `M${corners.map(([x, y]) => `${rounded((x - shift) * side)},${rounded(y * side)}`).join("L")}Z`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
