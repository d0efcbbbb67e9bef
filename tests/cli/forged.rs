//! Libraries that are loaded into the program: a forged source of random bytes, and variables of the dynamic linker.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::*;
use crate::text;

/// Makes a library whose `getrandom` fills each buffer with `value`. `None` without a C compiler.
fn library(folder: &Path, value: &str) -> Option<String> {
    let source = format!(
        "#include <stddef.h>\n#include <sys/types.h>\nstatic unsigned char count;\n\
         ssize_t getrandom(void *to, size_t length, unsigned flags) {{\n\
         unsigned char *bytes = to; (void)flags; (void)count;\n\
         for (size_t at = 0; at < length; at++) bytes[at] = {value};\n\
         return (ssize_t)length; }}\n"
    );
    let (code, library) = (folder.join("forged.c"), folder.join("forged.so"));
    fs::write(&code, source).unwrap();
    let made =
        Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(&library).arg(&code).status();
    match made {
        Ok(status) => assert!(status.success()),
        Err(_) => {
            println!("skipped: there is no cc");
            return None;
        }
    }
    Some(library.display().to_string())
}

fn generate(library: &str, folder: &Path) -> Ran {
    let [one, other] = ["1", "2"].map(|name| folder.join(name));
    [&one, &other].iter().for_each(|path| fs::create_dir_all(path).unwrap());
    let run = Run::generate().rehearsal().yes().threshold(2).phrases(&[1, 2]);
    let run =
        [one, other].iter().fold(run, |run, path| run.share_at(format!("file:{}", path.display())));
    run.env("LD_PRELOAD", library).run()
}

#[test]
fn a_forged_source_is_found_or_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    for value in ["0x42", "(unsigned char)(at * 7)"] {
        let Some(library) = library(folder.path(), value) else { return };
        let ran = generate(&library, folder.path());
        ran.error("random-repeats", 7);
    }
    // Bytes that differ from draw to draw, and are the same in each run.
    let Some(library) = library(folder.path(), "count = (unsigned char)(count * 5 + 1)") else {
        return;
    };
    let made = ["a", "b"].map(|name| {
        let ran = generate(&library, &folder.path().join(name));
        ran.done().set_words()
    });
    assert_ne!(made[0], made[1]);
}

#[test]
fn libraries_of_the_environment_stop_production() {
    let set =
        Make { purpose: sso_escrow::share::descriptor::Purpose::Production, ..Make::default() }
            .set();
    for name in ["LD_PRELOAD", "LD_AUDIT", "LD_LIBRARY_PATH", "GLIBC_TUNABLES"] {
        // No linker of this system takes these values for anything.
        let verify = |waived: &str| {
            let run = Run::verify().waive(waived).place(&set, 1).passwords(&[1]);
            run.env(name, "/nowhere").run()
        };
        let ran = verify("network,swap");
        ran.error(text!("machine-unfit", checks = "environment"), 7);
        ran.warned(text!("machine-environment", names = name));
        verify("network,swap,environment").done();
    }
}
