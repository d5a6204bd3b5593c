import type { Budget } from "../budget.ts";
import { textChunks } from "../xml/text-chunks.ts";
import { readXml, type XmlReader } from "../xml/xml-reader.ts";
import type { Zip } from "./open-zip.ts";

/** How a part is read: what findings call the file, and what it may still use. */
export interface PartContext {
  readonly format: string;
  readonly budget: Budget;
}

/** Starts reading a part of XML as it is inflated; undefined where there is no such part. */
export function readPart(zip: Zip, part: string | undefined, { format, budget }: PartContext): XmlReader | undefined {
  const chunks = part === undefined ? undefined : zip.chunks(part);
  return chunks && readXml(textChunks(chunks), format, budget);
}
