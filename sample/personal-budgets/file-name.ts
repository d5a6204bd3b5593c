import { pick, seededDraw } from "../random.ts";
import type { CouncilReturn } from "./council-return.ts";
import type { Layout } from "./layout.ts";

/** A file name of the kind councils give, without its ending. */
export function fileName({ authority, period }: CouncilReturn): string {
  const draw = seededDraw(`file name ${authority.name} ${period}`);
  const name = authority.name.replace(/[^A-Za-z0-9]+/g, " ").trim();
  const year = period.slice(0, 4);
  return pick(draw, [
    `${name} personal budgets ${year}`,
    `${authority.code}_personal_budgets_${year}`,
    `PB survey March ${year} ${name}`,
    `${name.replaceAll(" ", "-").toLowerCase()}-return-${year}`,
    `PB return ${year} FINAL v2`,
  ]);
}

/** What the file is called, which for text is not always what it is. */
export function fileEnding({ file }: Layout): string {
  return file.format === "csv" ? file.ending : file.format;
}
