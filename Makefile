# `make demo` and `make test` do all the set-up on a Debian 12 machine with git, make and Rust.

CARGO ?= cargo

.PHONY: all demo test lint figures setup clean

all: setup
	$(CARGO) build --release --locked --target-dir target

demo: all
	scripts/demo.sh target/release/sso-escrow

test:
	@scripts/setup.sh test
	$(CARGO) test --locked

lint:
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --all-targets -- -D warnings

figures: all
	scripts/figures.sh

setup:
	@scripts/setup.sh

clean:
	$(CARGO) clean
	rm -rf demo-run
