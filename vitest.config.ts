import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { DearestFirst } from "./test/dearest-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Five on two cores: many tests wait for a server, a browser or another process.
    maxWorkers: 5,
    sequence: { sequencer: DearestFirst },
    // Node reads the source itself, as it does for users: no copy of each module is made for the tests.
    experimental: { viteModuleRunner: false },
    // A worker keeps the modules it has loaded: nothing here changes what the next file would see of them.
    isolate: false,
    // Processes that tests start spend more on reading the source than on their work, unless they keep what they made of it.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "council-returns-compiled") },
  },
});
