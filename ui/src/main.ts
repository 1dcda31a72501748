import "@fontsource-variable/inter/opsz.css";
import "./lib/tokens.css";
import "./lib/base.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { ownWindow } from "./lib/backend";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
// The stage of a workshop and the detached preview are windows of their own, with nothing else in them.
if (ownWindow === "stage") {
  const id = new URLSearchParams(location.search).get("stage") ?? "";
  void import("./screens/workshop/StagePage.svelte").then(({ default: page }) =>
    mount(page, { target, props: { id } }),
  );
} else if (ownWindow === "preview") {
  void import("./frame/PreviewWindow.svelte").then(({ default: page }) => mount(page, { target }));
} else mount(App, { target });
