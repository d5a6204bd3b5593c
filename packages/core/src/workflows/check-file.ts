import type { Authority } from "../authorities/authority.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import { orderFindings } from "../findings/order-findings.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import { defaultLimits, type Limits } from "../ingest/limits.ts";
import { matchWorkbook } from "../ingest/match/match-workbook.ts";
import { joinPieces } from "../ingest/normalise/join-pieces.ts";
import { normaliseTable } from "../ingest/normalise/normalise-table.ts";
import type { NormalisedTable } from "../ingest/normalise/normalised.ts";
import { validateReturn } from "../ingest/validate/validate-return.ts";
import type { Period } from "../periods/period.ts";
import { authorityFindings, statedAuthority } from "./check-authority.ts";
import { choosePeriod, periodFindings } from "./check-period.ts";
import type { CheckResult } from "./check-result.ts";
import { knownAuthority, knownCollection } from "./known.ts";

export interface CheckInput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly collection: string;
  /** Left out, it is read from the file. */
  readonly period?: string;
  /** Code, GSS code or name. Left out, it is read from the file. */
  readonly authority?: string | undefined;
}

/** What the same authority returned for the period a year before. */
export interface PreviousReturn {
  readonly period: string;
  readonly tables: readonly NormalisedTable[];
}

export interface CheckPowers {
  readonly previous?: (period: Period, authority: string | null) => Promise<PreviousReturn | undefined>;
  readonly limits?: Limits;
}

/** What is settled before the tables are read. */
interface Frame {
  readonly collection: Collection & { readonly edition: string };
  readonly period: Period;
  readonly authority: Authority | null;
}

/**
 * The whole check of one file: decode, match, normalise, validate. Touches no store.
 * Faults of the file are findings; throws `InputError` where the collection, period or
 * authority asked for does not exist, or no period was given and the file states none.
 */
export async function checkFile(input: CheckInput, powers: CheckPowers = {}): Promise<CheckResult> {
  const sha256 = await sha256Hex(input.bytes);
  const collection = knownCollection(input.collection);
  const decoded = await decodeFile(input.bytes, powers.limits ?? defaultLimits);
  if (decoded.kind === "unreadable") return unreadable(input, sha256, decoded.finding);
  const period = choosePeriod(collection, input.period, decoded.workbook);
  const effective = collectionAt(collection, period.id);
  const match = matchWorkbook(decoded.workbook, effective, period);
  const expected = input.authority === undefined ? undefined : knownAuthority(input.authority, period);
  const stated = statedAuthority(effective, match, period);
  const authority = effective.sender === "national" ? null : (expected ?? stated ?? null);
  const frame: Frame = { collection: effective, period, authority };
  const normalised = match.tables.map((table) => normaliseOne(decoded.workbook, table, frame));
  const tables = joinPieces(normalised.map(({ table }) => table));
  const previous = await powers.previous?.(period, authority?.code ?? null);
  const findings = [
    ...decoded.findings,
    ...match.findings,
    ...authorityFindings(effective, match, period, expected),
    ...periodFindings(effective, match, period),
    ...normalised.flatMap((one) => one.findings),
    ...validateReturn({
      collection: effective,
      period,
      matches: match.tables,
      tables,
      ...(previous === undefined ? {} : { previous }),
    }),
  ];
  return {
    file: input.name,
    sha256,
    collection: collection.id,
    period: period.id,
    authority: authority?.code ?? null,
    edition: effective.edition,
    outcome: findings.some(({ severity }) => severity === "error") ? "rejected" : "accepted",
    synthetic: match.synthetic !== undefined,
    matches: match.tables,
    tables,
    findings: orderFindings(
      findings,
      decoded.workbook.sheets.map(({ name }) => name),
    ),
  };
}

function normaliseOne(workbook: Workbook, match: CheckResult["matches"][number], frame: Frame) {
  const table = frame.collection.tables[match.table];
  if (table === undefined) throw new RangeError(`Matched a table the collection does not have: ${match.table}`);
  const { collection, period } = frame;
  return normaliseTable(workbook, match, { collection, table, period, authority: frame.authority?.code ?? null });
}

function unreadable(input: CheckInput, sha256: string, finding: Finding): CheckResult {
  return {
    file: input.name,
    sha256,
    collection: input.collection,
    period: input.period ?? "",
    authority: input.authority ?? null,
    edition: "",
    outcome: "unreadable",
    synthetic: false,
    matches: [],
    tables: [],
    findings: [finding],
  };
}
