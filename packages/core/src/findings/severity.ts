/** An error blocks the return, a query asks for an explanation, a note informs. */
export type Severity = "error" | "query" | "note";
