// Stands in for what only Node has while the check is bundled: a use of one leaves its mark in the bundle.
export const Buffer = { mark: "only Node has Buffer" };
export const process = { mark: "only Node has process" };
export const global = { mark: "only Node has global" };
export const require = { mark: "only Node has require" };
export const __dirname = { mark: "only Node has __dirname" };
export const __filename = { mark: "only Node has __filename" };
export const setImmediate = { mark: "only Node has setImmediate" };
