import { bringPython } from "../../scripts/clients/bring-clients.ts";
import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { askDatafusion } from "../../test/engines/ask-datafusion.ts";
import { rowTexts } from "../../test/engines/same-values.ts";
import { expectSameRows, type Questions } from "./questions.ts";

/** Seconds DataFusion needs for the questions, or why it was not asked. Throws where it answers otherwise. */
export async function askDatafusionAgain({ sets }: Questions, root: string): Promise<number | string> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const python = await bringPython({ cache: cacheFolder(process.env), env: process.env, say });
  if ("missing" in python) return `left out: ${python.missing}`;
  const said = await askDatafusion(python.path, sets, root);
  for (const [at, { asked }] of sets.entries()) {
    for (const [index, { sql, told }] of asked.entries()) {
      expectSameRows(sql, rowTexts(told.rows), rowTexts(said[at]?.[index]?.rows ?? []));
    }
  }
  return said.flat().reduce((sum, { seconds }) => sum + seconds, 0);
}
