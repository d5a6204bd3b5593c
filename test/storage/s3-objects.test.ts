import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe } from "vitest";
import { s3Objects } from "../../packages/core/src/storage/s3-objects.ts";
import { objectsContract } from "./objects-contract.ts";
import { availableServers } from "./servers/available-servers.ts";
import type { S3Server } from "./servers/s3-server.ts";

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`objects on ${available.title}`, () => {
    let server: S3Server;
    let plain: string;
    let versioned: string;
    beforeAll(async () => {
      server = await available.start();
      plain = await server.newBucket();
      versioned = await server.newBucket({ versions: true });
    });
    afterAll(() => server.stop());

    const opener = (bucket: () => string) => async () => {
      const objects = s3Objects({ bucket: bucket(), prefix: `${randomUUID()}/` }, server);
      return { objects, close: async () => undefined };
    };
    objectsContract(
      "in a bucket",
      opener(() => plain),
    );
    objectsContract(
      "in a bucket that keeps versions",
      opener(() => versioned),
      { keepsVersions: true, deletedStillHolds: available.name === "versitygw" },
    );
  });
}
