// Makes the website's style and scripts as they are deployed beside its function: `node scripts/site-assets.ts FOLDER`.
import { bringSiteAssets } from "./bundles/site-assets.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name the folder to put them into: node scripts/site-assets.ts FOLDER");
await bringSiteAssets(folder);
