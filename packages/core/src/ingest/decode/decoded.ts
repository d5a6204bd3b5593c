import type { Finding } from "../../findings/finding.ts";
import type { Workbook } from "./workbook.ts";

/** A file's cells, or the one finding that says why it cannot be opened. */
export type Decoded =
  | { readonly kind: "workbook"; readonly workbook: Workbook; readonly findings: readonly Finding[] }
  | { readonly kind: "unreadable"; readonly finding: Finding };
