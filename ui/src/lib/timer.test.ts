import { describe, expect, it } from "vitest";
import { announcement, jumped, leftAlone, reading, timer } from "./timer";

describe("the timer", () => {
  it.each([
    [276, "4:36"],
    [275.2, "4:36"],
    [0, "0:00"],
    [-0.4, "0:00"],
    [-12, "+0:12"],
    [3600, "1:00:00"],
    [-3725, "+1:02:05"],
  ])("%s seconds read %s", (left, words) => expect(timer(left)).toBe(words));
  it("counts down what was allotted and says what is over it; without minutes it counts up", () => {
    expect(reading(600, 450)).toEqual({ words: "7:30", over: false, share: 25 });
    expect(reading(600, -5)).toEqual({ words: "+0:05", over: true, share: 100 });
    expect(reading(0, -65)).toEqual({ words: "1:05", over: false, share: 0 });
  });
  it("is announced once, and not after a jump", () => {
    expect(announcement(301, 300)).toBe("Five minutes left");
    expect(announcement(300, 299)).toBeNull();
    expect(announcement(60.2, 59.9)).toBe("One minute left");
    expect(announcement(0.4, -0.1)).toBe("Time is up");
    expect(announcement(3600, -100)).toBeNull();
  });
});

describe("time in which nobody worked", () => {
  it("is a jump of the clock that is no tick", () => {
    expect(jumped(0.5)).toBeNull();
    expect(jumped(-3600)).toBeNull();
    expect(jumped(3600.2)).toEqual({
      seconds: 3600,
      words: "The computer slept, or its clock jumped by 60 minutes.",
    });
  });
  it("is what passed since something was written last, if that is long ago", () => {
    const now = Date.parse("2026-12-02T09:00:00Z");
    const written = ["2026-12-01T09:00:00Z", null, "2026-12-01T08:00:00Z", "no time"];
    expect(leftAlone(written, now)).toEqual({ seconds: 86_400, words: "Nothing was written for 24 hours." });
    expect(leftAlone([...written, "2026-12-02T08:50:00Z"], now)).toBeNull();
    expect(leftAlone([null], now)).toBeNull();
  });
});
