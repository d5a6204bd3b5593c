import { createHash } from "node:crypto";
import type { Published } from "@council-returns/core/workflows/publish-national.ts";

/** Stands for a preview: another one, another mark. */
export function previewMark(preview: Published): string {
  return createHash("sha256").update(JSON.stringify(preview)).digest("hex");
}
