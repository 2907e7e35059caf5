//! Inputs nobody wrote: the vectors' own, with some of their texts mutated.

use std::mem;

use fastrand::Rng;
use serde_json::Value;

use crate::{Expected, VectorFile};

/// What readers of numbers, addresses, JSON and base64 have stumbled over.
const STUMBLING_BLOCKS: &[&str] = &[
    "",
    "0",
    "-1",
    "1e18",
    "0x10",
    "010000",
    "1_000",
    " 10000 ",
    "١٢",
    "115792089237316195423570985008687907853269984665640564039457584007913129639935",
    "115792089237316195423570985008687907853269984665640564039457584007913129639936",
    "0x0000000000000000000000000000000000000000",
    "0X209693BC6AFC0C5328BA36FAF03C514EF312287C",
    "eip155:1",
    "eip155:0",
    "base",
    "story",
    "exact",
    "upto",
    "null",
    "\u{feff}",
    "\u{0}",
    "USD₮0",
    "../../etc",
    "https://user@example.com:8443/%2e",
];

/// Characters that do not belong where they come.
const INTRUDERS: &[char] = &['0', 'a', 'F', '+', '-', '_', '=', ' ', '\t', '\n', '"', '\\', '{', '[', 'é', '\u{202e}'];

/// Digits of one base or another.
const DIGITS: &[char] =
    &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'A', 'F', 'x', 'g'];

/// Inputs of operations, drawn without end from the vectors.
pub struct MutatedInputs<'a> {
    cases: Vec<(&'a str, &'a Value)>,
    rng: Rng,
}

impl<'a> MutatedInputs<'a> {
    /// The same seed draws the same inputs.
    pub fn new(files: &'a [VectorFile], seed: u64) -> MutatedInputs<'a> {
        let cases = files.iter().flat_map(|file| file.cases.iter().map(move |case| (file.op.as_str(), case)));
        let sound =
            cases.filter(|(_, case)| matches!(case.expected(), Expected::Output(_)) || is_one_text(&case.input));
        let inputs = sound.map(|(op, case)| (op, &case.input));
        MutatedInputs { cases: inputs.collect(), rng: Rng::with_seed(seed) }
    }

    /// An operation, and an input of one of its cases with one of its texts mutated, up to three times.
    ///
    /// One only, of a case that has no bad one yet: which of two bad arguments is refused first is no promise.
    fn draw(&mut self) -> Option<(&'a str, Value)> {
        let (op, input) = *self.rng.choice(&self.cases)?;
        let mut input = input.clone();
        let mut texts = Vec::new();
        gather(&mut input, &mut texts);
        let times = self.rng.usize(1..=3);
        let text = self.rng.choice(texts)?;
        for _ in 0..times {
            *text = self.bend(mem::take(text));
        }
        Some((op, input))
    }

    /// Bends a text: most often inside the JSON it holds, so that the change gets past the first reader.
    fn bend(&mut self, text: String) -> String {
        if self.rng.u8(..10) < 7
            && let Ok(mut json @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(&text)
        {
            self.bend_json(&mut json);
            return json.to_string();
        }
        if self.rng.bool()
            && text.len() > 40
            && let Some(json) = decoded(&text)
        {
            return x402_kernel::header::encode(&self.bend(json));
        }
        self.bend_characters(&text)
    }

    /// Changes, drops or repeats something of a JSON value.
    fn bend_json(&mut self, json: &mut Value) {
        match json {
            Value::Object(members) if !members.is_empty() && self.rng.u8(..4) > 0 => {
                let names: Vec<String> = members.keys().cloned().collect();
                let Some(name) = self.rng.choice(&names) else { return };
                if self.rng.u8(..8) == 0 {
                    members.shift_remove(name);
                } else if let Some(member) = members.get_mut(name) {
                    self.bend_json(member);
                }
            }
            Value::Array(elements) if !elements.is_empty() => {
                let at = self.rng.usize(..elements.len());
                if self.rng.u8(..6) == 0 {
                    elements.push(elements[at].clone());
                } else {
                    self.bend_json(&mut elements[at]);
                }
            }
            Value::String(text) if self.rng.u8(..8) > 0 => *text = self.bend(mem::take(text)),
            other => {
                *other = match self.rng.u8(..7) {
                    0 => Value::Null,
                    1 => Value::Bool(self.rng.bool()),
                    2 => Value::from(self.rng.u64(..)),
                    3 => Value::from(-1),
                    4 => serde_json::json!([]),
                    5 => serde_json::json!({}),
                    _ => Value::from(self.rng.choice(STUMBLING_BLOCKS).copied().unwrap_or_default()),
                };
            }
        }
    }

    fn one_of(&mut self, characters: &[char]) -> char {
        self.rng.choice(characters).copied().unwrap_or('0')
    }

    fn bend_characters(&mut self, text: &str) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let at = self.rng.usize(..=characters.len());
        match self.rng.u8(..7) {
            0 => return self.rng.choice(STUMBLING_BLOCKS).copied().unwrap_or_default().to_owned(),
            1 => characters.truncate(at),
            2 => characters.insert(at, self.one_of(INTRUDERS)),
            3 if at < characters.len() => drop(characters.remove(at)),
            4 if at < characters.len() => characters[at] = self.one_of(DIGITS),
            5 if at < characters.len() => {
                let case = characters[at];
                characters[at] =
                    if case.is_ascii_uppercase() { case.to_ascii_lowercase() } else { case.to_ascii_uppercase() };
            }
            _ => characters.extend_from_within(at..),
        }
        characters.into_iter().collect()
    }
}

impl<'a> Iterator for MutatedInputs<'a> {
    type Item = (&'a str, Value);

    fn next(&mut self) -> Option<(&'a str, Value)> {
        self.draw()
    }
}

/// Whether an input has no text but one.
fn is_one_text(input: &Value) -> bool {
    let (mut input, mut texts) = (input.clone(), Vec::new());
    gather(&mut input, &mut texts);
    texts.len() == 1
}

/// Every text of the value.
fn gather<'v>(value: &'v mut Value, texts: &mut Vec<&'v mut String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(elements) => elements.iter_mut().for_each(|element| gather(element, texts)),
        Value::Object(members) => members.values_mut().for_each(|member| gather(member, texts)),
        _ => {}
    }
}

/// The JSON of a header.
fn decoded(text: &str) -> Option<String> {
    let profile = x402_kernel::Profile::default();
    let (json, _) = x402_kernel::header::decode(text, x402_kernel::header::Reader::Client, &profile).ok()?;
    Some(json.text().to_owned())
}
