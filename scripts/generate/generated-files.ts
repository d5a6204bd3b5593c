import { bankHolidays } from "./bank-holidays.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { geographies } from "./geographies.ts";
import { mapCells } from "./map-cells.ts";
import { populations } from "./populations.ts";
import { published } from "./published.ts";
import { register } from "./register.ts";
import { registry } from "./registry.ts";

/** Every generated file of the project, as it should be. `root` is the project's folder, ending in `/`. */
export function generatedFiles(root: URL): readonly GeneratedFile[] {
  return [
    register(root),
    geographies(root),
    mapCells(root),
    bankHolidays(root),
    populations(root),
    registry(root),
    ...published(root),
  ];
}
