import * as z from "zod";
import { withdrawalKey } from "../filing/keys.ts";
import { type WithdrawnVersion, withdrawnWords } from "../publish/changes/withdrawn-version.ts";
import type { Objects } from "../storage/objects.ts";

const shape = z.object({
  format: z.literal("council-returns/withdrawal/1"),
  collection: z.string(),
  version: z.string(),
  /** SHA-256 of the manifest of what was withdrawn. */
  manifestSha256: z.string(),
  /** ISO. */
  at: z.string(),
  by: z.string(),
  /** For everybody to read. */
  reason: z.string(),
  /** Ids of the figures that are wrong, where single ones are; the version is withdrawn as a whole. */
  figures: z.array(z.string()),
  /** What to use in its place, where more is to be said of it than which release is the latest. */
  instead: z.string().nullable(),
});

/** That a version was withdrawn: who, when, why. Also the object `withdrawn.json` beside the version's files. */
export type Withdrawal = z.infer<typeof shape>;

/** Why a version was withdrawn; undefined where nobody ever said so. */
export async function readWithdrawal(
  data: Pick<Objects, "get">,
  { collection, version }: { readonly collection: string; readonly version: string },
): Promise<Withdrawal | undefined> {
  const stored = await data.get(withdrawalKey(collection, version));
  return stored === undefined ? undefined : parseWithdrawal(stored.bytes);
}

/** Throws where the bytes are no `withdrawn.json`. */
export function parseWithdrawal(bytes: Uint8Array): Withdrawal {
  return shape.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
}

/** Withdrawals of these versions, in their order. Throws where one of them has none: it is written first. */
export function readWithdrawals(
  data: Pick<Objects, "get">,
  collection: string,
  versions: readonly string[],
): Promise<readonly Withdrawal[]> {
  return Promise.all(
    versions.map(async (version) => {
      const found = await readWithdrawal(data, { collection, version });
      if (found === undefined) throw new Error(`Cannot read ${withdrawalKey(collection, version)}: it is not there`);
      return found;
    }),
  );
}

/** What to say of a withdrawn version before anything else: that it was, why, and what to use. */
export function withdrawalWords(withdrawal: WithdrawnVersion & Pick<Withdrawal, "collection" | "instead">): string {
  const { collection, instead } = withdrawal;
  return `${collection}@${withdrawnWords(withdrawal)}${instead === null ? "" : ` Instead: ${instead}`}`;
}

/** The file of a version that says it was withdrawn, by its path inside it. */
export const withdrawnPath = "withdrawn.json";
