/** One worker of a race over a store. Arguments as JSON: the store's address and options, and its share of the work. Prints what it published. */
import { openStore } from "../../../packages/core/src/storage/open-store.ts";
import { race } from "../racing.ts";

const [address, options, work] = process.argv.slice(2).map((given) => JSON.parse(given));
process.stdout.write(JSON.stringify(await race(openStore(address, options).data, work)));
