import type { Objects } from "@council-returns/core/storage/objects.ts";
import type { Release } from "@council-returns/core/workflows/read-release.ts";
import { readReleaseFile } from "@council-returns/core/workflows/release-file.ts";
import * as z from "zod";

/** Of a Data Package, what is shown of its tables. */
const shape = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      description: z.string().default(""),
      schema: z
        .object({
          fields: z.array(
            z.object({ name: z.string(), type: z.string().default(""), description: z.string().default("") }),
          ),
        })
        .optional(),
    }),
  ),
});

/** A table of a release with what each of its columns holds. */
export interface DescribedTable {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly description: string }[];
}

/** The tables of a release as its own metadata describe them, each once; none where it has no metadata. */
export async function tablesOf(release: Release, data: Objects): Promise<readonly DescribedTable[]> {
  const bytes = await readReleaseFile("datapackage.json", { release, data });
  if (bytes === undefined) return [];
  const { resources } = shape.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return resources.flatMap(({ path, description, schema }) =>
    schema === undefined || !path.endsWith(".csv")
      ? []
      : [{ name: path.replace(/\.csv$/, ""), description, columns: schema.fields }],
  );
}
