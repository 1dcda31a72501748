import { describe, expect, it } from "vitest";
import { dateOrderOf, decimalsOf, orderMatters, readDate, readNumber, readTable, writeTable } from "./sheet";

describe("a copied table", () => {
  it("is read cell by cell, with quotes, line breaks and empty cells", () => {
    expect(readTable('2027-01-31\t1,5\r\n2027-02-28\t"two\nlines ""quoted"""\n\t3\n')).toEqual([
      ["2027-01-31", "1,5"],
      ["2027-02-28", 'two\nlines "quoted"'],
      ["", "3"],
    ]);
  });
  it("without tabs is one column, where semicolons do not part every line", () => {
    expect(readTable("1,5\n2,5\n")).toEqual([["1,5"], ["2,5"]]);
    expect(readTable("1.1.2027;4\n1.2.2027;5")).toEqual([
      ["1.1.2027", "4"],
      ["1.2.2027", "5"],
    ]);
    expect(readTable("")).toEqual([]);
  });
  it("is written so that it reads back", () => {
    const table = [
      ["a", 'say "b"'],
      ["", "two\nlines"],
    ];
    expect(readTable(writeTable(table))).toEqual(table);
  });
});

describe("numbers of a column", () => {
  it.each([
    ["1.234,5", "comma"],
    ["1,234.5", "point"],
    ["99,81", "comma"],
    ["99.81", "point"],
    ["0,123", "comma"],
    ["1.234.567", "comma"],
    ["1234,567", "comma"],
    ["1,234", undefined],
    ["17", undefined],
  ])("%s: %s", (text, decimals) => expect(decimalsOf([text])).toBe(decimals));

  it("are read by what the column tells", () => {
    expect(readNumber("1.234", decimalsOf(["0,5", "1.234"]))).toBe(1234);
    expect(readNumber("1.234", decimalsOf(["0.5", "1.234"]))).toBe(1.234);
    expect(readNumber("1,234")).toBe(1234);
  });
  it.each([
    ["99.81 %", 99.81],
    ["€ 0.42", 0.42],
    ["−3", -3],
    ["(12)", -12],
    ["-€5", -5],
    ["21 h", 21],
    ["1'234.5", 1234.5],
    [".5", 0.5],
    ["+7", 7],
  ])("%s is %d", (text, value) => expect(readNumber(text)).toBe(value));
  it.each(["", "-", "n/a", "1.2.3x", "12,34,5", "NaN", "Infinity", "1e400", "a1", "--1"])("%s is none", (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );
});

describe("dates of a column", () => {
  it.each([
    ["2027-06-30", "2027-06-30"],
    ["2027/6/3", "2027-06-03"],
    ["20270630", "2027-06-30"],
    ["30.6.2027", "2027-06-30"],
    ["30/06/27", "2027-06-30"],
    ["30 Jun 2027", "2027-06-30"],
    ["30-Jun-27", "2027-06-30"],
    ["1st March 2027", "2027-03-01"],
    ["June 30, 2027", "2027-06-30"],
    ["Wed, 30 June 2027", "2027-06-30"],
    ["2027-06-30T10:00:00Z", "2027-06-30"],
    ["30.06.2027 14:05", "2027-06-30"],
    ["3. März 2027", "2027-03-03"],
    ["12 Dez 2027", "2027-12-12"],
    ["14 juillet 2027", "2027-07-14"],
    ["2028-02", "2028-02-29"],
    ["Feb 2027", "2027-02-28"],
  ])("%s is %s", (text, date) => expect(readDate(text)).toBe(date));
  it.each(["", "31.2.2027", "2027-13-01", "soon", "12", "99/99/9999", "0/0/0000", "Foo 2027"])("%s is none", (text) =>
    expect(readDate(text)).toBeUndefined(),
  );
  it("put the month first where one of them can only be read so", () => {
    const column = ["03/04/2027", "6/30/2027"];
    expect(dateOrderOf(column)).toBe("month");
    expect(readDate(column[0]!, dateOrderOf(column))).toBe("2027-03-04");
    expect(dateOrderOf(["30/6/2027", "1/2/2027"])).toBe("day");
  });
  it("ask only where the order matters", () => {
    expect(orderMatters(["03/04/2027"])).toBe(true);
    expect(orderMatters(["03/03/2027", "2027-01-02"])).toBe(false);
    expect(orderMatters(["03.04.2027"])).toBe(false);
    expect(orderMatters(["03/04/2027", "13/4/2027"])).toBe(false);
  });
});
