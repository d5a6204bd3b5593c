import { describe, expect, it } from "vitest";
import { siteSettings } from "../../web/site-settings.ts";

const SITE = { RETURNS_SITE: "https://returns.example.org/", RETURNS_SITE_SECRET: "x".repeat(32) };
const PROVIDER = {
  RETURNS_OPENID_ISSUER: "https://sign-in.example.org",
  RETURNS_OPENID_CLIENT: "returns",
  RETURNS_OPENID_SECRET: "y",
  RETURNS_OPENID_NATIONAL: "returns-team",
};

describe("the settings of a served site", () => {
  it("are none where no address is named", () => {
    expect(siteSettings({ RETURNS_SITE: "", ...PROVIDER })).toBeUndefined();
  });

  it("name what is missing or wrong", () => {
    expect(() => siteSettings({ ...SITE, RETURNS_SITE_SECRET: "short" })).toThrow(
      /32 characters or more[\s\S]*RETURNS_SITE_SECRET/,
    );
    expect(() => siteSettings({ ...SITE, RETURNS_SITE: "returns" })).toThrow(/RETURNS_SITE/);
    expect(() => siteSettings({ ...SITE, ...PROVIDER, RETURNS_OPENID_NATIONAL: "" })).toThrow(
      /RETURNS_OPENID_NATIONAL/,
    );
    expect(() => siteSettings({ ...SITE, ...PROVIDER, RETURNS_OPENID_ISSUER: "http://plain" })).toThrow(
      /RETURNS_OPENID_ISSUER/,
    );
  });

  it("give a role to those in its group, and to nobody else", () => {
    const read = siteSettings({ ...SITE, ...PROVIDER, RETURNS_OPENID_AUDITOR: "analysts" });
    const roleOf = read?.openId?.roleOf ?? (() => undefined);
    expect(read?.origin).toBe("https://returns.example.org");
    expect(
      ["returns-team", ["returns-team"], ["analysts"], ["returns-team-2"], undefined, {}].map((groups) =>
        roleOf({ groups }),
      ),
    ).toEqual(["national", "national", "auditor", undefined, undefined, undefined]);
  });
});
