//! Images of FAT file systems, written byte by byte: as a power failure leaves them, and no system would write them.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::apart::{shown, system};

/// The size of a sector. A cluster is one sector.
const SECTOR: usize = 512;

/// An image of a FAT16 file system with files in its root folder.
pub struct FatImage {
    path: PathBuf,
    bytes: Vec<u8>,
    /// The next free cluster, and the next free entry of the root folder.
    next: (u16, usize),
}

/// A mounted image.
pub struct MountedFat {
    at: PathBuf,
    /// The file system in user space, if the kernel has none.
    server: Option<Child>,
}

impl FatImage {
    /// An empty file system. The error says why there is none.
    pub fn new(path: &Path) -> Result<Self, String> {
        fs::File::create(path).unwrap().set_len(4 << 20).unwrap();
        system("mkfs.vfat", &["-F", "16", "-s", "1", "-S", "512", shown(path)])?;
        let bytes = fs::read(path).unwrap();
        Ok(Self { path: path.to_owned(), bytes, next: (2, 0) })
    }

    fn number(&self, at: usize) -> usize {
        usize::from(u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]))
    }

    /// The offset of an allocation table, of the root folder, and of the first cluster.
    fn table(&self, copy: usize) -> usize {
        (self.number(14) + copy * self.number(22)) * SECTOR
    }

    fn root(&self) -> usize {
        self.table(2)
    }

    fn cluster(&self, number: u16) -> usize {
        self.root() + self.number(17) * 32 + (usize::from(number) - 2) * SECTOR
    }

    /// Writes data into clusters that no name leads to. Returns the first of them.
    pub fn data(&mut self, data: &[u8]) -> u16 {
        let first = self.next.0;
        let count = data.len().div_ceil(SECTOR) as u16;
        let at = self.cluster(first);
        self.bytes[at..at + data.len()].copy_from_slice(data);
        for number in first..first + count {
            let next = if number + 1 == first + count { 0xffff } else { number + 1 };
            for copy in 0..2 {
                let at = self.table(copy) + usize::from(number) * 2;
                self.bytes[at..at + 2].copy_from_slice(&next.to_le_bytes());
            }
        }
        self.next.0 += count;
        first
    }

    /// Gives data a name.
    pub fn name(&mut self, name: &str, first: u16, length: usize) {
        let mut short = *b"F0000000   ";
        let digits = format!("{:07}", self.next.1);
        short[1..8].copy_from_slice(digits.as_bytes());
        let sum = short.iter().fold(0u8, |sum, byte| sum.rotate_right(1).wrapping_add(*byte));
        let mut units: Vec<u16> = name.encode_utf16().chain([0]).collect();
        units.resize(units.len().div_ceil(13) * 13, 0xffff);
        let pieces: Vec<&[u16]> = units.chunks(13).collect();
        for (at, piece) in pieces.iter().enumerate().rev() {
            let last = if at + 1 == pieces.len() { 0x40 } else { 0 };
            let mut entry = [0; 32];
            (entry[0], entry[11], entry[13]) = ((at as u8 + 1) | last, 0x0f, sum);
            let places = (1..11).step_by(2).chain((14..26).step_by(2)).chain([28, 30]);
            for (unit, at) in piece.iter().zip(places) {
                entry[at..at + 2].copy_from_slice(&unit.to_le_bytes());
            }
            self.entry(&entry);
        }
        let mut entry = [0; 32];
        entry[..11].copy_from_slice(&short);
        entry[11] = 0x20;
        entry[26..28].copy_from_slice(&first.to_le_bytes());
        entry[28..].copy_from_slice(&(length as u32).to_le_bytes());
        self.entry(&entry);
    }

    fn entry(&mut self, entry: &[u8; 32]) {
        let at = self.root() + self.next.1 * 32;
        self.bytes[at..at + 32].copy_from_slice(entry);
        self.next.1 += 1;
    }

    /// Adds a file.
    pub fn file(&mut self, name: &str, data: &[u8]) -> u16 {
        let first = self.data(data);
        self.name(name, first, data.len());
        first
    }

    /// Writes the image, as a medium that nobody unmounted. Returns its path.
    pub fn cut(mut self) -> PathBuf {
        self.bytes[0x25] |= 1;
        fs::write(&self.path, &self.bytes).unwrap();
        self.path
    }
}

impl MountedFat {
    /// Mounts an image, by the kernel or by FUSE. The error says why this is impossible.
    pub fn new(image: &Path, at: &Path) -> Result<Self, String> {
        let (at, image) = (at.to_owned(), shown(image));
        if system("mount", &["-t", "vfat", "-o", "loop", image, shown(&at)]).is_ok() {
            return Ok(Self { at, server: None });
        }
        let before = fs::metadata(&at).unwrap().dev();
        let mut server = Command::new("fusefat");
        server
            .args(["-f", "-o", "rw+", image, shown(&at)])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let server = server.spawn().map_err(|error| format!("fusefat: {error}"))?;
        for _ in 0..200 {
            if fs::metadata(&at).is_ok_and(|now| now.dev() != before) {
                return Ok(Self { at, server: Some(server) });
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err("fusefat mounts nothing".to_owned())
    }

    /// Unmounts it, and waits until everything is in the image.
    pub fn unmount(self) {
        system("umount", &[shown(&self.at)]).unwrap();
        if let Some(mut server) = self.server {
            server.wait().unwrap();
        }
    }
}
