import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EditQueue, mergeChanges, type Edit } from "./queue";

const set = (field: string, value: string, id = "a"): Edit => ({
  label: "",
  coalesce: `vision/${id}/${field}`,
  changes: [{ op: "set", kind: "vision", id, fields: { [field]: value } }],
});
const values = (edit: Edit) => edit.changes.map((change) => ("fields" in change ? change.fields : change.op));

/** A store that answers when told to. */
function harness(refuse: (edit: Edit) => "no" | "later" | undefined = () => undefined) {
  const sent: Edit[] = [];
  const log: string[] = [];
  const answers: (() => void)[] = [];
  const queue = new EditQueue<number>({
    send: (edit) => {
      sent.push(edit);
      return new Promise((resolve, reject) =>
        answers.push(() => {
          const fate = refuse(edit);
          if (fate) reject(new Error(fate));
          else resolve(sent.length);
        }),
      );
    },
    done: () => log.push("done"),
    refused: () => log.push("refused"),
    stuck: () => log.push("stuck"),
    isRefusal: (error) => (error as Error).message === "no",
  });
  const answer = async () => {
    answers.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, sent, log, answer };
}

it("tells when what waits is forgotten, or it would seem to wait for ever", () => {
  const told: boolean[] = [];
  const queue: EditQueue<number> = new EditQueue<number>({
    send: () => new Promise(() => {}),
    done: () => {},
    refused: () => {},
    stuck: () => {},
    isRefusal: () => false,
    changed: () => told.push(queue.pending.length > 1),
  });
  queue.push(set("statement", "a"));
  queue.push(set("problem", "b"));
  queue.clear();
  expect(told.slice(-2)).toEqual([true, false]);
});

describe("the line of edits", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("sends the first edit at once and one at a time", async () => {
    const { queue, sent, answer } = harness();
    queue.push(set("statement", "a"));
    queue.push(set("problem", "b"));
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent, "the second waits for the first answer").toHaveLength(1);
    await answer();
    expect(sent).toHaveLength(2);
  });

  it("makes fast typing in one field few operations and keeps the last letter", async () => {
    const { queue, sent, answer } = harness();
    let text = "";
    for (const letter of "containers") {
      text += letter;
      queue.push(set("statement", text));
      await vi.advanceTimersByTimeAsync(10);
      await answer();
    }
    await vi.advanceTimersByTimeAsync(100);
    await answer();
    expect(sent.length).toBeLessThanOrEqual(3);
    expect(values(sent.at(-1)!)).toEqual([{ statement: "containers" }]);
    expect(queue.busy).toBe(false);
  });

  it("keeps at least 80 ms between two sends", async () => {
    const { queue, sent, answer } = harness();
    queue.push(set("statement", "a"));
    await answer();
    queue.push(set("statement", "ab"));
    await vi.advanceTimersByTimeAsync(70);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(15);
    expect(sent).toHaveLength(2);
  });

  it("never reorders: an edit of another field ends the joining", async () => {
    const { queue, sent, answer } = harness();
    queue.push(set("statement", "1"));
    queue.push(set("statement", "12"));
    queue.push(set("problem", "x"));
    queue.push(set("statement", "123"));
    for (let i = 0; i < 4; i++) {
      await answer();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.flatMap(values)).toEqual([
      { statement: "1" },
      { statement: "12" },
      { problem: "x" },
      { statement: "123" },
    ]);
  });

  it("flushes without minding the pace and resolves when all is confirmed", async () => {
    const { queue, sent, answer } = harness();
    queue.push(set("statement", "a"));
    await answer();
    queue.push(set("statement", "ab"));
    let flushed = false;
    void queue.flush().then(() => (flushed = true));
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(2);
    expect(flushed).toBe(false);
    await answer();
    expect(flushed).toBe(true);
  });

  it("drops what is refused and goes on with the next", async () => {
    const { queue, log, answer } = harness((edit) =>
      (values(edit)[0] as { a?: string }).a === "bad" ? "no" : undefined,
    );
    queue.push(set("a", "bad"));
    queue.push(set("b", "good"));
    await answer();
    expect(log).toEqual(["refused"]);
    await vi.advanceTimersByTimeAsync(100);
    await answer();
    expect(log).toEqual(["refused", "done"]);
    expect(queue.busy).toBe(false);
  });

  it("keeps what cannot be saved now, in order, and sends it on retry", async () => {
    let full = true;
    const { queue, sent, log, answer } = harness(() => (full ? "later" : undefined));
    queue.push(set("statement", "kept"));
    await answer();
    expect(log).toEqual(["stuck"]);
    queue.push(set("problem", "typed meanwhile"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent, "nothing is sent while stuck").toHaveLength(1);
    expect(queue.pending.flatMap(values)).toEqual([{ statement: "kept" }, { problem: "typed meanwhile" }]);
    await queue.flush();
    full = false;
    queue.retry();
    await answer();
    await vi.advanceTimersByTimeAsync(100);
    await answer();
    expect(log).toEqual(["stuck", "done", "done"]);
    expect(queue.pending).toHaveLength(0);
  });

  it("hands everything over when the page goes away", async () => {
    const { queue, sent } = harness();
    queue.push(set("statement", "a"));
    queue.push(set("statement", "ab"));
    queue.push(set("problem", "x"));
    queue.leave();
    expect(sent.flatMap(values)).toEqual([{ statement: "a" }, { statement: "ab" }, { problem: "x" }]);
  });
});

it("joins neighbouring sets of one record and a set into its put", () => {
  expect(
    mergeChanges([
      { op: "put", kind: "pillar", id: "p", fields: { name: "" } },
      { op: "set", kind: "pillar", id: "p", fields: { name: "Core" } },
      { op: "set", kind: "pillar", id: "q", fields: { name: "Other" } },
      { op: "move", kind: "pillar", id: "q", after: null },
      { op: "set", kind: "pillar", id: "q", fields: { code: "O" } },
    ]),
  ).toEqual([
    { op: "put", kind: "pillar", id: "p", fields: { name: "Core" } },
    { op: "set", kind: "pillar", id: "q", fields: { name: "Other" } },
    { op: "move", kind: "pillar", id: "q", after: null },
    { op: "set", kind: "pillar", id: "q", fields: { code: "O" } },
  ]);
});
