/** A message to one address. */
export interface Notification {
  /** An e-mail address; for drivers that only show or keep messages, a name will do. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Names the message; holds nothing personal. */
  readonly reference: string;
}

/** `refused`: this message will never pass as it is, and why. */
export type Delivery = { readonly outcome: "sent" } | { readonly outcome: "refused"; readonly reason: string };

/**
 * Where messages go. Whatever hinders every message - no connection, a wrong key, a limit for the day - is thrown.
 */
export interface Notifier {
  /** `console`, `folder`, `notify`: messages sent one way are not counted as sent another. */
  readonly channel: string;
  /** True where messages reach somebody, so that one sent is to be remembered and not sent again. */
  readonly reaches: boolean;
  /** True where `to` must be an e-mail address. */
  readonly needsAddress: boolean;
  send(message: Notification): Promise<Delivery>;
}
