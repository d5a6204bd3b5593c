import * as z from "zod";
import type { Manifest } from "../publish/write/manifest.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in hex");

/** Of a manifest, what is needed to make its snapshot again; what else it says is made again and compared. */
const shape = z.looseObject({
  format: z.literal("council-returns/snapshot/1"),
  collection: z.string(),
  version: z.string(),
  code: z.string(),
  previous: z.looseObject({ version: z.string(), manifestSha256: z.string() }).nullish(),
  withdrawn: z.array(z.looseObject({ version: z.string(), at: z.string(), reason: z.string() })).exactOptional(),
  definitions: z.record(z.string(), z.string()),
  inputs: z.array(
    z.looseObject({
      period: z.string(),
      authority: z.string(),
      submission: z.string(),
      sha256,
      synthetic: z.boolean(),
      tables: z.array(z.looseObject({ table: z.string(), key: z.string(), sha256: z.string(), rows: z.number() })),
      readBy: z.array(z.looseObject({ id: z.string(), table: z.string(), header: z.string() })).exactOptional(),
    }),
  ),
  outputs: z.array(z.looseObject({ path: z.string(), sha256: z.string(), bytes: z.number() })),
});

/** Reads `manifest.json`. Throws where the bytes are no manifest. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  const parsed = shape.safeParse(said);
  if (!parsed.success) throw new TypeError(z.prettifyError(parsed.error));
  return said;
}
