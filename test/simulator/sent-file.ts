import { surveyReturn } from "../workflows/survey-return.ts";
import { COUNCILS, type Content } from "./plan.ts";

export const COLLECTION = "personal-budgets";
export const PERIOD = "2010-03-31";

/** The file a council sends: good in one of a few variants, or with a word where a number should be. */
export function bytesOf(council: string, content: Content): Uint8Array {
  const name = Object.entries(COUNCILS).find(([code]) => code === council)?.[1] ?? council;
  return surveyReturn((text) => {
    const named = text.replace("Council,Cumbria", `Council,${name}`);
    if (content.kind === "bad") return named.replace(",3150,", ",many,");
    return named.replace(",600,180", `,600,${180 + content.variant}`).replace(",1765", `,${1765 + content.variant}`);
  });
}
