//! Prints the known answers that are made with vsss-rs: `vectors/primitives/vsss-rs.json`.

fn main() {
    print!("{}", peers::known::json(&peers::known::cases()));
}
