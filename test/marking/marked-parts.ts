import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { partsOf, textsOf, title, zipOf } from "./package-of.ts";

/** Marks a workbook with some parts changed, and gives its parts. */
export function mark(changes: Record<string, string>, ...findings: readonly MarkedFinding[]): Record<string, string> {
  const marked = markPackage(zipOf(partsOf(changes)), { title, findings });
  if (marked === undefined) throw new RangeError("The package was not marked in itself");
  return textsOf(marked);
}

/** What a worksheet part has in its rows. */
export function rowsOf(part: string | undefined): string {
  return /<(?:\w+:)?sheetData>(.*)<\/(?:\w+:)?sheetData>/s.exec(part ?? "")?.[1] ?? "";
}

/** The cell format at a position, with its fill. */
export function formatAt(styles: string | undefined, index: number) {
  const list = (name: string, member: string) => {
    const content = new RegExp(`<${name}[^>]*>(.*?)</${name}>`, "s").exec(styles ?? "")?.[1] ?? "";
    return [...content.matchAll(new RegExp(`<${member}(?:\\s[^>]*?)?(?:/>|>.*?</${member}>)`, "gs"))].map(
      ([one]) => one,
    );
  };
  const format = list("cellXfs", "xf")[index] ?? "";
  const fill = Number(/fillId="(\d+)"/.exec(format)?.[1]);
  return { format, fill: /rgb="(\w+)"/.exec(list("fills", "fill")[fill] ?? "")?.[1] };
}

/** Number of the format a cell has. */
export function styleOf(part: string | undefined, address: string): number {
  return Number(new RegExp(`<(?:\\w+:)?c r="${address}"[^>]*? s="(\\d+)"`).exec(part ?? "")?.[1] ?? Number.NaN);
}
