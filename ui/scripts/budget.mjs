// Weighs the built scripts: what the first paint needs, and the lazy editor chunk. Ends with 1 if over budget.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const INITIAL = 180 * 1024;
const EDITOR = 110 * 1024;
const dist = new URL("../dist/", import.meta.url);
const html = readFileSync(new URL("index.html", dist), "utf8");
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

const initial = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map((match) => match[1]);
if (initial.length === 0) throw new Error("dist/index.html names no script: the budget cannot be checked");
const total = initial.reduce((sum, file) => sum + weigh(file), 0);
let failed = false;
const report = (name, size, budget) => {
  const over = size > budget;
  failed ||= over;
  console.log(`${name}: ${kb(size)} of ${kb(budget)} gzip${over ? " – over budget" : ""}`);
};
report("initial JavaScript", total, INITIAL);
const editor = readdirSync(new URL("assets/", dist)).filter((file) => /^editor-.*\.js$/.test(file));
if (editor.length !== 1)
  throw new Error(`one editor chunk is expected, not ${editor.length}: its budget cannot be checked`);
report("editor chunk", weigh(`assets/${editor[0]}`), EDITOR);
process.exit(failed ? 1 : 0);
