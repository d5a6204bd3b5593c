import {
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
  type DuckDBValueConverter,
  JsonDuckDBValueConverter,
} from "@duckdb/node-api";
import type { SqlValue } from "./tables.ts";

const NESTED: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.LIST,
  DuckDBTypeId.ARRAY,
  DuckDBTypeId.STRUCT,
  DuckDBTypeId.MAP,
  DuckDBTypeId.UNION,
  DuckDBTypeId.VARIANT,
]);

/**
 * A value of the engine as the `Tables` port gives it. Numbers of up to 32 bits and doubles are numbers, wider
 * integers bigint, decimals exact text with their scale, dates and times ISO text (with `Z` only where the type
 * has a zone), lists and structs JSON text, and every other type the text DuckDB prints.
 */
export const sqlValue: DuckDBValueConverter<SqlValue> = (value, type) => {
  if (value === null) return null;
  if (value instanceof DuckDBDecimalValue) return value.toString();
  if (NESTED.has(type.typeId)) {
    return JSON.stringify(JsonDuckDBValueConverter(value, type, JsonDuckDBValueConverter));
  }
  if (value instanceof DuckDBTimestampTZValue) return `${isoText(new DuckDBTimestampValue(value.micros))}Z`;
  return typeof value === "object" ? isoText(value) : value;
};

/** Only a timestamp's text has a `T` to gain: its date and time stand apart. */
function isoText(value: object): string {
  return String(value).replace(/^(\d{4,}-\d\d-\d\d) (?=\d)/, "$1T");
}
