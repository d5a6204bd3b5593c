import { InputError } from "@council-returns/core/workflows/input-error.ts";

/** What the environment sets; what is wrong with it is the caller's to mend, and said as an `InputError`. */
export function wellSet<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}
