import { readFileSync } from "node:fs";

/** A good return of one council, as text; `edit` breaks or changes it. */
export function surveyReturn(edit: (text: string) => string = (text) => text): Uint8Array {
  const path = new URL("../cases/personal-budgets/good/input.csv", import.meta.url);
  return new TextEncoder().encode(edit(readFileSync(path, "utf8")));
}

export const place = { collection: "personal-budgets", period: "2010-03-31", authority: "102" };
export const key = "personal-budgets/2010-03-31/102/return.csv";
