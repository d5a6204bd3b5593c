import { attributeOf } from "../xml/attributes.ts";
import { childrenOf, type XmlElement } from "../xml/elements.ts";

/** The style a sheet gives cells that are not there, by zero-based column (ECMA-376 18.3.1.13). */
export function columnStyles(source: string, root: XmlElement): (column: number) => number {
  const spans = childrenOf(root, "cols").flatMap((cols) =>
    childrenOf(cols, "col").flatMap((col) => {
      const [first, last, style] = ["min", "max", "style"].map((name) => Number(attributeOf(source, col, name) ?? 0));
      return first !== undefined && last !== undefined && style !== undefined && style > 0
        ? [{ first, last, style }]
        : [];
    }),
  );
  return (column) => spans.find(({ first, last }) => first <= column + 1 && column + 1 <= last)?.style ?? 0;
}
