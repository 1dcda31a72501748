import "@fontsource-variable/inter/opsz.css";
import "./lib/tokens.css";
import "./lib/base.css";
import { mount } from "svelte";
import App from "./App.svelte";

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
// The stage of a workshop is a window of its own, with nothing else in it.
const stage = new URLSearchParams(location.search).get("stage");
if (stage === null) mount(App, { target });
else
  void import("./screens/workshop/StagePage.svelte").then(({ default: page }) =>
    mount(page, { target, props: { id: stage } }),
  );
