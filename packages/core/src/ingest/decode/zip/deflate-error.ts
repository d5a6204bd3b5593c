/** Thrown where bytes are not deflate. */
export class DeflateError extends Error {
  constructor() {
    super("Cannot inflate: the data is not deflate");
  }
}
