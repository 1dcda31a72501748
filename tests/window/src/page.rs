//! The page in the window, found by what a person perceives: roles and names, never by its structure.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::Client;
use serde_json::{Value, json};

use crate::machine::Machine;
use crate::process::PATIENCE;

/// Finds visible, usable elements by role and accessible name; the name may be a part when it ends in `…`.
const FINDER: &str = r#"
const [role, wanted] = arguments;
const places = {
  button: 'button, [role=button], summary',
  link: 'a[href], [role=link]',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=search], [role=textbox], [contenteditable=true], [role=combobox]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  img: 'img, svg[role=img], [role=img]',
  radio: 'input[type=radio], [role=radio]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  option: 'option, [role=option]',
  listitem: 'li, [role=listitem]',
  group: 'fieldset, [role=group]',
  region: 'section[aria-label], section[aria-labelledby], [role=region]',
};
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const name = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return words(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return words(label);
  if (element.labels?.length) return words([...element.labels].map((one) => one.textContent).join(' '));
  return words(element.alt || element.textContent || element.title || element.placeholder);
};
const fits = (text) => wanted.endsWith('…') && !text.endsWith('…') ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
const usable = (element) => {
  const box = element.getBoundingClientRect();
  return (box.width > 0 || box.height > 0) && !element.closest('[aria-hidden=true], [inert]') && !element.disabled;
};
return [...document.querySelectorAll(places[role] ?? `[role=${role}]`)].find((one) => usable(one) && fits(name(one))) ?? null;
"#;

/// The page.
#[derive(Debug)]
pub struct Page {
    client: Client,
    display: String,
}

impl Page {
    pub(crate) fn new(client: Client, machine: &Machine) -> Self {
        Self { client, display: machine.display().name().to_owned() }
    }

    /// The WebDriver client, for what is not said here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Waits for the element with this role and name. A name ending in `…` is a beginning.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        let value = self.until(&format!("the {role} “{name}”"), FINDER, vec![json!(role), json!(name)]).await;
        self.element(value)
    }

    /// Waits for the element that this CSS selector finds.
    pub async fn select(&self, css: &str) -> Element {
        let script = "return document.querySelector(arguments[0])";
        let value = self.until(&format!("an element {css}"), script, vec![json!(css)]).await;
        self.element(value)
    }

    /// Clicks the element with this role and name, once it is there.
    pub async fn click(&self, role: &str, name: &str) {
        let element = self.find(role, name).await;
        if let Err(error) = element.click().await {
            self.fail(&format!("the {role} “{name}” cannot be clicked: {error}")).await;
        }
    }

    /// Types into the text field with this name, after what is there already.
    pub async fn type_into(&self, name: &str, text: &str) {
        let field = self.find("textbox", name).await;
        let typed = async {
            field.click().await?;
            field.send_keys(text).await
        };
        if let Err(error) = typed.await {
            self.fail(&format!("“{name}” takes no text: {error}")).await;
        }
    }

    /// Presses keys together, as in `&[Key::Alt.into(), Key::Right.into()]`; the last one is released first.
    pub async fn press(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".into());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    /// Holds Ctrl and presses a letter.
    pub async fn ctrl(&self, letter: char) {
        self.press(&[Key::Control.into(), letter]).await;
    }

    /// Drags with the pointer from the middle of one element to a point of another, given in parts of its width and
    /// height from its upper left corner, by way of a point between, as a hand does.
    pub async fn drag(&self, from: &Element, to: &Element, part: (f64, f64)) {
        let (x, y, w, h) = from.rectangle().await.expect("the element has a place");
        let (tx, ty, tw, th) = to.rectangle().await.expect("the element has a place");
        let start = (x + w / 2.0, y + h / 2.0);
        let end = (tx + tw * part.0, ty + th * part.1);
        let between = (f64::midpoint(start.0, end.0), f64::midpoint(start.1, end.1));
        let slow = Some(Duration::from_millis(60));
        let go = |(x, y): (f64, f64)| PointerAction::MoveTo { duration: slow, x: x.round(), y: y.round() };
        let actions = MouseActions::new("mouse".into())
            .then(go(start))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(go((start.0 + 12.0, start.1 + 4.0)))
            .then(go(between))
            .then(go((end.0 - 3.0, end.1 - 3.0)))
            .then(go(end))
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(actions).await.expect("the pointer can be moved");
    }

    /// Waits until the script returns something other than null, false or nothing, and gives it.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let begin = Instant::now();
        loop {
            let last = self.client.execute(script, arguments.clone()).await;
            if let Ok(value) = &last
                && !matches!(value, Value::Null | Value::Bool(false))
            {
                return value.clone();
            }
            if begin.elapsed() > PATIENCE {
                let error = last.err().map(|error| format!(" ({error})")).unwrap_or_default();
                self.fail(&format!("waited in vain for {what}{error}")).await;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Waits until the page says this somewhere.
    pub async fn says(&self, text: &str) {
        let script = "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until(&format!("the words “{text}”"), script, vec![json!(text)]).await;
    }

    /// Waits until the page says this nowhere.
    pub async fn says_no_more(&self, text: &str) {
        let script = "return !document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])";
        self.until(&format!("the words “{text}” to go"), script, vec![json!(text)]).await;
    }

    /// Evaluates a script at once.
    pub async fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.client.execute(script, arguments).await {
            Ok(value) => value,
            Err(error) => self.fail(&format!("a script failed: {error}")).await,
        }
    }

    fn element(&self, value: Value) -> Element {
        let reference: ElementRef = value
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str)
            .map(|id| ElementRef::from(id.to_owned()))
            .expect("the script returned an element");
        Element::from_element_id(self.client.clone(), reference)
    }

    /// Ends the test with a sentence, a picture of the screen and the text of the page.
    async fn fail(&self, sentence: &str) -> ! {
        let text = self.client.execute("return document.body.innerText", vec![]).await;
        let text = text.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
        let folder = std::env::var_os("LODESTAR_RESULTS").map_or_else(std::env::temp_dir, PathBuf::from);
        let test = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let picture = folder.join(format!("{test}.png"));
        let _ = std::process::Command::new("import")
            .args(["-window", "root"])
            .arg(&picture)
            .env("DISPLAY", &self.display)
            .status();
        panic!("{sentence}\npicture: {}\nthe page says:\n{text}", picture.display());
    }
}
