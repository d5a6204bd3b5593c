import { joinBytes } from "../join-bytes.ts";

/**
 * The password Excel itself encrypts with, and tries before it asks for one, where no more was protected than the
 * structure of a workbook (MS-XLS 2.2.10): to whoever sends it, such a file has no password. In UTF-16.
 */
export const DEFAULT_PASSWORD = joinBytes(
  Array.from("VelvetSweatshop", (letter) => Uint8Array.of(letter.charCodeAt(0), 0)),
);
