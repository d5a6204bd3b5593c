import { createRequire } from "node:module";
import { join } from "node:path";

/** Values as Pulumi takes and gives them. */
export type Values = Readonly<Record<string, unknown>>;

/** A request to make a resource, as it goes over Pulumi's wire. */
export interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getObject(): unknown;
  getRetainondelete(): boolean;
  getProtect(): boolean;
}

interface Monitor {
  registerResource: (request: RegisterRequest, done: unknown) => unknown;
}

export interface MockResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Values;
  readonly id?: string;
  readonly custom?: boolean;
}

/** As much of Pulumi as is used here. It comes with SST, so its own types are not to be had. */
export interface Pulumi {
  readonly runtime: {
    setMocks(mocks: Mocks, project: string, stack: string, preview: boolean): Promise<void>;
    getMonitor(): Monitor;
    runInPulumiStack(program: () => Promise<unknown>): Promise<unknown>;
  };
  readonly asset: { readonly Asset: Kind; readonly Archive: Kind };
}

interface Kind {
  isInstance(value: unknown): boolean;
}

export interface Mocks {
  newResource(args: MockResource): { readonly id: string | undefined; readonly state: Values };
  call(args: { readonly token: string; readonly inputs: Values }): Values;
}

export interface LoadedPulumi {
  readonly pulumi: Pulumi;
  /** What it reads its wire with. */
  readonly read: (properties: unknown) => Values;
  /** Runs a stack with a state of Pulumi's of its own, as its automation does where one process runs many. */
  readonly asOneOfItsOwn: <T>(stack: () => Promise<T>) => Promise<T>;
}

/** Pulumi as SST brought it. */
export function loadPulumi(platform: string): LoadedPulumi {
  const require = createRequire(join(platform, "package.json"));
  const { deserializeProperties: read } = require("@pulumi/pulumi/runtime/rpc");
  const { withLocalStorage: asOneOfItsOwn } = require("@pulumi/pulumi/runtime/state");
  return { pulumi: require("@pulumi/pulumi"), read, asOneOfItsOwn };
}
