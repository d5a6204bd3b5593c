import { defineConfig } from "vitest/config";

export default defineConfig({
  // Three on two cores: many tests wait for a server, a browser or another process.
  test: { include: ["test/**/*.test.ts"], testTimeout: 180_000, hookTimeout: 300_000, maxWorkers: 3 },
});
