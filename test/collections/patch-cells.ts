import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What to put in cells: by sheet part (`sheet8`), then by address. */
export type Patches = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/**
 * Types values into cells of a workbook as a person would, leaving every other part and cell as it is. The cells have to
 * be there, empty or with a formula, whose value is then replaced.
 */
export function patchCells(bytes: Uint8Array, patches: Patches): Uint8Array {
  const parts = unzipSync(bytes);
  const patched = Object.entries(patches).map(([sheet, cells]) => {
    const name = `xl/worksheets/${sheet}.xml`;
    const text = strFromU8(parts[name] ?? new Uint8Array());
    const known = new Map(Object.entries(cells));
    const done = new Set<string>();
    const next = text.replace(/<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:\/>|>.*?<\/c>)/gs, (cell, address, style = "") => {
      const value = known.get(String(address));
      if (value === undefined) return cell;
      done.add(String(address));
      return typeof value === "number"
        ? `<c r="${address}"${style}><v>${value}</v></c>`
        : `<c r="${address}"${style} t="inlineStr"><is><t>${value}</t></is></c>`;
    });
    if (done.size !== known.size) throw new RangeError(`${name} lacks a cell that was to be filled in`);
    return [name, strToU8(next)] as const;
  });
  return zipSync({ ...parts, ...Object.fromEntries(patched) }, { level: 1 });
}
