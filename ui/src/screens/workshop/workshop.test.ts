import { describe, expect, it, test } from "vitest";
import { add, begin, end, leaveOut, pause, resume } from "./laps";
import { doubles, readNumbers, reordered } from "./notes";
import { readTime } from "./time";

const at = (seconds: number) => new Date(Date.UTC(2027, 2, 1, 13, 0, seconds)).toISOString();

describe("laps", () => {
  it("begin, pause, go on, end and are taken up again without losing a second", () => {
    let laps = begin([], "a", at(0));
    laps = pause(laps, "a", at(60));
    laps = pause(laps, "a", at(70));
    laps = resume(laps, "a", at(90));
    expect(laps).toEqual([{ step: "a", begun: at(0), ended: null, paused: null, away: 30, added: null }]);
    laps = begin(laps, "b", at(100));
    expect(laps[0]).toMatchObject({ ended: at(100), away: 30 });
    laps = begin(laps, "a", at(160));
    expect(laps[0]).toMatchObject({ begun: at(0), ended: null, away: 90 });
    expect(laps[1]).toMatchObject({ begun: at(100), ended: at(160) });
  });
  it("end while they pause, and do not count the pause", () => {
    const laps = end(pause(begin([], "a", at(0)), "a", at(10)), at(50));
    expect(laps[0]).toMatchObject({ paused: null, ended: at(50), away: 40 });
    expect(end(laps, at(99))).toEqual(laps);
  });
  it("take minutes before they begin, and leave out what nobody worked", () => {
    const laps = add(add([], "a", 5), "a", -2000);
    expect(laps[0]).toMatchObject({ begun: null, added: -1440 });
    expect(leaveOut(begin([], "a", at(0)), "a", 3600)[0]).toMatchObject({ away: 3600 });
  });
  it("survive a clock that was set back", () => {
    expect(resume(pause(begin([], "a", at(0)), "a", at(50)), "a", at(10))[0]).toMatchObject({ away: 0 });
  });
});

describe("time", () => {
  it.each([
    ["14", "14:00"],
    ["14.30", "14:30"],
    ["1430", "14:30"],
    ["9", "09:00"],
    ["2pm", "14:00"],
    ["12 am", "00:00"],
    ["25", null],
    ["14:75", null],
    ["soon", null],
    ["", null],
  ])("“%s” is %s", (text, time) => expect(readTime(text)).toBe(time));
});

describe("notes", () => {
  const note = (id: string, text: string, rest = {}) => ({
    id,
    text,
    within: null,
    times: null,
    sort: "note",
    ...rest,
  });
  it("that say the same are found, whatever their case, spaces and full stops", () => {
    const notes = [
      note("a", "Weekly deck"),
      note("b", " weekly  deck."),
      note("c", "Other"),
      note("d", "WEEKLY DECK!"),
    ];
    expect(doubles(notes)).toEqual([{ keep: "a", drop: ["b", "d"], times: 3 }]);
    expect(doubles([note("a", ""), note("b", " ")])).toEqual([]);
    expect(doubles([note("a", "x", { times: 2 }), note("b", "x", { times: 3 })])[0]?.times).toBe(5);
  });
  it("are put behind the right neighbour", () => {
    expect(reordered(["a", "b", "c"], 0, 2)).toBe("c");
    expect(reordered(["a", "b", "c"], 2, 0)).toBeNull();
    expect(reordered(["a", "b", "c"], 2, 1)).toBe("a");
  });
});

test("paper is read by its numbers, and a wrong one is named", () => {
  const known = new Map([
    [3, "a"],
    [7, "b"],
  ]);
  expect([...readNumbers(" 3, 3;7 ", known).marks!]).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
  expect([...readNumbers("3:5 7=2", known).marks!]).toEqual([
    ["a", 5],
    ["b", 2],
  ]);
  for (const wrong of ["4", "x", "3:", "-3", "3.0", "99999999999"]) {
    expect(readNumbers(`7 ${wrong}`, known)).toEqual({ marks: null, wrong });
  }
  expect(readNumbers("  ", known).marks?.size).toBe(0);
});
