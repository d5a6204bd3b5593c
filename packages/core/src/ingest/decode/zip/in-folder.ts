import type { Zip } from "./open-zip.ts";

/** What packers put beside a folder. */
const BESIDE = /^(?:__MACOSX\/|\.)/i;
/** Parts that stand at the root of every workbook that is a zip. */
const ROOTS = ["[Content_Types].xml", "content.xml"];

/**
 * A workbook that was unpacked and packed again with its folder, as if it stood at the root of the zip; any other zip as it is.
 */
export function inFolder(zip: Zip): Zip {
  if (ROOTS.some((part) => zip.has(part))) return zip;
  const names = zip.names.filter((name) => !BESIDE.test(name));
  const [folder = ""] = /^[^/]+\//.exec(names[0] ?? "") ?? [];
  const isOne = folder !== "" && names.every((name) => name.startsWith(folder));
  if (!isOne || !ROOTS.some((part) => zip.has(folder + part))) return zip;
  return {
    names: names.map((name) => name.slice(folder.length)).filter((name) => name !== ""),
    has: (name) => zip.has(folder + name),
    isEmpty: (name) => zip.isEmpty(folder + name),
    chunks: (name) => zip.chunks(folder + name),
    text: (name) => zip.text(folder + name),
  };
}
