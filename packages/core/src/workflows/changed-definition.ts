import * as z from "zod";
import { claimShape } from "../claims/claim.ts";
import { seriesPointShape } from "../claims/series-point.ts";
import { targetShape } from "../claims/target.ts";
import { collectionShape } from "../collections/collection-shape.ts";
import { defineCollection } from "../collections/define-collection.ts";
import { unknownSettings } from "../collections/unknown-settings.ts";
import { questionsOf } from "../publish/aggregate/questions.ts";
import { definitionFormat, type SnapshotDefinition } from "../publish/snapshot-definition.ts";
import { InputError } from "./input-error.ts";
import { mergePatch } from "./merge-patch.ts";

/** A file a definition is read from. */
export interface DefinitionFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const shape = z.object({
  collection: collectionShape,
  targets: z.array(targetShape),
  claims: z.array(claimShape),
  series: z.array(seriesPointShape),
});

const PARTS = Object.keys(shape.shape);
/** Faults told; the rest are of the same kind, mostly. */
const MOST = 10;

/**
 * The definition that a file asks for: a whole `definition.json`, or a change of the one there is, written as a JSON
 * Merge Patch (RFC 7396) of the same shape: what is named is replaced, lists as a whole, and `null` takes away. Throws
 * `InputError` that names each thing that is wrong, and where.
 */
export function changedDefinition({ name, bytes }: DefinitionFile, current: SnapshotDefinition): SnapshotDefinition {
  const given = parsedJson(name, bytes);
  const whole = "format" in given;
  if (whole && given["format"] !== definitionFormat) {
    throw refused(name, [`its format is ${JSON.stringify(given["format"])}, not "${definitionFormat}"`]);
  }
  const { format: _, ...parts } = given;
  const strangers = Object.keys(parts).filter((part) => !PARTS.includes(part));
  if (strangers.length > 0) {
    const has = `a definition has ${PARTS.join(", ")}, and what is to change stands in one of them`;
    throw refused(
      name,
      strangers.map((part) => `"${part}" stands at its top: ${has}`),
    );
  }
  return checkedDefinition(name, whole ? parts : mergePatch(current, parts), current);
}

function checkedDefinition(name: string, merged: unknown, current: SnapshotDefinition): SnapshotDefinition {
  const parsed = shape.safeParse(merged);
  if (!parsed.success) {
    throw refused(
      name,
      parsed.error.issues.map(({ path, message }) => `${path.map(String).join(".")}: ${message}`),
    );
  }
  const { collection, ...rest } = merged as SnapshotDefinition;
  const unknown = unknownSettings({ ...collection });
  if (unknown.length > 0) throw refused(name, unknown);
  const fixed = (["id", "period", "sender"] as const).filter((key) => collection[key] !== current.collection[key]);
  if (fixed.length > 0) {
    throw refused(
      name,
      fixed.map(
        (key) => `collection.${key} is "${collection[key]}": returns are filed under "${current.collection[key]}"`,
      ),
    );
  }
  try {
    const checked = defineCollection(collection);
    questionsOf(checked);
    return { ...rest, collection: checked };
  } catch (error) {
    throw refused(name, [error instanceof Error ? error.message : String(error)]);
  }
}

function parsedJson(name: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof given === "object" && given !== null && !Array.isArray(given)) return { ...given };
  } catch (error) {
    throw refused(name, [`it is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  throw refused(name, ["it is JSON, but not an object in braces"]);
}

function refused(name: string, faults: readonly string[]): InputError {
  const more = faults.length > MOST ? [`and ${faults.length - MOST} more`] : [];
  const lines = [...faults.slice(0, MOST), ...more].map((fault) => `  ${fault}`);
  return new InputError(`Cannot use "${name}" as a definition:\n${lines.join("\n")}`);
}
