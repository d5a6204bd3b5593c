// Makes the cases of the wrong file and of data about people: what is sent, and what it is sent as.
// `node test/cases/make/make-wrong-files.ts`; the same every time. Expectations are written by the runner of cases.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { personalCases } from "./personal-cases.ts";
import { senseCases } from "./sense-cases.ts";

for (const { collection, name, asked, lines } of [...senseCases(), ...personalCases()]) {
  const folder = fileURLToPath(new URL(`../${collection}/${name}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}case.json`, `${JSON.stringify(asked)}\n`);
  writeFileSync(`${folder}input.csv`, `${lines.map(csvLine).join("\n")}\n`);
}

function csvLine(cells: readonly (string | number)[]): string {
  return cells.map((cell) => (/[",]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(",");
}
