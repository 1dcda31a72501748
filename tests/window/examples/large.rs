//! Prints the changes that make a strategy of a thousand initiatives, to look at it by hand:
//! `cargo run -p lodestar-window-tests --example large | lodestar apply FILE -`

use lodestar_window_tests::large::{LARGE, changes};

fn main() {
    println!("{}", changes(LARGE));
}
