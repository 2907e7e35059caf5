//! Mutated inputs: the inputs of the vectors, with a text changed.

use std::mem;

use fastrand::Rng;
use serde_json::Value;

use crate::{Expected, VectorFile};

/// Texts that readers of numbers, addresses, JSON and base64 got wrong in the past.
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

/// Characters to insert where they do not belong.
const INTRUDERS: &[char] = &['0', 'a', 'F', '+', '-', '_', '=', ' ', '\t', '\n', '"', '\\', '{', '[', 'é', '\u{202e}'];

/// Digits to put in place of another character.
const DIGITS: &[char] =
    &['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f', 'A', 'F', 'x', 'g'];

/// An endless iterator of operations with mutated inputs, drawn from the vectors.
pub struct MutatedInputs<'a> {
    cases: Vec<(&'a str, &'a Value)>,
    rng: Rng,
}

impl<'a> MutatedInputs<'a> {
    /// Starts at a seed: the same seed draws the same inputs.
    pub fn new(files: &'a [VectorFile], seed: u64) -> MutatedInputs<'a> {
        let cases = files.iter().flat_map(|file| file.cases.iter().map(move |case| (file.op.as_str(), case)));
        let sound =
            cases.filter(|(_, case)| matches!(case.expected(), Expected::Output(_)) || is_one_text(&case.input));
        let inputs = sound.map(|(op, case)| (op, &case.input));
        MutatedInputs { cases: inputs.collect(), rng: Rng::with_seed(seed) }
    }

    /// Draws an operation and the input of one of its cases, and mutates one text of it up to three times.
    ///
    /// Only one text is mutated, and only in a case without an error, since the order in which bad arguments are
    /// refused is not promised.
    fn draw(&mut self) -> Option<(&'a str, Value)> {
        let (op, input) = *self.rng.choice(&self.cases)?;
        let mut input = input.clone();
        let mut texts = Vec::new();
        gather(&mut input, &mut texts);
        let times = self.rng.usize(1..=3);
        let text = self.rng.choice(texts)?;
        for _ in 0..times {
            *text = self.mutate(mem::take(text));
        }
        Some((op, input))
    }

    /// Mutates a text: mostly inside its JSON, so that the change gets past the first reader.
    fn mutate(&mut self, text: String) -> String {
        if self.rng.u8(..10) < 7
            && let Ok(mut json @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(&text)
        {
            self.mutate_json(&mut json);
            return json.to_string();
        }
        if self.rng.bool()
            && text.len() > 40
            && let Some(json) = decoded(&text)
        {
            return x402_kernel::header::encode(&self.mutate(json));
        }
        self.mutate_characters(&text)
    }

    /// Changes, removes or repeats a part of a JSON value.
    fn mutate_json(&mut self, json: &mut Value) {
        match json {
            Value::Object(members) if !members.is_empty() && self.rng.u8(..4) > 0 => {
                let names: Vec<String> = members.keys().cloned().collect();
                let Some(name) = self.rng.choice(&names) else { return };
                if self.rng.u8(..8) == 0 {
                    members.shift_remove(name);
                } else if let Some(member) = members.get_mut(name) {
                    self.mutate_json(member);
                }
            }
            Value::Array(elements) if !elements.is_empty() => {
                let at = self.rng.usize(..elements.len());
                if self.rng.u8(..6) == 0 {
                    elements.push(elements[at].clone());
                } else {
                    self.mutate_json(&mut elements[at]);
                }
            }
            Value::String(text) if self.rng.u8(..8) > 0 => *text = self.mutate(mem::take(text)),
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

    fn mutate_characters(&mut self, text: &str) -> String {
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

/// Returns whether an input has exactly one text.
fn is_one_text(input: &Value) -> bool {
    let (mut input, mut texts) = (input.clone(), Vec::new());
    gather(&mut input, &mut texts);
    texts.len() == 1
}

/// Collects every text of a value.
fn gather<'v>(value: &'v mut Value, texts: &mut Vec<&'v mut String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(elements) => elements.iter_mut().for_each(|element| gather(element, texts)),
        Value::Object(members) => members.values_mut().for_each(|member| gather(member, texts)),
        _ => {}
    }
}

/// Returns the JSON in a header, if the text is one.
fn decoded(text: &str) -> Option<String> {
    let profile = x402_kernel::Profile::default();
    let (json, _) = x402_kernel::header::decode(text, x402_kernel::header::Reader::Client, &profile).ok()?;
    Some(json.text().to_owned())
}
