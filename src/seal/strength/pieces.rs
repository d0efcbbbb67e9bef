//! A lower estimate of the guesses for a password: it is cut into words, years, keyboard rows and the like.
//!
//! An attacker who knows the habits of people tries the likely pieces first, in the likely order. So the
//! guesses are the product of those of the pieces, and the cut with the smallest product counts. All numbers
//! here are logarithms to the base 10.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::words::{LONGEST, Words};

/// What people take from keyboards and alphabets: English, German and French rows, columns, and zigzags.
const ROWS: [&str; 18] = [
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "qsdfghjklm",
    "zxcvbnm",
    "yxcvbnm",
    "wxcvbn",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qazwsxedcrfvtgbyhnujmikolp",
    "qaywsxedcrfvtgbzhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1qay2wsx3edc4rfv5tgb6zhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1q2w3e4r5t6z7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1a2b3c4d5e6f7g8h9i",
];

/// Names that administrators think of: products, companies, and what this program is about.
const KNOWN: &str = "microsoft windows winserver server office outlook azure entra biztalk entsso sso enterprise \
    singlesignon escrow mastersecret master secret ssoconfig ssomanage sqlserver mssql hostintegration his contoso \
    fabrikam northwind adventureworks tailspin wingtip woodgrove litware activedirectory domain admin \
    administrator sysadmin root test testing prod production staging backup restore recovery passphrase passwd \
    passw0rd changeme welcome willkommen bienvenue welkom benvenuto bienvenido youkoso yokoso google amazon aws \
    facebook meta apple iphone android samsung oracle sap hana siemens bosch volkswagen bmw mercedes audi porsche \
    toyota honda sony nintendo fujitsu hitachi nec ntt softbank rakuten ibm redhat linux ubuntu debian vmware \
    cisco citrix dell lenovo yubikey yubico adobe intel nvidia github gitlab docker kubernetes airbus renault \
    peugeot carrefour orange telekom lufthansa philips shell ing heineken fiat ferrari ducati telefonica \
    santander inditex zara seat nestle novartis roche ubs spring summer autumn fall winter fruehling fruhling \
    sommer herbst printemps ete automne hiver lente zomer herfst primavera verano otono invierno estate autunno \
    inverno haru natsu aki fuyu january february march april may june july august september october november \
    december januar februar maerz marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet \
    aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre \
    octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari \
    februari maart mei augustus ichigatsu nigatsu sangatsu shigatsu gogatsu rokugatsu monday tuesday wednesday \
    thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi \
    mercredi jeudi vendredi samedi dimanche motdepasse contrasena contrasenya geheim geheimnis secreto segreto \
    geheimwort kennwort passwort wachtwoord parola parolachiave himitsu aikotoba nihonjin nihongo arigatou arigato gozaimasu konnichiwa sayonara daisuki tokyo osaka \
    kyoto";

/// The guesses for a name that is related to the set, or one of [`KNOWN`].
const OF_RELATED: f64 = 1.5;

/// The guesses for a year of the last or this century.
const OF_YEAR: f64 = 2.0;

/// The guesses for a date: its days and months, a hundred years, and how it is written.
const OF_DATE: f64 = 5.0;

/// The guesses for a part of a keyboard row: where it begins, how long it is, and in which direction.
const OF_ROW: f64 = 2.5;

/// The guesses for what comes before, once more.
const OF_REPETITION: f64 = 0.3;

/// The most characters that are looked at. A longer password is cut: its first characters must be good enough.
const MOST: usize = 128;

/// One character in several readings.
struct Reading {
    /// In lower case, without accents.
    plain: char,
    /// The letters that a digit or sign may stand for: “0” for o. Otherwise the same character.
    letters: [char; 2],
    /// Whether it was a capital.
    is_capital: bool,
}

/// The guesses for a password. `related` lists names that an attacker would try first.
pub(super) fn exponent(password: &str, related: &[&str], words: &Words) -> f64 {
    let readings = readings(password);
    let related: Vec<String> = related.iter().flat_map(|text| names(text)).collect();
    let known = Known { related, words };
    let mut least = vec![f64::INFINITY; readings.len() + 1];
    least[0] = 0.0;
    for at in 0..readings.len() {
        let here = least[at];
        for (length, guesses) in pieces(&readings, at, &known) {
            least[at + length] = least[at + length].min(here + guesses);
        }
    }
    least[readings.len()]
}

/// The pieces that begin at a character: how many characters each has, and its guesses.
fn pieces(readings: &[Reading], at: usize, known: &Known<'_>) -> Vec<(usize, f64)> {
    let (before, rest) = readings.split_at(at);
    let mut pieces = vec![(1, character(before, rest))];
    let plain: String = rest.iter().map(|reading| reading.plain).collect();
    pieces.extend(years_and_dates(&plain));
    pieces.extend(rows(&plain).map(|length| (length, OF_ROW + capitals(&rest[..length]))));
    for length in 2..=LONGEST.min(rest.len()) {
        let piece = &rest[..length];
        if let Some(guesses) = known.guesses(piece) {
            pieces.push((length, guesses + capitals(piece)));
        }
    }
    // What comes before, once more.
    for length in 1..=at.min(rest.len()) {
        let (again, first) = (&rest[..length], &before[at - length..]);
        if again.iter().zip(first).all(|(one, other)| one.plain == other.plain) {
            pieces.push((length, OF_REPETITION));
        }
    }
    pieces
}

/// The guesses for one character that is part of nothing else.
fn character(before: &[Reading], rest: &[Reading]) -> f64 {
    let Some(reading) = rest.first() else { return 0.0 };
    let is_first = || !before.iter().any(|other| other.plain == reading.plain);
    match reading.plain {
        'a'..='z' if reading.is_capital => 1.5,
        'a'..='z' => 1.4,
        '0'..='9' => 1.0,
        // People use one sign between all words.
        ' ' | '-' | '_' | '.' | ',' | '!' | '?' | '+' | '*' | '#' | '@' | '$' | '&' | '/' => {
            if is_first() {
                1.0
            } else {
                0.3
            }
        }
        _ => 1.5,
    }
}

/// What is known of words and names.
struct Known<'a> {
    related: Vec<String>,
    words: &'a Words,
}

impl Known<'_> {
    /// The guesses for a piece, if it is a word or a name in any reading, forwards or backwards.
    fn guesses(&self, piece: &[Reading]) -> Option<f64> {
        let plain: String = piece.iter().map(|reading| reading.plain).collect();
        let mut texts = vec![(plain, 0.0)];
        for alternative in 0..2 {
            let text: String = piece.iter().map(|reading| reading.letters[alternative]).collect();
            if texts.iter().all(|(other, _)| *other != text) {
                texts.push((text, 0.5));
            }
        }
        let backwards: Vec<_> =
            texts.iter().map(|(text, more)| (text.chars().rev().collect(), more + 0.3)).collect();
        texts.extend(backwards.into_iter().filter(|(text, _): &(String, f64)| text.len() > 3));
        let guesses = texts.iter().filter_map(|(text, more)| Some(self.of(text)? + more));
        guesses.reduce(f64::min)
    }

    fn of(&self, text: &str) -> Option<f64> {
        if self.related.iter().any(|name| name == text) {
            return Some(1.0);
        }
        if KNOWN.split(' ').any(|name| name == text) {
            return Some(OF_RELATED);
        }
        let power = self.words.power(text)?;
        Some(f64::from(power) * std::f64::consts::LOG10_2)
    }
}

/// The guesses for which letters of a piece are capitals.
fn capitals(piece: &[Reading]) -> f64 {
    let capitals = piece.iter().filter(|reading| reading.is_capital).count();
    let is_usual = capitals == piece.len()
        || (capitals == 1 && piece.first().is_some_and(|reading| reading.is_capital));
    match capitals {
        0 => 0.0,
        _ if is_usual => 0.1,
        _ => 0.3 + 0.5 * (capitals.min(piece.len() - capitals) as f64),
    }
}

/// The years and dates at the beginning of a text, as [`pieces`] returns them.
fn years_and_dates(text: &str) -> impl Iterator<Item = (usize, f64)> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let run = digits(text);
    let is_year = run >= 4 && (text.starts_with("19") || text.starts_with("20"));
    let year = is_year.then_some((4, OF_YEAR));
    let together = [6, 8].into_iter().filter(move |&length| run >= length);
    // 24.12.1998, 1998-12-24, 24/12/98
    let mut parts = text.split(['.', '-', '/', ' ']);
    let lengths: Vec<usize> = parts.by_ref().take(3).map(digits).collect();
    let apart = match lengths[..] {
        [one @ (1 | 2 | 4), two @ (1 | 2), three @ (1 | 2 | 4)] => {
            Some(one + two + three + 2).filter(|&length| length <= text.len())
        }
        _ => None,
    };
    let is_apart = move |length: &usize| text.get(..*length).is_some_and(is_date);
    let dates = together.chain(apart.filter(is_apart));
    year.into_iter().chain(dates.map(|length| (length, OF_DATE)))
}

/// Reports whether a text has only the characters of a date.
fn is_date(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | ' '))
}

/// The lengths of the parts of keyboard rows, three characters or longer, at the beginning of a text.
fn rows(text: &str) -> impl Iterator<Item = usize> {
    let length_in = |row: &str| {
        let most = text.char_indices().map(|(at, c)| at + c.len_utf8());
        most.take_while(|&length| text.get(..length).is_some_and(|part| row.contains(part))).last()
    };
    let backwards = |row: &&str| row.chars().rev().collect::<String>();
    let forth = ROWS.iter().filter_map(|row| length_in(row));
    let back = ROWS.iter().map(backwards).filter_map(|row| length_in(&row));
    forth.chain(back).max().into_iter().flat_map(|longest| 3..=longest)
}

/// The characters of a password, in several readings.
fn readings(password: &str) -> Vec<Reading> {
    folded(password)
        .take(MOST)
        .map(|(plain, is_capital)| {
            let letters = match plain {
                '0' => ['o', 'o'],
                '1' | '!' => ['i', 'l'],
                '3' | '€' => ['e', 'e'],
                '4' | '@' => ['a', 'a'],
                '5' | '$' => ['s', 's'],
                '7' | '+' => ['t', 't'],
                '8' => ['b', 'b'],
                '9' => ['g', 'g'],
                other => [other, other],
            };
            Reading { plain, letters, is_capital }
        })
        .collect()
}

/// The characters of a text in lower case and without accents, and whether each was a capital.
fn folded(text: &str) -> impl Iterator<Item = (char, bool)> {
    text.nfkd().filter(|&character| !is_combining_mark(character)).flat_map(|character| {
        let spelling: &[char] = match character {
            'ß' => &['s', 's'],
            'æ' | 'Æ' => &['a', 'e'],
            'œ' | 'Œ' => &['o', 'e'],
            'ø' | 'Ø' => &['o'],
            'ł' | 'Ł' => &['l'],
            _ => &[],
        };
        let other = spelling.is_empty().then_some(character);
        let lower = other.into_iter().flat_map(char::to_lowercase);
        let is_capital = character.is_uppercase();
        spelling.iter().copied().chain(lower).map(move |plain| (plain, is_capital))
    })
}

/// The names in a text: each of its words, and all of them together. A single letter is no name.
fn names(text: &str) -> Vec<String> {
    let plain: String = folded(text).map(|(plain, _)| plain).collect();
    let parts = plain.split(|c: char| !c.is_alphanumeric());
    let letters = plain.split(|c: char| !c.is_alphabetic());
    let whole: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut names: Vec<String> = parts.chain(letters).map(str::to_owned).collect();
    names.push(whole);
    names.retain(|name| name.chars().nth(1).is_some());
    names
}
