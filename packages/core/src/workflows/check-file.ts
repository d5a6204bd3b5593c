import type { Collection } from "../collections/define-collection.ts";
import { registry } from "../collections/registry.generated.ts";
import type { Mapping } from "../filing/mapping.ts";
import type { Finding } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import { orderFindings } from "../findings/order-findings.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import { defaultLimits, type Limits } from "../ingest/limits.ts";
import type { TableMatch, WorkbookMatch } from "../ingest/match/table-match.ts";
import { joinPieces } from "../ingest/normalise/join-pieces.ts";
import { normaliseTable } from "../ingest/normalise/normalise-table.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import type { OtherReturn } from "../ingest/sense/return-to-sense.ts";
import { senseReturn } from "../ingest/sense/sense-return.ts";
import { validateReturn } from "../ingest/validate/validate-return.ts";
import { withoutMarks } from "../marking/to-fix/marking-sheet.ts";
import type { Period } from "../periods/period.ts";
import { withoutAsides } from "../templates/aside.ts";
import { authorityFindings, namedAuthority, namedCouncils } from "./check-authority.ts";
import { type Frame, makeFrame } from "./check-frame.ts";
import { periodFindings } from "./check-period.ts";
import type { CheckResult } from "./check-result.ts";
import { templateFindings } from "./check-template.ts";
import { confirmedFindings } from "./given-mappings.ts";
import { knownCollection } from "./known.ts";
import { type OpenedFile, openFile } from "./open-file.ts";

export interface CheckInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly collection: string;
  /** Left out, it is read from the file. */
  readonly period?: string;
  /** Code, GSS code or name. Left out, it is read from the file. */
  readonly authority?: string | undefined;
  /** What the council has confirmed of the headers of its files, for the edition. */
  readonly confirmed?: readonly Mapping[];
  /** The file where it has been opened for this collection already. */
  readonly opened?: OpenedFile;
  /** Of the bytes, where it has been worked out already. */
  readonly sha256?: string;
}

/** What the same authority returned for the period a year before. */
export interface PreviousReturn {
  readonly period: string;
  readonly tables: readonly NormalisedTable[];
}

export interface CheckPowers {
  readonly previous?: (period: Period, authority: string | null) => Promise<PreviousReturn | undefined>;
  /**
   * What the other authorities returned for the period; left out, a file is not compared with theirs. Asked only for a
   * file that does not say whose it is.
   */
  readonly others?: (period: Period, authority: string | null) => Promise<readonly OtherReturn[]>;
  readonly limits?: Limits;
  /** Told when a step is done; left out, it costs nothing. */
  readonly onStep?: ((step: CheckStep) => void) | undefined;
}

/** What a check does, one after another: its tables are found, and their values read; then the rules. */
export type CheckStep = "matched" | "normalised";

/**
 * The whole check of one file: decode, match, normalise, validate. Touches no store.
 * Faults of the file are findings; throws `InputError` where the collection, period or
 * authority asked for does not exist, or no period was given and the file states none.
 */
export async function checkFile(input: CheckInput, powers: CheckPowers = {}): Promise<CheckResult> {
  return checkWith(knownCollection(input.collection), input, powers);
}

/** `checkFile` for a collection that need not be in the registry. Throws as it does. */
export async function checkWith(
  collection: Collection,
  input: Omit<CheckInput, "collection">,
  powers: CheckPowers = {},
): Promise<CheckResult> {
  const limits = powers.limits ?? defaultLimits;
  const sha256 = input.sha256 ?? (await sha256Hex(input.bytes));
  const { decoded, personal } = input.opened ?? (await openFile(input.bytes, collection, { limits }));
  const unread = { ...input, collection: collection.id, sha256 };
  if (decoded.kind === "unreadable") return withoutTables(unread, "unreadable", [decoded.finding]);
  if (personal.length > 0) return withoutTables(unread, "rejected", limitFindings(personal, limits.findings));
  const sent = makeFrame({ ...input, sha256 }, collection, withoutMarks(withoutAsides(decoded.workbook)));
  powers.onStep?.("matched");
  const pieces = sent.match.tables.map((table) => normalisePiece(table, sent));
  const tables = joinPieces(pieces.map(({ table }) => table));
  powers.onStep?.("normalised");
  const named = namedCouncils(sent.collection, tables);
  const frame = { ...sent, authority: sent.authority ?? namedAuthority(named, sent.period) };
  const previous = await powers.previous?.(frame.period, frame.authority?.code ?? null);
  const asked = { ...frame, period: frame.about, matches: frame.match.tables, tables, ...(previous && { previous }) };
  const findings = senseReturn({
    ...asked,
    file: input.name,
    collections: registry,
    others: await othersOf(frame, named, powers),
    validated: validateReturn(asked),
    found: [
      ...decoded.findings,
      ...frame.match.findings,
      ...confirmedFindings(frame.confirmed, frame.collection),
      ...authorityFindings({ ...frame, named }),
      ...periodFindings(frame.collection, frame.match, frame.period),
      ...templateFindings(frame),
      ...syntheticFindings(frame.match),
      ...pieces.flatMap((piece) => piece.findings),
    ],
  });
  const kept = limitFindings(findings, limits.findings);
  return {
    ...describe(input, sha256, frame),
    tables,
    confirmed: frame.confirmed,
    findings: orderFindings(kept, sheetNames(frame.workbook)),
    outcome: outcomeOf(kept),
  };
}

async function othersOf(frame: Frame, named: readonly unknown[], { others }: CheckPowers) {
  const { collection, match, period, authority } = frame;
  if (collection.sender === "national" || match.authority !== undefined || named.length > 0) return undefined;
  return authority === null ? undefined : others?.(period, authority.code);
}

function describe(
  { name }: { readonly name: string },
  sha256: string,
  { collection, period, authority, match }: Frame,
) {
  return {
    file: name,
    sha256,
    collection: collection.id,
    period: period.id,
    authority: authority?.code ?? null,
    edition: collection.edition,
    synthetic: match.synthetic !== undefined,
    matches: match.tables,
  };
}

function outcomeOf(findings: readonly Finding[]): CheckResult["outcome"] {
  return findings.some(({ severity }) => severity === "error") ? "rejected" : "accepted";
}

function sheetNames({ sheets }: Workbook): string[] {
  return sheets.map(({ name }) => name);
}

/** Made-up numbers are said to be so on the receipt too, with the sentence that says it. */
function syntheticFindings({ synthetic }: WorkbookMatch): Finding[] {
  if (synthetic === undefined) return [];
  const { text: statement, sheet, cell } = synthetic;
  return [finding("synthetic-data", { sheet, cell }, { statement }, { value: statement })];
}

/** Keeps the first `most` findings, errors before the rest, and says how many there were. */
function limitFindings(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const facts = { limit: "findings", allowed: most, found: findings.length };
  return [finding("over-limit", {}, facts), ...orderFindings(findings).slice(0, most)];
}

function normalisePiece(match: TableMatch, { workbook, collection, about, authority }: Frame) {
  const table = collection.tables[match.table];
  if (table === undefined) throw new RangeError(`Matched a table the collection does not have: ${match.table}`);
  return normaliseTable(workbook, match, { collection, table, period: about, authority: authority?.code ?? null });
}

/** Of a file that cannot be read, or may not be, nothing is told but why. */
function withoutTables(
  input: Omit<CheckInput, "bytes"> & { readonly sha256: string },
  outcome: CheckResult["outcome"],
  findings: readonly Finding[],
): CheckResult {
  return {
    file: input.name,
    sha256: input.sha256,
    collection: input.collection,
    period: input.period ?? "",
    authority: input.authority ?? null,
    edition: "",
    outcome,
    synthetic: false,
    matches: [],
    tables: [],
    confirmed: [],
    findings,
  };
}
