import { InputError } from "./input-error.ts";

/** Who decides something and when, as every such log entry has it. */
export interface DecidedBy {
  readonly by: string;
  readonly at: string;
}

/** Throws `InputError` where nobody is named. */
export function decidedBy(by: string, clock: () => Date): DecidedBy {
  if (by.trim() === "") throw new InputError("Say who decides: a name, a role or an address that will be known later.");
  return { by: by.trim(), at: clock().toISOString() };
}

/** A reason or a text that has to be given. Throws `InputError` where it is empty. */
export function givenText(text: string, what: string): string {
  if (text.trim() === "") throw new InputError(`Give ${what}: it is kept with the return and shown to auditors.`);
  return text.trim();
}
