/** Who somebody is to the site. `public`: not signed in. */
export type Role = "public" | "sender" | "approver" | "national" | "auditor";

export const ROLES: readonly Role[] = ["public", "sender", "approver", "national", "auditor"];

/** Whoever asks for a page. */
export interface Visitor {
  readonly role: Role;
  /** Name, role or address under which the log keeps what they do; empty for the public. */
  readonly by: string;
  /** Code of their council; `national` for the national team; null for auditors and the public. */
  readonly authority: string | null;
  /** To be sent back with every form; empty for the public. */
  readonly csrf: string;
}

export const PUBLIC: Visitor = { role: "public", by: "", authority: null, csrf: "" };
