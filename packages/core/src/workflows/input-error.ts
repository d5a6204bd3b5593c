/** What the caller asked for cannot be done as asked; the message says what would do. */
export class InputError extends Error {
  override readonly name = "InputError";
}
