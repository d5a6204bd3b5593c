import type { SystemShare, TableSystem } from "../table-system.ts";
import type { Form } from "../tables.ts";

/** What is about to be published: the system, what readers get of each cell, and the shares that go out. */
export interface Release {
  readonly system: TableSystem;
  readonly forms: readonly Form[];
  readonly shares: readonly SystemShare[];
}
