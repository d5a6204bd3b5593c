import { withdrawalKey } from "../filing/keys.ts";
import { listOf } from "../findings/list-of.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import { jsonBytes } from "../publish/write/canonical-json.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { decidedBy } from "./decided-by.ts";
import { findSnapshot, type SnapshotName } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { type Latest, type NoneLatest, putStanding, readSnapshotFile, readStanding } from "./latest-snapshot.ts";
import { readManifest, readSnapshotFigures } from "./previous-snapshot.ts";
import { readWithdrawal, type Withdrawal } from "./read-withdrawal.ts";
import { manifestPath } from "./snapshot-files.ts";
import { startedFingerprint } from "./started-fingerprint.ts";

interface WithdrawReleaseInput {
  /** `collection@1.0.1`: the version itself. */
  readonly release: string;
  /** Why, for everybody to read. */
  readonly reason: string;
  readonly by: string;
  /** Ids of the figures that are wrong, where single ones are. */
  readonly figures?: readonly string[] | undefined;
  /** What to use in its place, where more is to be said than which release is the latest. */
  readonly instead?: string | undefined;
  /** Work everything out and write nothing. */
  readonly dryRun?: boolean | undefined;
}

/** What came of it; also the documented output of `withdraw-release --json`. */
export interface WithdrawnRelease {
  /** `already`: it had been withdrawn before, and nothing is changed. */
  readonly kind: "withdrawn" | "would withdraw" | "already";
  readonly withdrawal: Withdrawal;
  /** The newest release that stood before, and that stands now; null where none does. */
  readonly latest: { readonly before: string | null; readonly after: string | null };
}

interface WithdrawPowers {
  readonly store: Pick<Store, "data">;
  readonly clock: () => Date;
  /** Called only where figures are named. */
  readonly openTables: () => Promise<Tables>;
}

const MOST = 1000;

/**
 * Withdraws a release: from then on it is never the latest, no range leads to it, and whoever opens it by its own version
 * is told. Its files stay as they are. Cut short, it is finished by running it again, in the words first given. Throws
 * `InputError` where there is no such release or figure, or no reason.
 */
export async function withdrawRelease(input: WithdrawReleaseInput, powers: WithdrawPowers): Promise<WithdrawnRelease> {
  const { data } = powers.store;
  const name = await exactly(input.release, data);
  const said = await withdrawalOf(name, input, powers);
  const before = (await readStanding(data, name.collection))?.latest?.version ?? null;
  if (name.withdrawn !== undefined) {
    return { kind: "already", withdrawal: name.withdrawn, latest: { before, after: before } };
  }
  if (input.dryRun === true) {
    const after = before === name.version ? await standingBefore(name, data) : before;
    return { kind: "would withdraw", withdrawal: said, latest: { before, after } };
  }
  const withdrawal = await keepWithdrawal(said, data);
  return { kind: "withdrawn", withdrawal, latest: { before, after: await takeOut(name, data) } };
}

async function exactly(release: string, data: Objects): Promise<SnapshotName> {
  if (/@\d+\.\d+\.\d+$/.test(release.trim())) return findSnapshot(data, release);
  throw new InputError(`"${release}" is not one release. Name the version itself, like collection@1.0.1.`);
}

async function withdrawalOf(
  { collection, version }: SnapshotName,
  { reason, by, figures = [], instead = "" }: WithdrawReleaseInput,
  { store: { data }, clock, openTables }: WithdrawPowers,
): Promise<Withdrawal> {
  const why = sentence(reason, "reason");
  if (why === "") throw new InputError("Give the reason: it stands on every page of the release, for everybody.");
  if (figures.length > 0) await knownFigures({ collection, version }, figures, { data, openTables });
  const { by: who, at } = decidedBy(by, clock);
  const manifest = await readSnapshotFile(data, { collection, version }, manifestPath);
  return {
    format: "council-returns/withdrawal/1",
    collection,
    version,
    manifestSha256: await sha256Hex(manifest),
    at,
    by: who,
    reason: why,
    figures: [...new Set(figures)].toSorted(),
    instead: sentence(instead, "words on what to use instead") || null,
  };
}

/** On one line, as it stands in notes and feeds. */
function sentence(text: string, what: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  if (line.length <= MOST) return line;
  throw new InputError(`The ${what} may have ${MOST} characters, and has ${line.length}. Say it in fewer words.`);
}

async function knownFigures(
  name: SnapshotName,
  figures: readonly string[],
  { data, openTables }: { readonly data: Objects; readonly openTables: () => Promise<Tables> },
): Promise<void> {
  const there = new Set(Array.from(await readSnapshotFigures(data, name, { openTables }), ({ figure }) => figure));
  const unknown = figures.filter((figure) => !there.has(figure));
  if (unknown.length === 0) return;
  throw new InputError(`There is no figure ${listOf(unknown, "or")} in ${name.collection}@${name.version}.`);
}

/** Writes it where nobody has yet; else what was said first stands. */
async function keepWithdrawal(said: Withdrawal, data: Objects): Promise<Withdrawal> {
  const { done } = await data.put(withdrawalKey(said.collection, said.version), jsonBytes(said), { if: "absent" });
  return done ? said : ((await readWithdrawal(data, said)) ?? said);
}

/** Moves `latest.json`: from that write on the version is withdrawn. Gives the newest that stands. */
async function takeOut(name: SnapshotName, data: Objects): Promise<string | null> {
  const { collection, version } = name;
  const standing = await readStanding(data, collection);
  if (standing === undefined) throw new InputError(`Nothing of ${collection} has been published in this store yet.`);
  const { latest, withdrawn, object } = standing;
  if (withdrawn.includes(version)) return latest?.version ?? null;
  const after = latest?.version === version ? await standingBefore(name, data) : (latest?.version ?? null);
  const next = await pointingAt(collection, after, data);
  const moved = await putStanding(data, { ...next, withdrawn: [...withdrawn, version] }, object);
  return moved ? after : takeOut(name, data);
}

/** The newest version that stood before: the one it was compared with when it was made, unless that was withdrawn too. */
async function standingBefore({ collection, version }: SnapshotName, data: Objects): Promise<string | null> {
  const withdrawn = (await readStanding(data, collection))?.withdrawn ?? [];
  const { previous } = await readManifest(data, { collection, version });
  if (!previous) return null;
  return withdrawn.includes(previous.version)
    ? standingBefore({ collection, version: previous.version }, data)
    : previous.version;
}

async function pointingAt(collection: string, version: string | null, data: Objects): Promise<Latest | NoneLatest> {
  const format = "council-returns/latest/1";
  if (version === null) return { format, collection, version, withdrawn: [] };
  const name = { collection, version };
  const manifestSha256 = await sha256Hex(await readSnapshotFile(data, name, manifestPath));
  return { format, collection, version, fingerprint: await startedFingerprint(name, data), manifestSha256 };
}
