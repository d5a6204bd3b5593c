/**
 * A name as DuckDB reads it back unchanged: in double quotes, quotes doubled.
 * Throws `RangeError` for a name that is empty or holds a zero byte, which would end the statement early.
 */
export function quoteIdentifier(name: string): string {
  if (name === "") throw new RangeError("Cannot quote an SQL name: it is empty.");
  return `"${withoutZero(name).replaceAll('"', '""')}"`;
}

/** A text as an SQL value: in single quotes, quotes doubled. Throws `RangeError` if it holds a zero byte. */
export function quoteLiteral(text: string): string {
  return `'${withoutZero(text).replaceAll("'", "''")}'`;
}

function withoutZero(text: string): string {
  if (text.includes("\0")) throw new RangeError("Cannot quote an SQL text: it holds a zero byte.");
  return text;
}
