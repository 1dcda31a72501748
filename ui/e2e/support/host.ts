/**
 * A development host of its own for each test: the real core behind a free port, with empty folders, so that tests
 * neither meet each other nor what the person at this machine has.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const program = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/lodestar-devhost");

export class Host {
  readonly folder = mkdtempSync(join(tmpdir(), "lodestar-flow-"));
  /** What native dialogs would have chosen: exports and copies land here. */
  readonly chosen = join(this.folder, "chosen");
  /** The program's own data, and below it the documents of the person. */
  readonly data = join(this.folder, "data");

  url = "";
  #process: ChildProcess | undefined;

  constructor() {
    mkdirSync(this.chosen);
    mkdirSync(this.data);
  }

  /** Starts the core, on the given file and at the given moment if any, and waits for the address that it prints. */
  async start(file?: string, now?: string): Promise<void> {
    if (!existsSync(program)) throw new Error(`${program} is not built: run \`make test SUITES=flows\``);
    const words = ["--port", "0", "--ui", join(root, "ui/dist"), "--data", this.data, "--dialog-dir", this.chosen];
    if (file !== undefined) words.push("--file", file);
    if (now !== undefined) words.push("--now", now);
    const started = spawn(program, words, { stdio: ["ignore", "pipe", "inherit"] });
    this.#process = started;
    this.url = await new Promise<string>((ready, failed) => {
      let said = "";
      started.stdout.on("data", (chunk) => {
        said += String(chunk);
        const line = /^(http:\S+)\n/m.exec(said);
        if (line?.[1]) ready(line[1]);
      });
      started.once("error", failed);
      started.once("exit", (code) => failed(new Error(`the development host ended with ${code}: ${said}`)));
    });
  }

  /** Ends the core as if the plug were pulled. */
  async kill(): Promise<void> {
    const process = this.#process;
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    const gone = new Promise((done) => process.once("exit", done));
    process.kill("SIGKILL");
    await gone;
  }

  /** The names of what was exported or saved, in order. */
  files(): string[] {
    return readdirSync(this.chosen).sort();
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
