//! Whether a machine is fit for making or opening shares: it has no network, and can keep secrets out of
//! swap.

use std::io;

use crate::error::{Description, Status, UserError, system_cause, user_errors};
use crate::message;
use crate::share::descriptor::Waiver;
use crate::sys::{memory, network, swap};

/// The checks, in the order in which the format lists them.
pub const CHECKS: [Waiver; 3] = [Waiver::Network, Waiver::Swap, Waiver::MemoryLock];

/// Why a machine is not fit. Each reason belongs to a check that may be waived.
#[derive(Debug)]
pub enum Unfit {
    /// Network interfaces other than loopback are up.
    Network {
        /// Their names.
        interfaces: Vec<String>,
    },
    /// The system does not report whether a network interface is up.
    NetworkUnknown {
        /// Why.
        error: io::Error,
    },
    /// Swap is active. Compressed memory (zram) counts as swap.
    Swap {
        /// The swap areas: devices and files.
        areas: Vec<String>,
    },
    /// The system does not report whether swap is active.
    SwapUnknown {
        /// Why.
        error: io::Error,
    },
    /// The arena for secrets, [`memory::ARENA_BYTES`] bytes, cannot be locked into RAM.
    MemoryLock {
        /// Why.
        error: io::Error,
    },
}

impl Unfit {
    /// The check that failed.
    #[must_use]
    pub fn check(&self) -> Waiver {
        match self {
            Self::Network { .. } | Self::NetworkUnknown { .. } => Waiver::Network,
            Self::Swap { .. } | Self::SwapUnknown { .. } => Waiver::Swap,
            Self::MemoryLock { .. } => Waiver::MemoryLock,
        }
    }
}

impl UserError for Unfit {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Network { interfaces } => {
                let down = interfaces.iter().map(|name| format!("ip link set {name} down"));
                Status::Unfit.with(message!(
                    "machine-network",
                    interfaces = interfaces,
                    down = down.collect::<Vec<_>>().join("; ")
                ))
            }
            Self::NetworkUnknown { error } => Status::Unfit
                .with(message!("machine-network-unknown", cause = system_cause(error)))
                .caused_by(error),
            Self::Swap { areas } => Status::Unfit.with(message!("machine-swap", areas = areas)),
            Self::SwapUnknown { error } => Status::Unfit
                .with(message!("machine-swap-unknown", cause = system_cause(error)))
                .caused_by(error),
            Self::MemoryLock { error } => Status::Unfit
                .with(message!("machine-memory-lock", cause = system_cause(error)))
                .caused_by(error),
        }
    }
}

user_errors!(Unfit);

/// Checks this machine. Returns everything that makes it unfit, in the order in which the format lists the
/// checks. The list is empty if the machine is fit.
#[must_use]
pub fn look() -> Vec<Unfit> {
    let network = match network::interfaces_up() {
        Ok(interfaces) if interfaces.is_empty() => None,
        Ok(interfaces) => Some(Unfit::Network { interfaces }),
        Err(error) => Some(Unfit::NetworkUnknown { error }),
    };
    let swap = match swap::areas() {
        Ok(areas) if areas.is_empty() => None,
        Ok(areas) => Some(Unfit::Swap { areas }),
        Err(error) => Some(Unfit::SwapUnknown { error }),
    };
    let lock = memory::lock_state().err().map(|error| Unfit::MemoryLock { error });
    [network, swap, lock].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_finding_has_its_check() {
        for unfit in look() {
            assert_eq!(unfit.status(), Status::Unfit);
            assert!(unfit.check() <= Waiver::MemoryLock);
        }
    }
}
