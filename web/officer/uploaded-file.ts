import { bytesWords } from "../words/amounts.ts";
import { sendWords } from "../words/send.ts";

/** A file of a form, or what to say where it cannot be taken. */
export type UploadedFile =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "refused"; readonly says: string };

const LONGEST_NAME = 200;
const words = sendWords;

/** The file of a form. Refuses none, an empty one, one that is too large, and a name that could lead elsewhere. */
export async function uploadedFile(form: FormData, most: number): Promise<UploadedFile> {
  const file = form.get("file");
  if (file === null || typeof file === "string" || file.name === "") return { kind: "refused", says: words.noFile };
  const { name, size } = file;
  if (!isPlainName(name)) return { kind: "refused", says: words.badName(name.slice(0, LONGEST_NAME)) };
  if (size === 0) return { kind: "refused", says: words.empty(name) };
  if (size > most) return { kind: "refused", says: words.tooLarge(name, bytesWords(size), bytesWords(most)) };
  return { kind: "file", name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** True for a name that can only be that of a file: it leads nowhere, hides nothing and fits a header. */
export function isPlainName(name: string): boolean {
  if (name.trim() === "" || name.startsWith(".") || !name.isWellFormed()) return false;
  return new TextEncoder().encode(name).length <= LONGEST_NAME && !/[/\\<>:"|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name);
}
