import { isSmall } from "../suppress/primary.ts";
import type { ExactFigure } from "./exact-figure.ts";

/** The figure without its numbers, `c`, where the primary rule hides them; unchanged where there is no threshold. */
export function hideSmall(figure: ExactFigure, below = 0): ExactFigure {
  const small = isSmall(figure.numerator ?? figure.value, figure.denominator, below);
  return small ? { ...figure, value: null, numerator: null, denominator: null, status: "c" } : figure;
}
