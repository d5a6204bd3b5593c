/** What was being done when a store failed. `key` is left out where the whole area was meant. */
export interface StoreAction {
  readonly verb: "read" | "look up" | "write" | "list" | "delete";
  readonly key?: string;
}

/**
 * A store that did not do what was asked, for a reason that lies with it or the way to it. The message is
 * a sentence for whoever runs the command; `code` is the store's or the system's own word for the fault.
 */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: string;
  constructor(message: string, code: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
