import { registry } from "../collections/registry.generated.ts";
import { type Published, type PublishPowers, publishNational } from "./publish-national.ts";

export interface PublishAllPowers extends PublishPowers {
  /** Told after each collection. */
  readonly onPublished?: (published: Published) => void;
}

/** Publishes every collection of the registry in its order, each where something has changed. */
export async function publishAll({ onPublished, ...powers }: PublishAllPowers): Promise<Published[]> {
  const all: Published[] = [];
  for (const { id } of registry) {
    const published = await publishNational({ collection: id }, powers);
    onPublished?.(published);
    all.push(published);
  }
  return all;
}
