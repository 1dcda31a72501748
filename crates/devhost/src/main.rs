//! Serves the page and the router on the loopback interface, so that tests can drive the real program in an ordinary
//! browser, and so that the page can be worked on with a browser's tools.
//!
//! It is never shipped: it trusts whoever reaches its port.

mod events;
mod host;
mod pages;

use std::io::Read;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::Parser;
use lodestar_api::{App, Failure};
use serde_json::Value;
use tiny_http::{Method, Request, Server};

use crate::events::Events;
use crate::host::DevHost;
use crate::pages::Page;

/// How many requests are answered at a time. A listener of events takes one for as long as it listens.
const WORKERS: usize = 12;
/// The most that a request may hold: a strategy of a hundred thousand words with room to spare.
const MOST: u64 = 64 << 20;

#[derive(Parser)]
struct Arguments {
    /// The port on 127.0.0.1; 0 takes a free one. The address is printed.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The folder of the built page.
    #[arg(long)]
    ui: PathBuf,
    /// A strategy to open at once.
    #[arg(long)]
    file: Option<PathBuf>,
    /// Where the program keeps its data, and below it the user's documents.
    #[arg(long)]
    data: PathBuf,
    /// What dialogs answer: this folder, with the suggested name where a file is asked for.
    #[arg(long)]
    dialog_dir: Option<PathBuf>,
    /// The moment at which the clock stands still, such as 2027-02-16T09:30:00Z; without it the clock goes.
    #[arg(long)]
    now: Option<DateTime<Utc>>,
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let arguments = Arguments::parse();
    let server = Arc::new(Server::http((Ipv4Addr::LOCALHOST, arguments.port))?);
    let events = Arc::new(Events::default());
    let host = DevHost::new(arguments.data, arguments.dialog_dir, Arc::clone(&events), arguments.now);
    let app = Arc::new(App::new(Box::new(host)));
    if let Some(file) = &arguments.file {
        app.open_file(file)?;
    }
    println!("http://{}", server.server_addr());
    let workers = (0..WORKERS).map(|_| {
        let (server, app, events, ui) = (server.clone(), app.clone(), events.clone(), arguments.ui.clone());
        std::thread::spawn(move || {
            while let Ok(request) = server.recv() {
                answer(request, &app, &events, &ui);
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        let _ = worker.join();
    }
    Ok(())
}

/// Answers one request. A client that has gone away is its own affair.
fn answer(mut request: Request, app: &App, events: &Events, ui: &std::path::Path) {
    let _ = match (request.method(), request.url()) {
        (Method::Post, "/rpc") => {
            let (status, body) = match rpc(&mut request, app) {
                Ok(result) => (200, result),
                Err(failure) => (422, serde_json::to_value(failure).unwrap_or_default()),
            };
            let body = body.to_string().into_bytes().into();
            pages::answer(request, &Page { status, media_type: "application/json", body })
        }
        (Method::Get, "/events") => events.listen(request.into_writer()),
        (Method::Get, url) => {
            let page = pages::page(ui, url);
            pages::answer(request, &page)
        }
        _ => pages::answer(request, &Page { status: 405, media_type: "text/plain", body: b"".into() }),
    };
}

fn rpc(request: &mut Request, app: &App) -> Result<Value, Failure> {
    let wrong = |e: String| Failure::new("arguments", format!("The request cannot be read: {e}."), "");
    let mut body = Vec::new();
    request.as_reader().take(MOST).read_to_end(&mut body).map_err(|e| wrong(e.to_string()))?;
    let mut asked: Value = serde_json::from_slice(&body).map_err(|e| wrong(e.to_string()))?;
    let args = asked["args"].take();
    let call = asked["call"].as_str().ok_or_else(|| wrong("it names no call".into()))?;
    app.call(call, args)
}
