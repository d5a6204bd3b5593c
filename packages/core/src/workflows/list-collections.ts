import type { Collection } from "../collections/define-collection.ts";
import { registry } from "../collections/registry.generated.ts";

/** Every collection there is, in the registry's order. */
export function listCollections(): readonly Collection[] {
  return registry;
}
