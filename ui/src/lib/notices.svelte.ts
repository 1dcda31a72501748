/** The banners that stay until their cause is gone or the reader closes them: one for each cause. */

export interface NoticeAction {
  label: string;
  run(): void | Promise<void>;
}

export interface Notice {
  /** The cause; a second notice of the same cause replaces the first. */
  code: string;
  tone: "danger" | "warning" | "info";
  message: string;
  hints: string[];
  actions: NoticeAction[];
  /** Whether the reader may close it while the cause lasts. */
  closable: boolean;
}

class Notices {
  list = $state.raw<Notice[]>([]);

  raise(notice: Partial<Notice> & Pick<Notice, "code" | "message">): void {
    const full: Notice = { tone: "danger", hints: [], actions: [], closable: true, ...notice };
    const rest = this.list.filter((other) => other.code !== full.code);
    this.list = [...rest, full];
  }

  settle(code: string): void {
    if (this.list.some((notice) => notice.code === code)) {
      this.list = this.list.filter((notice) => notice.code !== code);
    }
  }

  clear(): void {
    this.list = [];
  }
}

export const notices = new Notices();
