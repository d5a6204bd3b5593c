import { describe, expect, it } from "vitest";
import { settingsFor } from "../../stacks/settings.ts";
import { stages } from "../../stacks/stages.ts";

const { personal } = stages;
const refused = (change: Readonly<Record<string, unknown>>) => () =>
  settingsFor("mine", { personal, mine: { ...personal, ...change } });

describe("settingsFor", () => {
  it("has settings for every stage that is written down", () => {
    for (const stage of Object.keys(stages)) expect(settingsFor(stage).region, stage).toBe("eu-west-2");
  });

  it("gives a stage that nobody wrote down what is cheap and can be removed", () => {
    expect(settingsFor("somebodys-own")).toEqual(settingsFor("personal"));
    expect(settingsFor("toString").keepsData).toBe(false);
  });

  it("keeps what production holds, under a key of our own and behind a scan", () => {
    expect(settingsFor("production")).toMatchObject({ keepsData: true, keys: "kms", scanUploads: true });
  });

  it.each([
    [{ region: "London" }, /region/],
    [{ keys: "none" }, /keys/],
    [{ maxUploadBytes: 104_857_601 }, /no more than is read of a file: 104857600/],
    [{ keepVersionsDays: 0 }, /keepVersionsDays/],
    [{ athenaFromRows: -1 }, /athenaFromRows/],
    [{ alarmEmails: ["nobody"] }, /alarmEmails/],
    [{ analysts: ["everybody"] }, /an ARN of a role, a user or an account's root/],
    [{ analysts: ["*"] }, /an ARN/],
    [{ councils: [{ code: "10*", trusts: ["arn:aws:iam::111122223333:root"] }] }, /letters and digits/],
    [{ councils: [{ code: "102", trusts: [] }] }, /trusts/],
    [{ region: undefined }, /region/],
    [{ colour: "red" }, /colour/],
  ])("refuses %j, naming the stage, the file and the fault", (change, fault) => {
    expect(refused(change)).toThrow(/Cannot use the settings of stage "mine" \(stacks\/stages\.ts\)/);
    expect(refused(change)).toThrow(fault);
  });

  it("refuses a council that is there twice", () => {
    const trusts = ["arn:aws:iam::111122223333:root"];
    expect(
      refused({
        councils: [
          { code: "Z9d", trusts },
          { code: "z9D", trusts },
        ],
      }),
    ).toThrow(/each council once/);
  });
});
