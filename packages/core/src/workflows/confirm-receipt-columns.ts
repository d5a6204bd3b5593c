import { collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { originalKey } from "../filing/keys.ts";
import type { FindingCode } from "../findings/finding.ts";
import { cellName } from "../findings/place-words.ts";
import { type ConfirmPowers, confirmColumns } from "./confirm-columns.ts";
import { InputError } from "./input-error.ts";
import { placeOf } from "./place-of.ts";
import type { Receipt } from "./receipt.ts";
import { recheckReturn } from "./recheck-return.ts";
import { readReturn } from "./return-log.ts";

/** A header of a file that is not known, or was guessed, and the columns it may be. */
export interface HeaderToConfirm {
  /** Number of the finding it was told by. */
  readonly number: number;
  readonly table: string;
  readonly sheet: string;
  readonly cell: string;
  /** What was found about it. */
  readonly says: string;
  /** The column it was taken for; null where it was taken for none. */
  readonly takenFor: string | null;
  readonly columns: readonly { readonly id: string; readonly title: string }[];
}

export interface ColumnChosen {
  /** Number of the finding. */
  readonly number: number;
  /** Null where it is none of those asked for. */
  readonly column: string | null;
}

const ASKED: readonly FindingCode[] = ["column-taken", "ambiguous-column", "column-not-used"];

/** The headers of a receipt's file that its sender can say the column of. */
export function headersToConfirm(receipt: Receipt, of: ReturnPlace): readonly HeaderToConfirm[] {
  const { collection } = placeOf(of);
  const { tables } = collectionAt(collection, of.period);
  return receipt.findings.flatMap(({ code, number, table, sheet, cell, column, message }): HeaderToConfirm[] => {
    const definition = table === null ? undefined : tables[table];
    if (!ASKED.some((one) => one === code) || table === null || cell === null || definition === undefined) return [];
    const columns = Object.entries(definition.columns).map(([id, { headers }]) => ({ id, title: headers[0] ?? id }));
    return [{ number, table, sheet: sheet ?? "", cell, says: message, takenFor: column, columns }];
  });
}

/**
 * Remembers what the sender says of headers of a receipt's file, and reads the file again where it was rejected and is still
 * the last one. Gives the number of the receipt it then has, the same where it was not read again. Throws `InputError` where a
 * number is not one to confirm, or the file is not kept.
 */
export async function confirmReceiptColumns(
  { receipt, place, chosen, by }: { receipt: Receipt; place: ReturnPlace; chosen: readonly ColumnChosen[]; by: string },
  powers: ConfirmPowers,
): Promise<string> {
  const asked = headersToConfirm(receipt, place);
  const answers = chosen.map(({ number, column }) => {
    const header = asked.find((one) => one.number === number);
    if (header === undefined)
      throw new InputError(`Finding ${number} of receipt ${receipt.receipt} is not about a header.`);
    return { table: header.table, column, at: { cell: cellName(header.cell, header.sheet) } };
  });
  const original = await powers.store.data.get(originalKey(receipt.sha256));
  if (original === undefined)
    throw new InputError("The file is not kept. Send it again, and confirm its columns then.");
  await confirmColumns({ ...place, name: receipt.file, bytes: original.bytes, answers, by }, powers);
  const { newest } = await readReturn(powers.store.data, place);
  if (newest?.submission !== receipt.receipt || newest.standing !== "rejected") return receipt.receipt;
  return (await recheckReturn({ ...place, by }, powers)).receipt.receipt;
}
