/**
 * The editor of long text. A chunk of its own, fetched by `lazyEditor.ts`: nothing else imports this module. It knows
 * text, not records.
 */
import { history, redo, redoDepth, standardKeymap, undo, undoDepth } from "@codemirror/commands";
import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from "@codemirror/language";
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder as placeholderText, type KeyBinding } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { parser, Strikethrough, TaskList } from "@lezer/markdown";
import { link, mark, onEnter, type TextEdit } from "./keys";

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  /** What is selected at first. */
  selection: [number, number];
  placeholder: string;
  /** Names, descriptions and marks of the element that is written in. */
  attributes: Record<string, string>;
  onchange(text: string): void;
  onleave(): void;
}

export interface Editor {
  /** What is written in it now. */
  readonly text: string;
  focus(): void;
  /** Puts the caret where the pointer is. */
  caretAt(x: number, y: number): void;
  /** Takes over a text that comes from elsewhere; the field's own undo begins anew. */
  take(text: string): void;
  describe(attributes: Record<string, string>): void;
  readonly undoes: boolean;
  readonly redoes: boolean;
  undo(): void;
  redo(): void;
  close(): void;
}

/** From here on the text is handed on when the hand rests, not with each letter. */
const LONG = 20_000;
const REST = 250;

const data = defineLanguageFacet();
const language = new Language(data, parser.configure([Strikethrough, TaskList]), [], "markdown");

// What Markdown means shows by weight, slant and line, never by colour.
const looks = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: [tags.link, tags.url], textDecoration: "underline" },
  { tag: tags.monospace, fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace' },
]);

const theme = EditorView.theme({
  "&": {
    background: "var(--surface)",
    border: "1px solid var(--control)",
    borderRadius: "var(--r-6)",
    color: "inherit",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px", borderColor: "var(--focus)" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "19px" },
  ".cm-content": { padding: "7px 0", caretColor: "currentColor" },
  ".cm-line": { padding: "0 11px", unicodeBidi: "plaintext" },
  ".cm-placeholder": { color: "var(--text-3)" },
});

function apply(view: EditorView, edit: TextEdit | null): boolean {
  if (!edit) return false;
  view.dispatch({
    changes: { from: edit.from, to: edit.to, insert: edit.insert },
    selection: EditorSelection.range(...edit.select),
    userEvent: "input",
    scrollIntoView: true,
  });
  return true;
}

/** A key that makes an edit of the whole text and what is selected in it. */
function writes(key: string, edit: (text: string, from: number, to: number) => TextEdit | null): KeyBinding {
  return {
    key,
    run(view) {
      const { from, to } = view.state.selection.main;
      return apply(view, edit(view.state.doc.toString(), from, to));
    },
  };
}

// Tab is in none of them: it leaves the field. What is not handled here goes on to the window's own keys.
const keys: KeyBinding[] = [
  writes("Enter", onEnter),
  writes("Mod-b", (text, from, to) => mark(text, from, to, "**")),
  writes("Mod-i", (text, from, to) => mark(text, from, to, "*")),
  writes("Mod-k", link),
  { key: "Mod-z", run: undo },
  { key: "Mod-y", mac: "Mod-Shift-z", run: redo },
  { linux: "Ctrl-Shift-z", win: "Ctrl-Shift-z", run: redo },
  ...standardKeymap,
];

export function openEditor(options: EditorOptions): Editor {
  let attributes = options.attributes;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const state = (doc: string, selection: [number, number]) =>
    EditorState.create({
      doc,
      selection: EditorSelection.range(Math.min(selection[0], doc.length), Math.min(selection[1], doc.length)),
      extensions: [
        history(),
        keymap.of(keys),
        language,
        syntaxHighlighting(looks),
        theme,
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of(() => ({
          spellcheck: "true",
          autocorrect: "on",
          autocapitalize: "sentences",
          tabindex: "0",
          ...attributes,
        })),
        options.placeholder === "" ? [] : placeholderText(options.placeholder),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.length);
        }),
        EditorView.domEventHandlers({
          blur: () => {
            // A window that loses the focus keeps its field; the answer is known when the focus has settled.
            setTimeout(() => {
              if (!view.dom.contains(document.activeElement)) options.onleave();
            }, 0);
          },
        }),
      ],
    });

  const hand = () => {
    clearTimeout(rest);
    rest = undefined;
    options.onchange(view.state.doc.toString());
  };
  function changed(length: number) {
    if (length < LONG) hand();
    else {
      clearTimeout(rest);
      rest = setTimeout(hand, REST);
    }
  }

  const view = new EditorView({ parent: options.parent, state: state(options.text, options.selection) });

  return {
    get text() {
      return view.state.doc.toString();
    },
    focus: () => view.focus(),
    caretAt(x, y) {
      const at = view.posAtCoords({ x, y }, false);
      view.dispatch({ selection: EditorSelection.cursor(at) });
    },
    take(text) {
      // What was typed since is newer than what comes in.
      if (rest !== undefined || view.composing || text === view.state.doc.toString()) return;
      const { anchor, head } = view.state.selection.main;
      view.setState(state(text, [anchor, head]));
    },
    describe(now) {
      attributes = now;
      view.dispatch({});
    },
    get undoes() {
      return view.hasFocus && undoDepth(view.state) > 0;
    },
    get redoes() {
      return view.hasFocus && redoDepth(view.state) > 0;
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    close() {
      if (rest !== undefined) hand();
      view.destroy();
    },
  };
}
