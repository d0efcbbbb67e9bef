# `make demo` and `make test` do all the set-up on a Debian 12 machine with git, make and Rust. With NO_SETUP=1
# nothing is installed: what is missing is reported, and make goes on.

CARGO ?= cargo

# Where rustup lacks the Rust of rust-toolchain.toml, an installed one builds: nothing is downloaded. To choose:
# make RUSTUP_TOOLCHAIN=NAME.
RUSTUP_TOOLCHAIN := $(or $(RUSTUP_TOOLCHAIN),$(shell scripts/toolchain.sh || echo none))
ifeq ($(RUSTUP_TOOLCHAIN),none)
    $(error no Rust to build with)
endif
export RUSTUP_TOOLCHAIN

# Where something is missing, make stops; with NO_SETUP it goes on.
go_on = $(if $(NO_SETUP),|| true)
export NO_SETUP

.PHONY: all demo man windows windows-build test sweep test-windows kills rounds rehearse token-vectors lint constant-time fuzz mutants figures bench bench-build bench-check setup clean

all: setup
	$(CARGO) build --release --locked --target-dir target

demo: all
	scripts/demo.sh target/release/sso-escrow

# The manual pages of every command, in three languages: target/man.
man: all
	scripts/man.sh target/release/sso-escrow target/man

# Half of the time, tests wait for cards, media and other programs: so there are two for each processor.
test:
	@scripts/setup.sh test $(go_on)
	@RUST_TEST_THREADS=$${RUST_TEST_THREADS:-$$((2 * $$(nproc)))} scripts/test.sh tests $(CARGO) test --locked --no-fail-fast --features emulator -- --show-output $(TEST_OPTIONS)

# Every fault of the emulated tokens at every command of provision, generate, reseal and restore, through the
# program. `make test` runs a sample of them. It takes long: half an hour and more.
sweep:
	@scripts/setup.sh token $(go_on)
	SWEEP=all $(CARGO) test --locked --features emulator --test token -- --nocapture --test-threads 1 fault

# Kills a run that makes a set at each of its writes, and runs the same command again. `make test` kills a sample. Ten
# minutes.
rounds:
	@scripts/setup.sh test $(go_on)
	ROUNDS=all $(CARGO) test --locked --features emulator --test cli -- --nocapture rounds::a_run_that_was_killed

# The program for Windows as it is shipped: stripped, and built small, the splitting included, which takes microseconds
# there as well. It must not be larger than WINDOWS_EXE_BYTES.
WINDOWS_EXE = target/windows/x86_64-pc-windows-gnu/release/sso-escrow.exe
WINDOWS_EXE_BYTES = 7500000
windows:
	@scripts/setup.sh windows $(go_on)
	CARGO_PROFILE_RELEASE_OPT_LEVEL=s CARGO_PROFILE_RELEASE_STRIP=symbols \
		scripts/windows.sh cargo build --release --locked
	@bytes=$$(wc -c <$(WINDOWS_EXE)); echo "$(WINDOWS_EXE): $$bytes bytes"; \
		[ "$$bytes" -le $(WINDOWS_EXE_BYTES) ] || { echo "more than $(WINDOWS_EXE_BYTES) bytes" >&2; exit 1; }

WINDOWS_TESTS = cargo test --locked --lib --test arena --test cli --test windows

# The same for Windows, under Wine: clippy, the tests that need neither a terminal nor Linux, and tests/wine, which is
# both programs from end to end. What the tests of Linux have proved on files alone is not run again: it takes Wine
# minutes.
test-windows:
	@scripts/setup.sh windows $(go_on)
	scripts/windows.sh cargo clippy --locked --lib --bins --tests -- -D warnings
	scripts/test.sh tests-windows scripts/windows.sh serve scripts/windows.sh $(WINDOWS_TESTS) --no-fail-fast -- \
		--show-output $(TEST_OPTIONS) --skip flips:: --skip commands_say_what_the_vectors_say \
		--skip vectors_are_counted_by_group
	scripts/windows.sh cargo build --quiet --locked
	scripts/test.sh tests-wine $(CARGO) test --locked --no-fail-fast --features emulator --test wine -- \
		--ignored --show-output $(TEST_OPTIONS)

# Kills `restore --to live` 200 times, at each of its calls of the registry, and runs the same command again.
# `make test-windows` does ten of them. It takes half an hour.
KILLS ?= 200

kills:
	@scripts/setup.sh windows $(go_on)
	scripts/windows.sh cargo build --quiet --locked
	KILLS=$(KILLS) $(CARGO) test --locked --features emulator --test wine -- --ignored --nocapture kills::

# What they run, without running it.
windows-build:
	@scripts/setup.sh windows $(go_on)
	scripts/windows.sh cargo clippy --locked --lib --bins --tests -- -D warnings
	scripts/windows.sh $(WINDOWS_TESTS) --no-run

lint:
	for package in . tests/constant-time fuzz fuzz/make-seeds benches/peers; do \
		$(CARGO) fmt --check --manifest-path $$package/Cargo.toml || exit 1; \
	done
	$(CARGO) clippy --locked --features emulator --all-targets -- -D warnings

# Built as the program is, so that most crates are shared with it. Beside the tests, `dev` shares theirs.
EMULATOR_PROFILE ?= release
EMULATOR = target/$(EMULATOR_PROFILE:dev=debug)/token-emulator
BUILD_EMULATOR = $(CARGO) build --profile $(EMULATOR_PROFILE) --locked --features emulator --bin token-emulator --target-dir target

# A ceremony on cards in software, behind a pcscd of their own: how a team practises. At a terminal it waits for
# Enter after each step.
rehearse: all
	@scripts/setup.sh token $(go_on)
	$(BUILD_EMULATOR)
	scripts/rehearse.sh target/release/sso-escrow $(EMULATOR)

# The vectors of smart cards, opened by the program with tokens in software, behind a pcscd of their own.
token-vectors: all
	@scripts/setup.sh token $(go_on)
	$(BUILD_EMULATOR)
	scripts/token-vectors.sh target/release/sso-escrow $(EMULATOR)

# What in the machine code depends on a secret: a package of its own, built as the shipped tool is.
constant-time:
	@scripts/setup.sh constant-time $(go_on)
	$(CARGO) build --release --locked --manifest-path tests/constant-time/Cargo.toml \
		--target-dir target/constant-time
	valgrind --quiet --error-limit=no --leak-check=no --log-file=target/constant-time/valgrind.log \
		target/constant-time/release/sso-escrow-constant-time

# Seconds for each target.
FUZZ_SECONDS ?= 600

fuzz:
	scripts/fuzz.sh $(FUZZ_SECONDS)

# What no test would notice if it were wrong: none, but for the list in .cargo/mutants.toml. An hour.
mutants:
	scripts/tool.sh cargo-mutants 27.1.0
	PATH="$${XDG_CACHE_HOME:-$$HOME/.cache}/sso-escrow/tools/bin:$$PATH" \
		$(CARGO) mutants --output target

figures: all
	scripts/figures.sh

# The peers are a package of their own, with their own lock file.
PEERS = --release --locked --manifest-path benches/peers/Cargo.toml --target-dir target/peers

bench: all
	@scripts/setup.sh bench $(go_on)
	$(CARGO) build $(PEERS)
	target/peers/release/peers target/release/sso-escrow

# Whether the benches still run, and what they stand on; no figure of it is worth anything.
bench-check: all bench-build
	CARGO_PROFILE_RELEASE_LTO=off scripts/test.sh tests-peers $(CARGO) test $(PEERS) --no-fail-fast -- --show-output
	target/peers/release/peers --quick target/release/sso-escrow

bench-build:
	@scripts/setup.sh bench $(go_on)
	CARGO_PROFILE_RELEASE_LTO=off $(CARGO) test $(PEERS) --no-run

setup:
	@scripts/setup.sh $(go_on)

clean:
	$(CARGO) clean
	rm -rf demo-run rehearsal-run
