//! Mutated inputs, through every operation of every language: none panics, and all give Rust's result.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow, bail, ensure};
use serde_json::Value;
use x402_kernel::Code;
use x402_kernel_grader::MutatedInputs;

use crate::language::Language;
use crate::vectors;

/// The number of inputs at once, which limits memory.
const BATCH: usize = 10_000;

/// The lowest share, in percent, of inputs that must get past the readers of JSON and headers.
const PAST_THE_READERS: usize = 30;

/// The seed of the inputs.
const SEED: u64 = 402;

/// Runs `count` inputs in each language, compares with Rust, and counts the codes.
pub(crate) fn run(languages: &[Language], count: usize) -> Result<()> {
    let files = x402_kernel_grader::load(&x402_kernel_grader::spec_vectors()).map_err(|error| anyhow!(error))?;
    // An input that is no case of its operation is the drawer's mistake and says nothing of the kernel.
    let mut drawn = MutatedInputs::new(&files, SEED).filter_map(|(op, input)| {
        let answer = vectors::answers(Language::Rust, &[(op, &input)]).ok()?.pop()?;
        answer.get("problem").is_none().then_some((op, input, answer))
    });
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    let mut unequal = 0;
    let mut left = count;
    while left > 0 {
        let batch: Vec<_> = drawn.by_ref().take(left.min(BATCH)).collect();
        left -= batch.len();
        for (.., answer) in &batch {
            mentioned(answer, &mut codes);
        }
        for &language in languages.iter().filter(|language| **language != Language::Rust) {
            let questions: Vec<_> = batch.iter().map(|(op, input, _)| (*op, input)).collect();
            for ((op, input, expected), found) in batch.iter().zip(vectors::answers(language, &questions)?) {
                if *expected != found {
                    unequal += 1;
                    eprintln!("{}: {op} {input}\n  rust  {expected}\n  found {found}", language.name());
                }
            }
        }
    }
    report(count, &codes)?;
    if unequal > 0 {
        bail!("{unequal} answers differ from Rust's");
    }
    Ok(())
}

/// Counts a result under its code, or under `ok`; codes inside values count as reached.
fn mentioned(answer: &Value, codes: &mut BTreeMap<String, usize>) {
    let own = answer.pointer("/error/code").and_then(Value::as_str);
    *codes.entry(own.unwrap_or("ok").to_owned()).or_default() += 1;
    let mut inner = BTreeSet::new();
    gather(answer.get("output").unwrap_or(&Value::Null), &mut inner);
    for code in inner {
        codes.entry(code).or_default();
    }
}

fn gather(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| gather(element, codes)),
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str() {
                    Some(code) if name == "code" || name == "raised" => drop(codes.insert(code.to_owned())),
                    _ => gather(member, codes),
                }
            }
        }
        _ => {}
    }
}

fn report(count: usize, codes: &BTreeMap<String, usize>) -> Result<()> {
    for (code, times) in codes {
        println!("{times:>8}  {code}");
    }
    let (known, reached) = (Code::ALL.len(), Code::ALL.iter().filter(|code| codes.contains_key(code.as_str())).count());
    let reader = |code: &str| code.starts_with("json.") || code.starts_with("header.");
    let stopped: usize = codes.iter().filter(|(code, _)| reader(code)).map(|(_, times)| times).sum();
    let past = (count - stopped) * 100 / count.max(1);
    println!("{count} inputs; {past} % get past the readers of JSON and headers; {reached} of {known} codes reached");
    ensure!(past >= PAST_THE_READERS, "too few inputs get past the readers: at least {PAST_THE_READERS} % are wanted");
    Ok(())
}
