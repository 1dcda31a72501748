//! Server-sent events: what the program says unasked, to every page that listens.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lodestar_api::wire::Event;

/// How often a silent line is spoken on, so that a listener who has gone is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);

/// Everyone who listens.
#[derive(Default)]
pub struct Events {
    listeners: Mutex<Vec<Sender<String>>>,
}

impl Events {
    /// Says something to everyone.
    pub fn say(&self, event: &Event) {
        let (name, payload) = event.parts();
        let message = format!("event: {name}\ndata: {payload}\n\n");
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(message.clone()).is_ok());
    }

    /// Serves one listener until it goes away.
    pub fn listen(&self, mut to: Box<dyn Write + Send>) -> io::Result<()> {
        let (sender, receiver): (_, Receiver<String>) = channel();
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(sender);
        to.write_all(
            b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-store\r\n\r\n: hello\n\n",
        )?;
        to.flush()?;
        loop {
            match receiver.recv_timeout(SIGN_OF_LIFE) {
                Ok(message) => to.write_all(message.as_bytes())?,
                Err(RecvTimeoutError::Timeout) => to.write_all(b": \n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            to.flush()?;
        }
    }
}
