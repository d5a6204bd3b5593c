import { attributeOf, removeAttribute, setAttribute } from "../xml/attributes.ts";
import { readElements } from "../xml/elements.ts";
import { applySplices } from "../xml/splices.ts";

/** A number a cell format refers to something by (`fillId`, `fontId`); 0 where it has none. */
export function idIn(format: string, name: string): number {
  const value = Number(attributeOf(format, readElements(format), name) ?? 0);
  return Number.isInteger(value) && value >= 0 ? value : 0;
}

/** The same cell format with another fill. */
export function withFill(format: string, fillId: number): string {
  const root = readElements(format);
  return applySplices(format, [
    setAttribute(format, root, "applyFill", 1),
    setAttribute(format, root, "fillId", fillId),
  ]);
}

/** A cell format without what changes nothing that is seen, for comparing: whether its fill is its own, and no fill. */
export function plainForm(format: string): string {
  const root = readElements(format);
  const removed = [removeAttribute(format, root, "applyFill")];
  if (idIn(format, "fillId") === 0) removed.push(removeAttribute(format, root, "fillId"));
  const plain = applySplices(
    format,
    removed.filter((splice) => splice !== undefined),
  );
  return plain.replaceAll(/\s+/g, " ").replaceAll(/ (?=\/?>)/g, "");
}

/** A fill of one colour, `AARRGGBB`. */
export function solidFill(colour: string, prefix: string): string {
  const colours = `<${prefix}fgColor rgb="${colour}"/><${prefix}bgColor indexed="64"/>`;
  const pattern = `<${prefix}patternFill patternType="solid">${colours}</${prefix}patternFill>`;
  return `<${prefix}fill>${pattern}</${prefix}fill>`;
}
