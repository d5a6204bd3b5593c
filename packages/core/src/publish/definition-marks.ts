import type { Collection } from "../collections/define-collection.ts";
import { rememberBy } from "../collections/remember-by.ts";
import { definitionTexts } from "./definition-texts.ts";

/**
 * A mark for what each measure means, by id, which stands in each of its figures: its version, and eight digits that are
 * others when its meaning is, or that of a measure it is made of, even where nobody raised the version.
 */
export const definitionMarks = rememberBy((collection: Collection): ReadonlyMap<string, string> => {
  const texts = definitionTexts(collection);
  return new Map(
    Object.entries(collection.measures).map(([id, { version }]) => {
      const whole = madeOf(collection, id).map((one) => texts[one] ?? "");
      return [id, `${version}-${digest(whole.join("\n"))}`];
    }),
  );
});

/** The measure itself and all that it is made of. */
function madeOf(collection: Collection, id: string): readonly string[] {
  const measure = collection.measures[id];
  if (measure === undefined) return [];
  const others =
    measure.kind === "forecast-outcome" ? [measure.forecast, measure.outcome] : "of" in measure ? [measure.of] : [];
  return [id, ...others.flatMap((other) => madeOf(collection, other))];
}

/** FNV-1a, 32 bits, over the UTF-16 code units: enough to tell two meanings apart, and no protection against anyone. */
function digest(text: string): string {
  const hash = [...text].reduce(
    (sum, unit) => Math.imul(sum ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
  return hash.toString(16).padStart(8, "0");
}
