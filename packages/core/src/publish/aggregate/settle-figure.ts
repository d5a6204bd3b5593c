import type { PublishRules } from "../../collections/measures.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { roundingOf, workingFigure } from "./round-figure.ts";

/**
 * A figure by the rules of its collection, before it is rounded: made of published numbers where the rules say so, and withheld (`x`) or provisional (`p`) where too few councils are in it.
 */
export function settleFigure(exact: ExactFigure, rules: PublishRules): ExactFigure {
  return heldBack(workingFigure(exact, roundingOf(rules)), rules);
}

/** A figure with the mark of too few councils. A council's own figure has all there is. */
export function heldBack(figure: ExactFigure, { coverage }: PublishRules): ExactFigure {
  const { area, responded, value } = figure;
  if (area.level === "council" || value === null) return figure;
  const isBelow = (percent = 0): boolean => responded * 100 < area.councils.length * percent;
  if (isBelow(coverage?.withheldBelow)) {
    return { ...figure, value: null, numerator: null, denominator: null, status: "x" };
  }
  return isBelow(coverage?.provisionalBelow) ? { ...figure, status: "p" } : figure;
}
