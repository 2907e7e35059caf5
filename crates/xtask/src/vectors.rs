//! Runs a folder of vectors through the public API of each language.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::{Value, json};
use x402_kernel_grader::{Case, Expected, VectorFile};

use crate::language::{Adapter, Language};

/// The results of one operation's cases in a language.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
}

/// Runs every case of the folder in each language, and prints the counts by operation and language.
pub(crate) fn run(languages: &[Language], folder: Option<&Path>) -> Result<()> {
    let own = x402_kernel_grader::spec_vectors();
    let files = x402_kernel_grader::load(folder.unwrap_or(&own)).map_err(|error| anyhow!(error))?;
    let mut counts: BTreeMap<&str, BTreeMap<&str, Count>> = BTreeMap::new();
    for &language in languages {
        let questions: Vec<Question<'_>> = cases(&files).map(|(file, case)| (&*file.op, &case.input)).collect();
        let answers = answers(language, &questions)?;
        for ((file, case), answer) in cases(&files).zip(answers) {
            let count = counts.entry(&file.op).or_default().entry(language.name()).or_default();
            match mistake(case, &answer) {
                None => count.right += 1,
                Some(mistake) => {
                    count.wrong += 1;
                    eprintln!("{}: {} {}: {mistake}", language.name(), file.op, case.id);
                }
            }
        }
    }
    print_table(languages, &counts);
    let wrong: usize = counts.values().flat_map(BTreeMap::values).map(|count| count.wrong).sum();
    if wrong > 0 {
        bail!("{wrong} cases are wrong");
    }
    Ok(())
}

fn cases(files: &[VectorFile]) -> impl Iterator<Item = (&VectorFile, &Case)> {
    files.iter().flat_map(|file| file.cases.iter().map(move |case| (file, case)))
}

/// An operation and its input.
pub(crate) type Question<'a> = (&'a str, &'a Value);

/// Returns one result for each input, in order; another number of results is an error.
pub(crate) fn answers(language: Language, questions: &[Question<'_>]) -> Result<Vec<Value>> {
    let mut command = match language.adapter()? {
        Adapter::Here => return Ok(questions.iter().map(|question| here(*question)).collect()),
        Adapter::Program(command) => command,
    };
    let lines: String =
        questions.iter().map(|(op, input)| format!("{}\n", json!({ "op": op, "input": input }))).collect();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context(language.name())?;
    let mut stdin = child.stdin.take().context("no standard input")?;
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output()?;
    writer.join().map_err(|_| anyhow!("the writer failed"))?.context("the adapter did not read every question")?;
    if !output.status.success() {
        bail!("{}: the adapter ended with {}", language.name(), output.status);
    }
    let text = String::from_utf8(output.stdout)?;
    let answers: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect::<Result<_>>()?;
    if answers.len() != questions.len() {
        bail!("{}: {} questions asked, {} answered", language.name(), questions.len(), answers.len());
    }
    Ok(answers)
}

fn here((op, input): Question<'_>) -> Value {
    match x402_kernel_grader::run(op, input) {
        Ok(Ok(output)) => json!({ "output": output }),
        Ok(Err(error)) => json!({ "error": error }),
        Err(problem) => json!({ "problem": problem }),
    }
}

fn mistake(case: &Case, answer: &Value) -> Option<String> {
    let expected = match case.expected() {
        Expected::Output(output) => json!({ "output": output }),
        Expected::Error(error) => json!({ "error": error }),
    };
    (*answer != expected).then(|| format!("\n  expected {expected}\n  found    {answer}"))
}

fn print_table(languages: &[Language], counts: &BTreeMap<&str, BTreeMap<&str, Count>>) {
    let row = |name: &str, cell: &dyn Fn(&str) -> String| {
        let cells: String = languages.iter().map(|language| format!("{:>14}", cell(language.name()))).collect();
        println!("{name:<26}{cells}");
    };
    row("", &str::to_owned);
    for (op, by_language) in counts {
        row(op, &|language| match by_language.get(language) {
            None => "-".to_owned(),
            Some(Count { right, wrong: 0 }) => right.to_string(),
            Some(Count { right, wrong }) => format!("{right}, {wrong} wrong"),
        });
    }
    let right =
        |language: &str| counts.values().filter_map(|counts| counts.get(language)).map(|count| count.right).sum();
    row("passed", &|language| usize::to_string(&right(language)));
}
