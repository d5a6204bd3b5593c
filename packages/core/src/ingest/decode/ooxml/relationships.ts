import { readXml } from "../xml/xml-reader.ts";
import type { Zip } from "../zip/open-zip.ts";

/** A link from one part of an Office file to another. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type: `worksheet`, `sharedStrings`, `styles`. */
  readonly type: string;
  /** The part it leads to, by its full name. */
  readonly target: string;
}

/** The links of a part (`""` for the file as a whole) to other parts; links out of the file are left out. */
export function relationships(zip: Zip, part: string, format: string): readonly Relationship[] {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const text = zip.text(`${folder}_rels/${part.slice(slash)}.rels`);
  if (text === "") return [];
  const xml = readXml([text], format);
  const found: Relationship[] = [];
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event !== "open" || xml.name() !== "Relationship" || xml.attribute("TargetMode") === "External") continue;
    const type = xml.attribute("Type") ?? "";
    const target = resolveTarget(folder, xml.attribute("Target") ?? "");
    found.push({ id: xml.attribute("Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), target });
  }
  return found;
}

/** Resolves `../styles.xml` and `/xl/styles.xml` against the folder of the part that links. */
function resolveTarget(folder: string, target: string): string {
  const path = target.startsWith("/") ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
