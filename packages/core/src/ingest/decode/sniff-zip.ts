import type { WrongKind } from "../../findings/finding.ts";
import { relationships } from "./ooxml/relationships.ts";
import { damaged, type NoTable } from "./unreadable.ts";
import type { Zip } from "./zip/open-zip.ts";

/** What a zip is: a workbook, by its main part; something that holds no table; or a zip of files. */
export type ZipKind =
  | { readonly kind: "xlsx" | "xlsm" | "xlsb"; readonly part: string }
  | { readonly kind: "ods" }
  | { readonly kind: "files" }
  | NoTable;

/** Kinds of Office and iWork file, by a part that only they have. */
const OTHERS: readonly (readonly [part: RegExp, found: string, as?: WrongKind])[] = [
  [/^word\//, "a Word document", "document"],
  [/^ppt\//, "a PowerPoint presentation", "document"],
  [/^visio\//, "a Visio drawing", "document"],
  [
    // On a Mac such a file may be a folder, which is packed with its own name before those of its parts.
    /^(?:[^/]+\.(?:numbers|pages|key)\/)?index(?:\/document|\/tables\/|\.(?:zip|xml|apxl))/,
    "an Apple Numbers, Pages or Keynote file",
    "apple",
  ],
  [/^meta-inf\/container\.xml$/, "an EPUB book", "document"],
  [/^meta-inf\/manifest\.mf$/, "a Java archive"],
];

const OPEN_DOCUMENTS: readonly (readonly [type: string, found: string])[] = [
  ["opendocument.text", "an OpenDocument text document"],
  ["opendocument.presentation", "an OpenDocument presentation"],
  ["opendocument.graphics", "an OpenDocument drawing"],
  ["opendocument.database", "an OpenDocument database"],
  ["opendocument.formula", "an OpenDocument formula"],
];

/** Tells what a zip is by the parts in it. Throws `Unreadable` for a workbook whose main part is not in it. */
export function sniffZip(zip: Zip): ZipKind {
  const names = zip.names.map((name) => name.toLowerCase());
  const part = workbookPart(zip);
  if (part !== undefined) return { kind: workbookKind(part, zip), part };
  const known = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (known !== undefined) return { kind: "other", found: known[1], as: known[2] };
  if (zip.has("content.xml")) return openDocument(zip);
  if (names.some((name) => name.startsWith("xl/"))) throw damaged("xlsx", "its list of sheets is missing");
  if (zip.text("mimetype").includes("opendocument.spreadsheet")) throw damaged("ods", "its content is missing");
  return zip.has("[Content_Types].xml") ? NO_WORKBOOK : { kind: "files" };
}

/** What has the list of its parts that Office files have, and no part that is known. */
const NO_WORKBOOK: NoTable = { kind: "other", found: "an Office file without a workbook in it" };

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
  return known === undefined ? { kind: "ods" } : { kind: "other", found: known[1], as: "document" };
}
