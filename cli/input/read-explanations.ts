import type { ExplainInput } from "@council-returns/core/workflows/explain-findings.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";

/** Explanations as they are typed, `3=A home closed`. Throws `InputError` for one without a number or said twice. */
export function readExplanations(given: readonly string[]): ExplainInput["explanations"] {
  const explanations = given.map((each) => {
    const [, number, text] = /^\s*(\d{1,6})\s*=(.*)$/s.exec(each) ?? [];
    if (number === undefined || text === undefined) {
      throw new InputError(
        `"${each}" is not an explanation. Write --finding NUMBER="TEXT", such as --finding 3="A home closed".`,
      );
    }
    return { number: Number(number), text };
  });
  const twice = explanations.find(({ number }, at) => explanations.findIndex((one) => one.number === number) !== at);
  if (twice !== undefined) throw new InputError(`Finding ${twice.number} is explained twice. Give one text for it.`);
  return explanations;
}
