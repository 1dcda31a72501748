//! Prints the TypeScript types of the wire; `make types` puts them into `ui/src/lib/generated/types.ts`.

fn main() {
    print!("{}", lodestar_api::typescript());
}
