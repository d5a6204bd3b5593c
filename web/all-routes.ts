import { accessRoutes } from "./access/routes.ts";
import { apiRoutes } from "./api/routes.ts";
import { nationalRoutes } from "./national/routes.ts";
import { officerRoutes } from "./officer/routes.ts";
import { publicRoutes } from "./public/routes.ts";
import type { Route } from "./route.ts";

/** Every way into the site. What is not here does not exist; the first that fits a path answers. */
export const allRoutes: readonly Route[] = [
  ...accessRoutes,
  ...officerRoutes,
  ...nationalRoutes,
  ...publicRoutes,
  ...apiRoutes,
];
