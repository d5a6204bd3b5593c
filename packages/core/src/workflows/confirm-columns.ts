import type { Collection } from "../collections/define-collection.ts";
import { isAboutTheSame } from "../filing/fold-mappings.ts";
import type { HeaderAnswer, Mapping, MappingEntry, MappingPlace } from "../filing/mapping.ts";
import type { MappingList } from "../filing/mapping-schema.ts";
import { describeFinding } from "../findings/messages.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import { foldText } from "../ingest/match/fold-text.ts";
import { remembered } from "../ingest/match/remembered.ts";
import { tableHeaders } from "../ingest/match/table-headers.ts";
import { withoutMarks } from "../marking/to-fix/marking-sheet.ts";
import type { Store } from "../storage/objects.ts";
import { withoutAsides } from "../templates/aside.ts";
import { confirmedColumns } from "./confirmed-columns.ts";
import { InputError } from "./input-error.ts";
import { type HeaderPlace, locateHeader } from "./locate-header.ts";
import { appendMapping } from "./mapping-log.ts";
import { type MappingsOf, mappingPlace } from "./mapping-place.ts";

export interface ConfirmPowers {
  readonly store: Store;
  readonly clock: () => Date;
}

/** A column, by the ids of its table and itself; null for "none of those asked for". */
export interface ColumnId {
  readonly table: string;
  readonly column: string | null;
}

export interface ColumnAnswer extends ColumnId {
  readonly at: HeaderPlace;
}

export interface ConfirmInput extends MappingsOf {
  /** The file the answers are about. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly answers: readonly ColumnAnswer[];
  /** Who says so. */
  readonly by: string;
}

/** What holds now, and how many of the answers were new. */
export interface Confirmed extends MappingList {
  readonly changed: number;
}

/**
 * Remembers which headers of a file are which columns, for the council and edition: files checked from then on are read
 * so. All answers are looked at before any is kept; one that holds already changes nothing. Throws `InputError` where the
 * file cannot be read, or an answer names a column, cell or header that is not there.
 */
export async function confirmColumns(input: ConfirmInput, { store, clock }: ConfirmPowers): Promise<Confirmed> {
  const { place, collection, period } = mappingPlace(input);
  const sha256 = await sha256Hex(input.bytes);
  const workbook = await opened(input);
  const { confirmed } = await confirmedColumns(input, { store });
  const said = saidBy(input.by, clock());
  const headersOf = remembered((table) => tableHeaders(workbook, { collection, period, table }, { confirmed }));
  const entries = input.answers.map(({ at, ...id }): MappingEntry => {
    const answer = answerOf(id, collection);
    const { header, sheet, cell } = locateHeader(at, headersOf(id.table), workbook);
    const from = { file: input.name, sha256, sheet, cell };
    return { ...format, event: "confirmed", ...place, table: id.table, ...answer, header, ...said, from };
  });
  refuseTwice(entries);
  return keep(entries, input, { store, clock });
}

export interface WithdrawInput extends MappingsOf {
  /** What was confirmed, by its column, or by the words of its header. */
  readonly answers: readonly (ColumnId | { readonly header: string })[];
  readonly by: string;
}

/** Takes answers back: files checked from then on are asked about again. Throws `InputError` where none holds. */
export async function withdrawColumns(input: WithdrawInput, powers: ConfirmPowers): Promise<Confirmed> {
  const { place } = mappingPlace(input);
  const { confirmed } = await confirmedColumns(input, powers);
  const said = saidBy(input.by, powers.clock());
  const entries = input.answers.flatMap((answer) => held(answer, confirmed).map((one) => withdrawal(one, place, said)));
  return keep(entries, input, powers);
}

const format = { format: "council-returns/mapping/1" } as const;

type Said = Pick<MappingEntry, "by" | "at">;

function saidBy(by: string, now: Date): Said {
  if (by.trim() === "") throw new InputError("Say who confirms it: a name or a number that the council knows.");
  return { by: by.trim(), at: now.toISOString() };
}

async function keep(entries: readonly MappingEntry[], of: MappingsOf, { store }: ConfirmPowers): Promise<Confirmed> {
  let changed = 0;
  for (const entry of entries) changed += Number(await appendMapping(store.data, entry));
  return { ...(await confirmedColumns(of, { store })), changed };
}

async function opened({ name, bytes }: ConfirmInput): Promise<Workbook> {
  const decoded = await decodeFile(bytes);
  if (decoded.kind === "workbook") return withoutMarks(withoutAsides(decoded.workbook));
  throw new InputError(`Cannot read ${name}. ${describeFinding(decoded.finding).message}`);
}

function answerOf({ table, column }: ColumnId, { tables }: Collection): HeaderAnswer {
  const definition = tables[table];
  if (definition === undefined) {
    throw new InputError(`There is no table "${table}". Choose one of: ${Object.keys(tables).join(", ")}.`);
  }
  if (column === null) return { decided: "is not asked for", column };
  if (definition.columns[column] !== undefined) return { decided: "is this column", column };
  const known = Object.keys(definition.columns).map((id) => `${table}.${id}`);
  throw new InputError(`There is no column "${table}.${column}". Choose one of: ${known.join(", ")}.`);
}

/** Of two answers about one header or one column, the later would undo the earlier. */
function refuseTwice(entries: readonly MappingEntry[]): void {
  for (const [at, entry] of entries.entries()) {
    const other = entries.slice(0, at).find((one) => isAboutTheSame(one, entry));
    if (other === undefined) continue;
    throw new InputError(
      `Cannot confirm both "${other.header}" and "${entry.header}" as asked: a header is one column, and a column has one header.`,
    );
  }
}

function held(answer: WithdrawInput["answers"][number], confirmed: readonly Mapping[]): readonly Mapping[] {
  const found = confirmed.filter((one) =>
    "header" in answer
      ? foldText(one.header) === foldText(answer.header)
      : one.table === answer.table && one.column === answer.column,
  );
  if (found.length > 0) return found;
  const what = "header" in answer ? `the header "${answer.header}"` : `${answer.table}.${answer.column ?? ""}`;
  const known = confirmed.map(
    ({ table, column, header }) =>
      `"${header}" (${column === null ? `not asked for in ${table}` : `${table}.${column}`})`,
  );
  throw new InputError(
    `Nothing is remembered of ${what}. ${known.length === 0 ? "Nothing at all is." : `Remembered: ${known.join(", ")}.`}`,
  );
}

function withdrawal({ table, header, from, ...one }: Mapping, place: MappingPlace, said: Said): MappingEntry {
  const answer: HeaderAnswer =
    one.column === null ? { decided: one.decided, column: null } : { decided: one.decided, column: one.column };
  return { ...format, event: "withdrawn", ...place, table, ...answer, header, ...said, from };
}
