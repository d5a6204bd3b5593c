import type { Pulumi, Values } from "./pulumi.ts";

/** A resource as the stacks asked for it. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly parent: string;
  readonly inputs: Values;
  readonly retainOnDelete: boolean;
  readonly protect: boolean;
}

/** Pulumi's mark on its wire for a secret: `{ [SECRET]: kind, value }`. */
const SECRET = "4dabf18193072939515e22adb298388d";
const NAMES = new Set(["name", "bucket", "targetId", "queueName"]);

/** Gives inputs as plain values; the eight letters that SST ends names with by chance are blanked. */
export function settleInputs({ asset }: Pulumi): (inputs: Values) => Values {
  const isFile = (value: unknown) => asset.Asset.isInstance(value) || asset.Archive.isInstance(value);
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    if (isFile(value)) return "file";
    const entries = Object.entries(value);
    const sealed = entries.some(([key]) => key === SECRET) ? entries.find(([key]) => key === "value") : undefined;
    if (sealed !== undefined) return plain(sealed[1]);
    return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
  };
  return (inputs) =>
    Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [key, NAMES.has(key) ? steady(plain(value)) : plain(value)]),
    );
}

function steady(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/-[abcdefhkmnorstuvwxz]{8}(\.fifo)?$/, "-xxxxxxxx$1") : value;
}

/** Notes every resource from now on. The list is filled while the stacks run. */
export function recordResources(
  pulumi: Pulumi,
  read: (properties: unknown) => Values,
  settle: (inputs: Values) => Values,
): Resource[] {
  const resources: Resource[] = [];
  const monitor = pulumi.runtime.getMonitor();
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, done) => {
    resources.push({
      type: request.getType(),
      name: request.getName(),
      parent: request.getParent().split("::").at(-1) ?? "",
      inputs: settle(read(request.getObject())),
      retainOnDelete: request.getRetainondelete() === true,
      protect: request.getProtect() === true,
    });
    return register(request, done);
  };
  return resources;
}
