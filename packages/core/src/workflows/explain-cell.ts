import { registry } from "../collections/registry.generated.ts";
import { NATIONAL, receiptKey } from "../filing/keys.ts";
import { listOf } from "../findings/list-of.ts";
import { cellAddress } from "../ingest/decode/address.ts";
import { readAddress } from "../ingest/decode/read-address.ts";
import type { Row } from "../ingest/normalise/normalised.ts";
import { type FedFigure, type FeedingCell, fedFigures } from "../publish/explain/fed-figures.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { Objects } from "../storage/objects.ts";
import type { ExplainPowers } from "./explain-published.ts";
import { type OpenedSnapshot, openSnapshot } from "./explained-snapshot.ts";
import { findSnapshot, type SnapshotName } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { readLatest } from "./latest-snapshot.ts";
import { readManifest } from "./previous-snapshot.ts";
import { readReceipt } from "./receipt.ts";

/** What a cell of a council's file became; also the documented output of `explain --cell --json`. */
export interface CellExplanation {
  readonly snapshot: SnapshotName;
  readonly from: Pick<PublishedReturn, "period" | "authority" | "submission" | "sha256">;
  readonly sheet: string;
  readonly cell: string;
  /** What it was read as: one, unless it stands for several rows. */
  readonly read: readonly {
    readonly table: string;
    readonly column: string;
    /** Code of the council the row is about. */
    readonly council: string;
    readonly value: string | null;
    readonly status: string | null;
  }[];
  /** In order of their ids; a hidden one has no value. */
  readonly figures: readonly (Pick<
    FedFigure["figure"],
    "figure" | "level" | "geography" | "value" | "status" | "unit"
  > &
    Pick<FedFigure, "counted" | "by">)[];
}

const WHERE = /^(?:(?:'((?:[^']|'')+)'|([^!]*))!)?([^!]+)$/;

/**
 * The figures of a snapshot that a cell feeds. `cell` is `FILE#Sheet!B7`: the file by its SHA-256, eight digits of it or
 * more, or by its name; a file that has one sheet needs none. Throws `InputError` where no such file counts in the
 * snapshot, more than one does, or nothing was read from the cell.
 */
export async function explainCell(
  cell: string,
  snapshot: string | undefined,
  { store: { data }, openTables }: ExplainPowers,
): Promise<CellExplanation> {
  const { name, one, where } = await findReturn(cell, snapshot, data);
  const opened = await openSnapshot(name, { data, openTables });
  return explainOpenedCell(one, where, opened);
}

/** The same in a snapshot that is open already, of one of its returns; `where` is `Sheet!B7` or `B7`. */
export async function explainOpenedCell(
  one: PublishedReturn,
  where: string,
  opened: OpenedSnapshot,
): Promise<CellExplanation> {
  const { name, snapshot } = opened;
  await opened.read(one.period, [one.authority]);
  const cells = tablesOf(one, opened).flatMap(({ table, rows }) => rows.flatMap((row) => cellsAt(row, table)));
  const at = parseWhere(where);
  const here = cells.filter(({ sheet, address }) => address === at.cell && (at.sheet ?? sheet) === sheet);
  const [first] = here;
  if (first === undefined)
    throw nothingRead(
      where,
      cells.map(({ sheet }) => sheet),
    );
  const feeding = here.map(({ table, column, row }): FeedingCell => ({ period: one.period, table, column, row }));
  const fed = new Map(feeding.flatMap((cell) => fedFigures(snapshot, cell)).map((each) => [each.figure.figure, each]));
  const { period, authority, submission, sha256 } = one;
  return {
    snapshot: name,
    from: { period, authority, submission, sha256 },
    sheet: first.sheet,
    cell: first.address,
    read: here.map(({ table, column, row }) => {
      const { value = null, status = null, shown = "" } = row.values[column] ?? {};
      return { table, column, council: row.authority, value: value === null ? null : shown, status };
    }),
    figures: [...fed.values()].map(({ figure: { figure, level, geography, value, status, unit }, counted, by }) => {
      return { figure, level, geography, value, status, unit, counted, by };
    }),
  };
}

function tablesOf({ period, authority, tables }: PublishedReturn, { snapshot }: OpenedSnapshot) {
  const expected = snapshot.councils.filter((council) => council.period === period).map(({ code }) => code);
  const councils = authority === NATIONAL ? expected : [authority];
  return tables.map(({ table }) => {
    const rows = councils.flatMap((council) => snapshot.rowsOf({ period, table, council }));
    return { table, rows };
  });
}

interface CellAt {
  readonly table: string;
  readonly column: string;
  readonly sheet: string;
  readonly address: string;
  readonly row: Row;
}

function cellsAt(row: Row, table: string): readonly CellAt[] {
  return Object.entries(row.values).flatMap(([column, { cell }]) =>
    cell === "" ? [] : [{ table, column, sheet: row.sheet, address: cell, row }],
  );
}

function parseWhere(where: string): { readonly sheet: string | undefined; readonly cell: string } {
  const [, quoted, plain, address = ""] = WHERE.exec(where.trim()) ?? [];
  const at = readAddress(address);
  if (at === undefined) throw new InputError(`"${where}" is not a cell. Write it like People!B7, or 'April 2010'!B7.`);
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, cell: cellAddress(at.row, at.column) };
}

function nothingRead(where: string, sheets: readonly string[]): InputError {
  const named = [...new Set(sheets)].map((sheet) => (sheet === "" ? "its one sheet" : sheet));
  return new InputError(`No value was read from ${where}. Values were read from ${listOf(named)}.`);
}

interface FoundReturn {
  readonly name: SnapshotName;
  readonly one: PublishedReturn;
  readonly where: string;
}

/** Splits `FILE#WHERE` where what stands before it is a file of the snapshot: names of files and sheets may hold a `#`. */
async function findReturn(cell: string, snapshot: string | undefined, data: Objects): Promise<FoundReturn> {
  const splits = [...cell.matchAll(/#/g)].map(({ index }) => [cell.slice(0, index), cell.slice(index + 1)] as const);
  if (splits.length === 0) {
    throw new InputError(`"${cell}" names no file. Write it like 3f2a91c0#People!B7, or return.xlsx#People!B7.`);
  }
  const names = snapshot === undefined ? await latestOfAll(data) : [await findSnapshot(data, snapshot)];
  for (const [file = "", where = ""] of splits) {
    const found = (await Promise.all(names.map((name) => returnsOf(file, name, data)))).flat();
    const [first, second] = found;
    if (first !== undefined && second === undefined) return { ...first, where };
    if (first !== undefined) throw severalReturns(file, found);
  }
  throw new InputError(`No file ${splits[0]?.[0]} counts in ${listOf(names.map(nameText), "or")}.`);
}

async function latestOfAll(data: Objects): Promise<SnapshotName[]> {
  const found = await Promise.all(registry.map(async ({ id }) => (await readLatest(data, id))?.latest));
  const names = found.flatMap((latest) => latest ?? []).map(({ collection, version }) => ({ collection, version }));
  if (names.length > 0) return names;
  throw new InputError("Nothing has been published in this store yet. Publish a collection first.");
}

async function returnsOf(file: string, name: SnapshotName, data: Objects): Promise<Omit<FoundReturn, "where">[]> {
  const { inputs } = await readManifest(data, name);
  const isHash = /^[0-9a-f]{8,64}$/i.test(file);
  const byHash = isHash ? inputs.filter(({ sha256 }) => sha256.startsWith(file.toLowerCase())) : [];
  if (byHash.length > 0) return byHash.map((one) => ({ name, one }));
  const files = await Promise.all(inputs.map((one) => fileOf(one, name, data)));
  return inputs.flatMap((one, index) => (files[index] === file ? [{ name, one }] : []));
}

async function fileOf(one: PublishedReturn, { collection }: SnapshotName, data: Objects): Promise<string | undefined> {
  const key = receiptKey({ collection, period: one.period, authority: one.authority }, one.submission);
  return (await data.head(key)) === undefined ? undefined : (await readReceipt(data, key)).file;
}

function severalReturns(file: string, found: readonly Omit<FoundReturn, "where">[]): InputError {
  const are = found.map(({ one: { authority, period, sha256 } }) => `${sha256.slice(0, 12)} (${authority}, ${period})`);
  return new InputError(`More than one return is called ${file}. Name it by its SHA-256: ${listOf(are, "or")}.`);
}

function nameText({ collection, version }: SnapshotName): string {
  return `${collection}@${version}`;
}
