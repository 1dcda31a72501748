import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * What the page may load. The same policy stands in tauri.conf.json; here it also covers the page when a browser
 * opens it through the development host. No inline script, no inline style, no eval, no foreign origin.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self' ipc: http://ipc.localhost",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function contentPolicy(): Plugin {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
    ],
  };
}

export default defineConfig({
  base: "./",
  plugins: [svelte(), contentPolicy()],
  build: {
    target: "safari17",
    outDir: "dist",
    emptyOutDir: true,
    // Fonts and pictures stay files: the policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true },
  resolve: {
    // The editor's parts put their rules where the content policy allows them.
    alias: [
      {
        find: /^style-mod$/,
        replacement: fileURLToPath(new URL("src/lib/fields/markdown/styleModule.ts", import.meta.url)),
      },
    ],
    // Tests of reactive state run what the window runs, not what a server would.
    ...(process.env.VITEST ? { conditions: ["browser"] } : {}),
  },
  test: {
    // The few tests that need a document say so in their first line.
    environment: "node",
    include: ["src/**/*.test.ts"],
    restoreMocks: true,
  },
});
