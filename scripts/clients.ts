// Brings what test/clients reads snapshots with, and the emulator of `npm run chain`, once, into the user's cache: `npm run clients`.
import { bringHttpfs, bringMinistack, bringParquetWasm, bringPython } from "./clients/bring-clients.ts";
import { cacheFolder } from "./s3-servers/cache-folder.ts";

for (const bring of [bringPython, bringParquetWasm, bringHttpfs, bringMinistack]) {
  const found = await bring({ cache: cacheFolder(process.env), env: process.env, say: console.log });
  if ("path" in found) {
    console.log(found.path);
  } else {
    console.error(`Not to be had, because ${found.missing}.`);
    process.exitCode = 1;
  }
}
