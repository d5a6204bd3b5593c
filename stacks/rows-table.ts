import { type Collection, collectionAt, type Table } from "../packages/core/src/collections/define-collection.ts";
import { rowsSchema } from "../packages/core/src/ingest/write/rows-schema.ts";

/** A column as the Glue catalogue has it. */
export interface GlueColumn {
  readonly name: string;
  readonly type: string;
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2049;

/** A collection's name in the catalogue, where names are words joined by `_`. */
export function glueName({ id }: Collection): string {
  return id.replaceAll("-", "_");
}

/**
 * Columns of all the tables and editions of a collection, which lie in one folder a period; Parquet is read by name, and
 * what a file does not have is null. Throws a `TypeError` where two tables have a column of one name and two types.
 */
export function glueColumns(collection: Collection): GlueColumn[] {
  const found = new Map<string, string>();
  for (const table of everyTable(collection)) {
    for (const { name, type } of tableColumns(table)) {
      const before = found.get(name) ?? type;
      if (before !== type) throw new TypeError(`${collection.id}: ${name} is ${before} and ${type}`);
      found.set(name, type);
    }
  }
  return [...found].map(([name, type]) => ({ name, type }));
}

function everyTable(collection: Collection): Table[] {
  const periods = ["", ...(collection.editions ?? []).map(({ from }) => from)];
  return periods.flatMap((period) => Object.values(collectionAt(collection, period).tables));
}

function tableColumns(table: Table): GlueColumn[] {
  return rowsSchema(table).flatMap(({ name, type, converted_type: converted, precision, scale }) => {
    if (type === undefined) return [];
    if (converted === "DECIMAL") return [{ name, type: `decimal(${precision},${scale ?? 0})` }];
    if (converted === "DATE") return [{ name, type: "date" }];
    return [{ name, type: type === "INT32" ? "int" : "string" }];
  });
}

/** Which periods there may be, by rule: no partition is ever added. */
export function periodProjection({ period }: Collection): Record<string, string> {
  if (period === "financial-year") {
    return { "projection.period.type": "enum", "projection.period.values": financialYears().join(",") };
  }
  const [format, unit] = period === "month" ? ["yyyy-MM", "MONTHS"] : ["yyyy-MM-dd", "DAYS"];
  const first = period === "month" ? `${FIRST_YEAR}-01` : `${FIRST_YEAR}-01-01`;
  return {
    "projection.period.type": "date",
    "projection.period.format": format ?? "",
    "projection.period.range": `${first},NOW+1YEARS`,
    "projection.period.interval": "1",
    "projection.period.interval.unit": unit ?? "",
  };
}

function financialYears(): string[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => {
    const year = FIRST_YEAR + index;
    return `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
  });
}
