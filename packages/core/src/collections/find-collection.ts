import type { Collection } from "./define-collection.ts";
import { registry } from "./registry.generated.ts";

/** The collection with this id, or undefined. */
export function findCollection(id: string): Collection | undefined {
  return registry.find((collection) => collection.id === id);
}
