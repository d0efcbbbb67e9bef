//! Answers of YubiKeys and other PIV cards.

/// Seeds: a first byte that selects the work, then answers.
pub fn seeds() -> Vec<Vec<u8>> {
    let (done, unknown) = (&b"\x90\0"[..], &b"\x6d\0"[..]);
    let select = [&tlv(0x61, &tlv(0x4f, b"\0\0\x10\0\x01\0")), done].concat();
    let point: Vec<u8> = [4].into_iter().chain(0..64).collect();
    let pin = [tlv(1, b"\xff"), tlv(5, b"\x01"), tlv(6, b"\x03\x03")].concat();
    let key = [tlv(1, b"\x11"), tlv(2, b"\x03\x02"), tlv(3, b"\x01"), tlv(4, &tlv(0x86, &point))];
    let chuid = tlv(0x53, &[tlv(0x30, b"\0"), tlv(0x34, &[7; 16]), tlv(0xfe, b"")].concat());
    let shared = tlv(0x7c, &tlv(0x82, &[0x5a; 32]));
    let long = tlv(0x53, &[0; 300]);
    let discovery = b"\x7e\x12\x4f\x0b\xa0\0\0\x03\x08\0\0\x10\0\x01\0\x5f\x2f\x02\x40\0";
    let parsed = [
        &pin[..],
        &key.concat(),
        &chuid,
        &chuid[2..],
        &shared,
        &long,
        discovery,
        b"\x05\x04\x03",
        b"\0\0\x01\x02",
    ];

    let [counted, agreed] = [&pin, &shared].map(|answer| [answer, done].concat());
    let (new, old) = (b"\x05\x04\x03\x90\0", b"\x04\x03\x05\x90\0");
    let (serial, tries) = (b"\0\0\x01\x02\x90\0", b"\x63\xc3");
    let last = [&tlv(6, b"\x03\x01"), done].concat();
    let worked: [(u8, &[&[u8]]); 9] = [
        (b'l', &[&select, new, serial, &counted, &counted, &counted]),
        (b'l', &[&select, unknown, &[&chuid, done].concat(), unknown, tries, unknown, unknown]),
        (b'l', &[&select, old, done, serial, &select, unknown, tries, unknown, unknown]),
        (b'a', &[&select, &counted, done, &agreed]),
        (
            b'a',
            &[
                &select,
                unknown,
                b"\x63\xc2",
                done,
                &[&agreed[..20], b"\x61\x10"].concat(),
                &agreed[20..],
            ],
        ),
        (b'a', &[&select, &counted, b"\x63\xc2"]),
        (b'a', &[&select, &last]),
        (b'o', &[&select, &[&long[..256], b"\x61\x30"].concat(), &[&long[256..], done].concat()]),
        (b'o', &[&select, b"\x6a\x82"]),
    ];
    let parsed = parsed.into_iter().map(|data| [b"p", data].concat());
    parsed.chain(worked.into_iter().map(|(work, parts)| answers(work, parts))).collect()
}

fn tlv(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = match value.len() {
        short @ 0..128 => vec![short as u8],
        long => vec![0x82, (long >> 8) as u8, long as u8],
    };
    [&[tag], &length[..], value].concat()
}

/// Answers, each after its length in one byte. 255 stands for 258 bytes.
fn answers(work: u8, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![work];
    for part in parts {
        bytes.push(if part.len() == 258 { 255 } else { part.len() as u8 });
        bytes.extend(*part);
    }
    bytes
}
