//! Checks the READMEs: the same quick start in each. Each language's own tests run the code.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::paths;

/// The README of each language, and its marks for code.
const READMES: [(&str, &str); 5] = [
    ("crates/x402-kernel/README.md", "rust"),
    ("bindings/python/README.md", "python"),
    ("bindings/wasm/README.md", "ts"),
    ("bindings/kotlin/README.md", "kotlin"),
    ("bindings/swift/README.md", "swift"),
];

/// The headings of every README.
const HEADINGS: [&str; 2] = ["Quick start", "When it goes wrong"];

/// The steps of paying and verifying, in the order of every quick start.
const STEPS: [&str; 8] =
    ["from_http", "choose", "approve", "prepare", "summary", "finish", "header_name", "verify_header"];

/// Returns the blocks of code in a language, in order.
pub(crate) fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect()
}

/// Fails unless each README has the headings, and its code has the steps in order.
pub(crate) fn check() -> Result<()> {
    let mut problems = Vec::new();
    for (readme, language) in READMES {
        let text = fs::read_to_string(paths::at(readme)).with_context(|| readme.to_owned())?;
        problems.extend(missing(&text, language).into_iter().map(|problem| format!("{readme}: {problem}")));
    }
    ensure!(problems.is_empty(), "{}", problems.join("\n"));
    Ok(())
}

fn missing(text: &str, language: &str) -> Vec<String> {
    let lacks = |heading: &&str| !text.lines().any(|line| line.strip_prefix("## ") == Some(heading));
    let mut problems: Vec<String> = HEADINGS.into_iter().filter(lacks).map(|it| format!("no heading {it:?}")).collect();
    // In the one spelling of all languages: `fromHttp` and `from_http` are the same.
    let spelled = |name: &str| name.replace('_', "").to_lowercase();
    let code = spelled(&blocks(text, language).concat());
    let mut rest = &*code;
    for step in STEPS {
        let name = spelled(step);
        let mut called = rest.match_indices(&name).filter(|(at, _)| rest[..*at].ends_with(['.', ':']));
        match called.next() {
            Some((at, _)) => rest = &rest[at + name.len()..],
            None => problems.push(format!("its code does not come to {step} after the steps before it")),
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn a_step_that_is_left_out_is_found() {
        let whole = "## Quick start\n```python\nx.from_http()\nx.choose()\nx.approve()\nx.prepare()\nx.summary\nx.finish()\n\
                     x.header_name\nx.verify_header()\n```\n## When it goes wrong\n";
        let missing = |from, to| missing(&whole.replace(from, to), "python").len();
        assert_eq!(missing("", ""), 0);
        assert_eq!(missing("x.approve()\n", ""), 1);
        assert_eq!(missing("## Quick start", "## Start"), 1);
        assert_eq!(missing("x.choose()\nx.approve()", "x.approve()\nx.choose()"), 1);
        assert_eq!(missing("```python", "```swift"), 8);
    }
}
