import { relationships } from "./ooxml/relationships.ts";
import type { Zip } from "./zip/open-zip.ts";

/** What a zip holds: a workbook, by its main part, or something that holds no table. */
export type ZipKind =
  | { readonly kind: "xlsx" | "xlsm" | "xlsb"; readonly part: string }
  | { readonly kind: "ods" }
  | { readonly kind: "other"; readonly found: string };

/** Kinds of Office and iWork file, by a part that only they have. */
const OTHERS: readonly (readonly [part: RegExp, found: string])[] = [
  [/^word\//, "a Word document"],
  [/^ppt\//, "a PowerPoint presentation"],
  [/^visio\//, "a Visio drawing"],
  [
    /^index\/(?:document|tables\/)|^index\.(?:zip|xml|apxl)|^index\.xml\.gz$/,
    "an Apple Numbers, Pages or Keynote file",
  ],
  [/^meta-inf\/container\.xml$/, "an EPUB book"],
  [/^meta-inf\/manifest\.mf$/, "a Java archive"],
];

const OPEN_DOCUMENTS: readonly (readonly [type: string, found: string])[] = [
  ["opendocument.text", "an OpenDocument text document"],
  ["opendocument.presentation", "an OpenDocument presentation"],
  ["opendocument.graphics", "an OpenDocument drawing"],
  ["opendocument.database", "an OpenDocument database"],
  ["opendocument.formula", "an OpenDocument formula"],
];

/** Tells what a zip is by the parts in it. */
export function sniffZip(zip: Zip): ZipKind {
  const names = zip.names.map((name) => name.toLowerCase());
  const part = workbookPart(zip);
  if (part !== undefined) return { kind: workbookKind(part, zip), part };
  const known = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (known !== undefined) return { kind: "other", found: known[1] };
  if (zip.has("content.xml")) return openDocument(zip);
  return { kind: "other", found: "a zip archive" };
}

/** The part that lists the sheets: in its usual place, or where the package says. */
function workbookPart(zip: Zip): string | undefined {
  const usual = ["xl/workbook.xml", "xl/workbook.bin"].find((name) => zip.has(name));
  if (usual !== undefined) return usual;
  const main = relationships(zip, "", "xlsx").find(({ type }) => type === "officeDocument")?.target;
  return main !== undefined && /workbook[^/]*\.(?:xml|bin)$/i.test(main) && zip.has(main) ? main : undefined;
}

function workbookKind(part: string, zip: Zip): "xlsx" | "xlsm" | "xlsb" {
  if (part.toLowerCase().endsWith(".bin")) return "xlsb";
  return zip.has("xl/vbaProject.bin") ? "xlsm" : "xlsx";
}

function openDocument(zip: Zip): ZipKind {
  const type = zip.text("mimetype");
  const known = OPEN_DOCUMENTS.find(([name]) => type.includes(name));
  return known === undefined ? { kind: "ods" } : { kind: "other", found: known[1] };
}
