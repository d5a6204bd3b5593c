/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  async app(input) {
    const { settingsFor } = await import("./stacks/settings.ts");
    const { region, keepsData } = settingsFor(input?.stage ?? "");
    return {
      name: "council-returns",
      home: "aws",
      removal: keepsData ? "retain" : "remove",
      protect: keepsData,
      providers: { aws: { version: "7.20.0", region } },
    };
  },
  async run() {
    const { buildStacks } = await import("./stacks/index.ts");
    return buildStacks();
  },
});
