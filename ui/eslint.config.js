import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "node_modules", "src/lib/generated"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "Only src/lib/backend.ts talks to the back end." }] },
      ],
      // The content policy forbids style attributes in markup; style: directives and classes are fine.
      "no-restricted-syntax": [
        "error",
        {
          selector: 'SvelteElement[kind="html"] > SvelteStartTag > SvelteAttribute[key.name="style"]',
          message: "The content policy forbids style attributes: use style: directives or a class.",
        },
      ],
      // Maps and sets in state are replaced as a whole, never changed in place.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/no-at-html-tags": "error",
    },
  },
  // Playwright's fixtures ask for an empty pattern.
  { files: ["e2e/**"], rules: { "no-empty-pattern": "off" } },
  { files: ["src/lib/backend.ts"], rules: { "no-restricted-imports": "off" } },
);
