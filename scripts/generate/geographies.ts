import { z } from "zod";
import { constantText } from "./constant-text.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { readCsv } from "./read-csv.ts";

const rowShape = z.object({
  level: z.enum(["england", "region", "council-type"]),
  code: z.string().regex(/^(E\d{8}|[a-z-]+)$/),
  name: z.string().min(1),
});

/** England, its regions and the groups of councils as a module. */
export function geographies(root: URL): GeneratedFile {
  return {
    path: "packages/core/src/authorities/geographies.generated.ts",
    text: constantText({
      name: "geographies",
      type: "Geography",
      from: "./geography.ts",
      source: "data/register/geographies.csv",
      values: readCsv(new URL("data/register/geographies.csv", root)).map((row) => rowShape.parse(row)),
    }),
  };
}
