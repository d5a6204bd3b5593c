import { attributeOf } from "../xml/attributes.ts";
import { childrenOf, readElements } from "../xml/elements.ts";
import type { Parts } from "./parts.ts";

/** A link from one part to another (ECMA-376 part 2, 9.3). */
export interface Link {
  readonly id: string;
  /** Last word of the type: `worksheet`, `comments`. */
  readonly type: string;
  /** Full name of the part it leads to, which is there. */
  readonly target: string;
}

/** The part that holds the links of a part. */
export function linksPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The links of a part to other parts of the file; those that lead out of it or nowhere are left out. */
export function linksOf(parts: Parts, part: string): readonly Link[] {
  const source = parts.text(linksPart(part));
  if (source === undefined) return [];
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return childrenOf(readElements(source), "Relationship").flatMap((link) => {
    const target = resolve(folder, attributeOf(source, link, "Target") ?? "");
    if (attributeOf(source, link, "TargetMode") === "External" || !parts.zip.has(target)) return [];
    const type = attributeOf(source, link, "Type") ?? "";
    return [{ id: attributeOf(source, link, "Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), target }];
  });
}

/** Resolves `../styles.xml` and `/xl/styles.xml` against the folder of the part that links. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
