//! The file that Windows loads: what it imports, and what Windows shows of it.

use std::fs;
use std::process::Command;

use crate::support::Run;
use crate::windows::{PROGRAM, Windows};

/// The libraries that the program imports. All but the first are known libraries (registry: `Session
/// Manager\KnownDLLs`): Windows never takes these from the program's folder. The first is no file, but a name that
/// Windows itself resolves.
const IMPORTED: [&str; 6] = [
    "api-ms-win-core-synch-l1-2-0.dll",
    "advapi32.dll",
    "kernel32.dll",
    "msvcrt.dll",
    "ntdll.dll",
    "ws2_32.dll",
];

#[test]
#[ignore = "make test-windows runs it"]
fn only_known_libraries_are_imported() {
    let tool = Command::new("x86_64-w64-mingw32-objdump").args(["-p", PROGRAM]).output().unwrap();
    assert!(tool.status.success(), "{tool:?}");
    let headers = String::from_utf8_lossy(&tool.stdout);
    let names = headers.lines().filter_map(|line| line.trim().strip_prefix("DLL Name: "));
    let mut names: Vec<String> = names.map(str::to_lowercase).collect();
    names.sort();
    names.dedup();
    let mut known = IMPORTED.map(str::to_owned);
    known.sort();
    assert_eq!(names, known);
}

#[test]
#[ignore = "make test-windows runs it"]
fn the_program_has_a_version_and_a_manifest() {
    let program = fs::read(PROGRAM).unwrap();
    let has = |wanted: &[u8]| program.windows(wanted.len()).any(|bytes| bytes == wanted);
    for text in ["ProductVersion", env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_DESCRIPTION")] {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(has(&wide), "{text}");
    }
    for element in ["level=\"asInvoker\"", "<longPathAware", "8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a"]
    {
        assert!(has(element.as_bytes()), "{element}");
    }
}

/// Libraries that the program uses and that are none of the known ones.
const PLANTED: [&str; 4] = ["winscard", "iphlpapi", "userenv", "bcryptprimitives"];

/// What a planted library does as soon as it is loaded: it ends the process with this status.
const STATUS: i32 = 99;

#[test]
#[ignore = "make test-windows runs it"]
fn a_library_beside_the_program_is_not_loaded() {
    let windows = Windows::alone();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("sso-escrow.exe");
    fs::copy(PROGRAM, &program).unwrap();
    let source = folder.path().join("planted.c");
    let main = format!(
        "#include <windows.h>\nBOOL WINAPI DllMain(HINSTANCE i, DWORD r, LPVOID p)\n\
         {{ ExitProcess({STATUS}); }}\n__declspec(dllexport) void nothing(void) {{}}\n"
    );
    fs::write(&source, main).unwrap();
    for name in PLANTED {
        let library = folder.path().join(format!("{name}.dll"));
        let mut compiler = Command::new("x86_64-w64-mingw32-gcc-win32");
        let compiler = compiler.arg("-shared").arg("-o").arg(&library).arg(&source);
        assert!(compiler.status().unwrap().success());
    }
    for run in [Run::of("inspect --machine"), Run::token("list")] {
        let ran = windows.run_copy(&run, &program, &PLANTED[..3].join(","));
        assert!(![0, STATUS].contains(&ran.status), "{ran:?}");
        assert!(!ran.err.is_empty() && ran.out.starts_with('{'), "{ran:?}");
    }
}
