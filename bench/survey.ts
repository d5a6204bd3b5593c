import { read, utils } from "@e965/xlsx";
import { z } from "zod";
import { openTables } from "../packages/core/src/storage/open-tables.ts";
import { memoryStore } from "../packages/core/src/storage/open-store.ts";
import { publishNational } from "../packages/core/src/workflows/publish-national.ts";
import { workUploads } from "../packages/core/src/workflows/work-uploads.ts";
import { mainJob } from "../sample/main-job.ts";
import type { SampleFile } from "../sample/sample-file.ts";
import { interleave } from "./measure.ts";
