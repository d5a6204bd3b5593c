// Fetches or builds the S3 servers that tests run against, once, into the user's cache: `npm run s3-servers [-- NAME...]`.
// Two that tests are run on, and s3rver, which ignores conditional writes: to see that it is refused.
import { bringS3rver } from "./s3-servers/bring-s3rver.ts";
import { cacheFolder } from "./s3-servers/cache-folder.ts";
import { type BinaryPowers, type ServerBinary, serverBinary } from "./s3-servers/server-binary.ts";
import { serverPrograms } from "./s3-servers/server-programs.ts";

const bring: Readonly<Record<string, (powers: BinaryPowers) => Promise<ServerBinary>>> = {
  versitygw: (powers) => serverBinary(serverPrograms.versitygw, powers),
  minio: (powers) => serverBinary(serverPrograms.minio, powers),
  s3rver: bringS3rver,
};

const asked = process.argv.slice(2);
for (const name of asked.length === 0 ? Object.keys(bring) : asked) {
  const found = await bring[name]?.({ cache: cacheFolder(process.env), env: process.env, say: console.log });
  if (found !== undefined && "path" in found) {
    console.log(`${name}: ${found.path}`);
  } else {
    const why = found?.missing ?? `there are only ${Object.keys(bring).join(", ")}`;
    console.error(`${name}: not to be had, because ${why}.`);
    process.exitCode = 1;
  }
}
