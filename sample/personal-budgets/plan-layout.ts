import { type Draw, pick, seededDraw } from "../random.ts";
import type { Layout, Preamble, TableStyle } from "./layout.ts";

/** Draws how one return is laid out. Equal seeds give equal layouts. */
export function planLayout(seed: string): Layout {
  const draw = seededDraw(`layout ${seed}`);
  const file = planFile(draw);
  const text = file.format === "csv";
  const pounds = file.format === "csv" && file.encoding === "windows-1252";
  return {
    file,
    sheets: text ? 1 : pick(draw, [1, 2, 3]),
    sheetNames: pick(draw, ["by table", "numbered"]),
    hiddenSheet: text ? "none" : pick(draw, ["none", "none", "hidden", "very hidden"]),
    preamble: planPreamble(draw),
    tables: planTables(draw),
    numbers: pick(draw, ["plain", "formatted", "text"]),
    money: pick(draw, pounds ? ["formatted", "text"] : ["plain", "formatted", "text"]),
    dates: pick(draw, ["dd.mm.yyyy", "dd-Mon-yy", "dd/mm/yyyy", "date cell", "serial"]),
    emptyColumns: { before: pick(draw, [0, 0, 1, 2]), after: text ? pick(draw, [0, 0, 24]) : 0 },
    notes: draw() < 0.5,
  };
}

function planFile(draw: Draw): Layout["file"] {
  const format = pick(draw, ["xlsx", "xlsx", "xlsx", "xlsx", "xls", "csv", "csv", "csv"] as const);
  if (format !== "csv") return { format };
  const encoding = pick(draw, ["utf-8", "utf-8 with BOM", "windows-1252"] as const);
  const delimiter = pick(draw, [",", ",", ";", "\t"] as const);
  const ending = delimiter === "\t" ? pick(draw, ["txt", "tsv"]) : pick(draw, ["csv", "csv", "csv", "xls"]);
  return { format, ending, encoding, delimiter, newline: pick(draw, ["\r\n", "\n"]) };
}

function planPreamble(draw: Draw): Preamble {
  return {
    council: pick(draw, ["official name", "name", "code", "gss"]),
    period: pick(draw, ["31 March 2010", "31/03/2010", "31.03.2010", "2010-03-31", "in the title"]),
    labels: pick(draw, ["beside", "same cell"]),
    mergedTitle: draw() < 0.4,
  };
}

function planTables(draw: Draw): TableStyle {
  return {
    titles: pick(draw, ["none", "plain", "numbered"]),
    headers: pick(draw, ["plain", "upper case", "line break", "footnote mark", "padded"]),
    stacked: draw() < 0.25,
    columns: pick(draw, ["as asked", "shuffled"]),
    rows: pick(draw, ["by group", "by age", "shuffled"]),
    categories: pick(draw, ["as asked", "mixed"]),
    total: pick(draw, ["none", "Total", "TOTAL", "Grand total"]),
    blankRows: pick(draw, ["none", "none", "under the header", "between groups"]),
    comments: draw() < 0.1,
  };
}
