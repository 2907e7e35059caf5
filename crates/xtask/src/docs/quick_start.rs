//! The same quick start in every README: the same steps, in the same order, each in its language's accent. That each
//! README's code runs is for its language's own tests to see.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::paths;

/// The READMEs, and how code is marked up in them. Rust's needs no mark.
const READMES: [(&str, &str, bool); 5] = [
    ("crates/x402-kernel/README.md", "", true),
    ("bindings/python/README.md", "python", true),
    ("bindings/wasm/README.md", "ts", false),
    ("bindings/kotlin/README.md", "kotlin", false),
    ("bindings/swift/README.md", "swift", false),
];

/// What a reader who knows one README looks for in another.
const HEADINGS: [&str; 2] = ["Quick start", "When it goes wrong"];

/// The steps of paying and of verifying.
const STEPS: [&str; 8] =
    ["fromHttp", "choose", "approve", "prepare", "summary", "finish", "headerName", "verifyHeader"];

/// Fails unless each README has the headings, and its code the steps in their order.
pub(super) fn check() -> Result<()> {
    let mut problems = Vec::new();
    for (readme, markup, snake) in READMES {
        let text = fs::read_to_string(paths::at(readme)).with_context(|| readme.to_owned())?;
        problems.extend(missing(&text, markup, snake).into_iter().map(|problem| format!("{readme}: {problem}")));
    }
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(())
}

fn missing(text: &str, markup: &str, snake: bool) -> Vec<String> {
    let mut problems = Vec::new();
    for heading in HEADINGS {
        if !text.lines().any(|line| line == format!("## {heading}")) {
            problems.push(format!("no heading \"{heading}\""));
        }
    }
    let code = code(text, markup);
    let mut rest = code.as_str();
    for step in STEPS {
        let name = if snake { crate::surface::snake(step) } else { step.to_owned() };
        // A function of a value's, or of a type's.
        match [".", "::"]
            .iter()
            .filter_map(|mark| rest.split_once(&format!("{mark}{name}")))
            .map(|(_, after)| after)
            .max_by_key(|after| after.len())
        {
            Some(after) => rest = after,
            None => problems.push(format!("its code does not come to {name} after the steps before it")),
        }
    }
    problems
}

/// The code of a README in its language.
fn code(text: &str, markup: &str) -> String {
    let mut code = String::new();
    let mut inside = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), inside) {
            (Some(mark), None) => inside = Some(mark == markup || (markup.is_empty() && mark.starts_with("rust"))),
            (Some(_), Some(_)) => inside = None,
            (None, Some(true)) => {
                code += line;
                code.push('\n');
            }
            _ => {}
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn a_step_that_is_left_out_is_found() {
        let whole = "## Quick start\n```python\nx.from_http()\nx.choose()\nx.approve()\nx.prepare()\nx.summary\nx.finish()\n\
                     x.header_name\nx.verify_header()\n```\n## When it goes wrong\n";
        assert!(missing(whole, "python", true).is_empty());
        assert_eq!(missing(&whole.replace("x.approve()\n", ""), "python", true).len(), 1);
        assert_eq!(missing(&whole.replace("## Quick start", "## Start"), "python", true).len(), 1);
        assert!(
            missing(&whole.replace("x.choose()\nx.approve()", "x.approve()\nx.choose()"), "python", true).len() == 1
        );
        assert!(!missing(whole, "swift", true).is_empty());
    }
}
