import type { ColumnAnswer, ColumnId, WithdrawInput } from "@council-returns/core/workflows/confirm-columns.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";

/** What `--column`, `--not-asked` and `--header` were given. */
interface Given {
  readonly column: readonly string[];
  readonly notAsked: readonly string[];
  readonly header?: string | undefined;
}

const HOW = "Add --column TABLE.COLUMN=CELL, or --column TABLE.COLUMN --header WORDS.";

/** Answers with the place of each header. Throws `InputError` that says how one is written. */
export function readColumnAnswers({ column, notAsked, header }: Given): ColumnAnswer[] {
  const all = [...column.map((text) => readAnswer(text, true)), ...notAsked.map((text) => readAnswer(text, false))];
  const [only, ...others] = all;
  if (only === undefined) throw new InputError(`Nothing was confirmed. ${HOW}`);
  if (header !== undefined) {
    if (others.length > 0 || only.cell !== undefined) {
      throw new InputError("--header is for one column, which then has no cell. Run it once for each column.");
    }
    return [{ ...only.id, at: { header } }];
  }
  return all.map(({ id, cell }, place) => {
    const text = [...column, ...notAsked][place] ?? "";
    if (cell === undefined) throw new InputError(`"${text}" does not say where the header is. ${HOW}`);
    return { ...id, at: { cell } };
  });
}

/** What is to be withdrawn: by column, or by the words of its header. */
export function readColumnIds({ column, notAsked, header }: Given): WithdrawInput["answers"] {
  const ids = column.map((text) => readAnswer(text, true).id);
  if (notAsked.length > 0)
    throw new InputError("Withdraw what was not asked for by its words: --withdraw --header WORDS.");
  const answers = [...ids, ...(header === undefined ? [] : [{ header }])];
  if (answers.length === 0) {
    throw new InputError("Say what to withdraw: --column TABLE.COLUMN, or --header WORDS. --list shows what there is.");
  }
  return answers;
}

function readAnswer(text: string, isColumn: boolean): { readonly id: ColumnId; readonly cell: string | undefined } {
  const at = text.indexOf("=");
  const name = (at < 0 ? text : text.slice(0, at)).trim();
  const cell = at < 0 ? undefined : text.slice(at + 1);
  if (!isColumn) return { id: { table: name, column: null }, cell };
  const [table = "", column = "", ...more] = name.split(".");
  if (table === "" || column === "" || more.length > 0) throw new InputError(`"${text}" is not a column. ${HOW}`);
  return { id: { table, column }, cell };
}
