import core from "../../package.json" with { type: "json" };

/** Version of the code that makes snapshots; recorded in each, so that it can be rebuilt with the same. */
export const codeVersion: string = core.version;
