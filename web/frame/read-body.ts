/** What came of reading a body under a limit. */
export type ReadBody =
  | { readonly kind: "read"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "too large" };

/** How much more is read and thrown away, so that the sender gets a page in place of a broken connection. */
const DRAINED = 3;

/**
 * Reads a body of at most so many bytes. Never holds more than that: what goes beyond is thrown away as it comes, and
 * after some time no longer read. Rejects where the connection breaks off.
 */
export async function readBody(request: Request, most: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
    if (size > most * DRAINED) break;
  }
  return size > most ? { kind: "too large" } : { kind: "read", bytes: joined(chunks, size) };
}

/**
 * Reads a body of about so many bytes and keeps nothing of it: a sender who is still sending hears no answer. Ends where the
 * connection does, too.
 */
export async function passOver(request: Request, most: number): Promise<void> {
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.length;
      if (size > most) return;
    }
  } catch {
    // Whoever has gone needs no answer.
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
