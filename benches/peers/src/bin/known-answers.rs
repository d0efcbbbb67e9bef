//! Prints the known answers made with vsss-rs: `vectors/primitives/vsss-rs.json`.

fn main() {
    print!("{}", peers::known::json(&peers::known::cases()));
}
