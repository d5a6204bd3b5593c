import type { ExactFigure } from "./exact-figure.ts";

/** The same for figures of one thing in different periods: one basis, one group of people and one area, and of a council the same one. */
export function sameThing({ basis, area, breakdown }: ExactFigure): string {
  return [basis, area.level, area.code, area.since, breakdown?.column ?? "", breakdown?.value ?? ""].join("/");
}
