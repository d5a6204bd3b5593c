import type { Objects } from "../storage/objects.ts";
import type { TableFile } from "./table-files.ts";

/** A store's objects with some files as though they were there too: nothing is written. */
export function overlaidObjects(data: Pick<Objects, "get">, files: readonly TableFile[]): Pick<Objects, "get"> {
  const added = new Map(files.map(({ record, bytes }) => [record.key, bytes]));
  return {
    get: async (key) => {
      const bytes = added.get(key);
      return bytes === undefined ? data.get(key) : { key, bytes, version: "", size: bytes.length, modified: "" };
    },
  };
}
