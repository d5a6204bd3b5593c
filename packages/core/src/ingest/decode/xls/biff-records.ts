import type { Budget } from "../budget.ts";

/** One record of a worksheet stream (MS-XLS 2.1.4). */
export interface BiffRecord {
  readonly type: number;
  /** Where the record starts in the stream. */
  readonly at: number;
  readonly data: DataView;
}

/** Types of the records that matter to cells (MS-XLS 2.3). */
export const RECORD = {
  formula: 0x06,
  eof: 0x0a,
  date1904: 0x22,
  filePass: 0x2f,
  continued: 0x3c,
  codePage: 0x42,
  columns: 0x7d,
  boundSheet: 0x85,
  mulRk: 0xbd,
  rString: 0xd6,
  xf: 0xe0,
  mergeCells: 0xe5,
  sst: 0xfc,
  labelSst: 0xfd,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  string: 0x207,
  row: 0x208,
  rk: 0x27e,
  format: 0x41e,
  bof: 0x809,
} as const;

/** Goes through the records of a stream from a place on; a record that breaks off is the end. */
export function* biffRecords(stream: Uint8Array, start: number, budget: Budget): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = start;
  while (at + 4 <= view.byteLength) {
    const length = view.getUint16(at + 2, true);
    const end = at + 4 + length;
    if (end > view.byteLength) return;
    budget.passed(1);
    yield { type: view.getUint16(at, true), at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length) };
    at = end;
  }
}
