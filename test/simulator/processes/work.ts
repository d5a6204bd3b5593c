/** One worker, until it is done or killed. Arguments as JSON: the store's address and its options. */
import { openStore } from "../../../packages/core/src/storage/open-store.ts";
import { reconcile } from "../../../packages/core/src/workflows/reconcile.ts";
import { workUploads } from "../../../packages/core/src/workflows/work-uploads.ts";

const [address, options] = process.argv.slice(2).map((given) => JSON.parse(given));
const store = openStore(address, options);
process.stdout.write("ready\n");
await workUploads({ store });
await reconcile({ store });
