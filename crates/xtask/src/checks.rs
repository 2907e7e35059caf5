//! Runs checks side by side, each in its own process, and prints their seconds. A failure does not hide the others.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, ensure};

use crate::language::Language;
use crate::shell::COMPILED;
use crate::{paths, release, test};

/// A check: its name, what it shows, the checks before it, when it runs, and how.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    about: &'static str,
    after: &'static [&'static str],
    scope: Scope,
    run: fn(&Selection) -> Result<()>,
}

/// When a check belongs to a run.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// If its language is selected.
    Of(Language),
    /// For any languages.
    Each,
    /// If all languages are selected.
    Whole,
    /// With the full loads.
    Deep,
}

/// The selected languages and loads.
pub(crate) struct Selection {
    pub(crate) languages: Vec<Language>,
    /// The full loads: larger numbers, and no other checks.
    pub(crate) deep: bool,
}

impl Check {
    pub(crate) const fn new(
        name: &'static str,
        about: &'static str,
        after: &'static [&'static str],
        scope: Scope,
        run: fn(&Selection) -> Result<()>,
    ) -> Check {
        Check { name, about, after, scope, run }
    }

    fn is_in(&self, selection: &Selection) -> bool {
        match self.scope {
            Scope::Of(language) => selection.languages.contains(&language),
            Scope::Each => true,
            Scope::Whole => selection.languages.len() == Language::ALL.len(),
            Scope::Deep => selection.deep && selection.languages.contains(&Language::Rust),
        }
    }
}

/// Runs single checks by name; without a name, lists them.
pub(crate) fn single(names: &[String], selection: &Selection) -> Result<()> {
    let all = || test::CHECKS.iter().chain(release::CHECKS.iter().skip(1));
    if names.is_empty() {
        all().for_each(|check| println!("{:<18}{}", check.name, check.about));
    }
    for name in names {
        let check = all().find(|check| check.name == name).with_context(|| format!("no check is {name:?}"))?;
        let outcome = (check.run)(selection);
        if let Some(seconds) = cpu_seconds() {
            println!("{name}: {seconds} s of CPU");
        }
        outcome?;
    }
    Ok(())
}

/// Returns the processor time of this process and its children, on Linux.
fn cpu_seconds() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in parentheses; the fields are those of proc_pid_stat(5), in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(11..15)?.iter().filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() / 100)
}

/// The outcome of a check.
struct Outcome {
    name: &'static str,
    wall: Duration,
    cpu: Option<u64>,
    passed: bool,
}

/// The shared state of the workers: waiting, running and finished checks.
struct Board {
    waiting: Vec<&'static Check>,
    running: Vec<&'static str>,
    done: Vec<Outcome>,
}

/// Runs the selected checks, one for each processor and one more that waits for the network. Prints the output of each
/// when it ends, and the seconds of all at the end.
pub(crate) fn run(checks: impl Iterator<Item = &'static Check>, selection: &Selection) -> Result<()> {
    let start = Instant::now();
    let waiting = checks.filter(|check| check.is_in(selection)).collect();
    let board = Mutex::new(Board { waiting, running: Vec::new(), done: Vec::new() });
    let changed = Condvar::new();
    thread::scope(|scope| {
        for _ in 0..=thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| work(&board, &changed, selection));
        }
    });
    let done = board.into_inner().unwrap_or_else(PoisonError::into_inner).done;
    println!("\n{:>6}{:>9}", "wall", "CPU");
    for Outcome { name, wall, cpu, passed } in &done {
        let cpu = cpu.map_or_else(String::new, |seconds| format!("{seconds} s"));
        println!("{:>4} s{cpu:>9}  {}  {name}", wall.as_secs(), if *passed { "passed" } else { "FAILED" });
    }
    let total: u64 = done.iter().filter_map(|check| check.cpu).sum();
    println!("{:>4} s{:>9}  altogether", start.elapsed().as_secs(), format!("{total} s"));
    let failed: Vec<&str> = done.iter().filter(|check| !check.passed).map(|check| check.name).collect();
    println!("{} passed, {} failed", done.len() - failed.len(), failed.len());
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

/// Runs one check after another whose predecessors are done, until none is left.
fn work(board: &Mutex<Board>, changed: &Condvar, selection: &Selection) {
    let mut now = board.lock().unwrap_or_else(PoisonError::into_inner);
    while !now.waiting.is_empty() {
        let over = |name: &&str| !now.running.contains(name) && now.waiting.iter().all(|check| check.name != *name);
        let Some(next) = now.waiting.iter().position(|check| check.after.iter().all(&over)) else {
            now = changed.wait(now).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        let check = now.waiting.remove(next);
        now.running.push(check.name);
        // What did not build is not tested on what was built before.
        let broken = now.done.iter().find(|done| !done.passed && check.after.contains(&done.name));
        let broken = broken.map(|done| done.name);
        drop(now);
        let outcome = outcome(check, broken, selection);
        now = board.lock().unwrap_or_else(PoisonError::into_inner);
        now.running.retain(|name| *name != check.name);
        now.done.push(outcome);
        changed.notify_all();
    }
}

/// Runs a check in its own process and prints its output. The last line has its time.
fn outcome(check: &Check, broken: Option<&str>, selection: &Selection) -> Outcome {
    let (name, start) = (check.name, Instant::now());
    println!("... {name}");
    let ran = || -> Result<(bool, String)> {
        if let Some(broken) = broken {
            return Ok((false, format!("not run: {broken} failed")));
        }
        let log = paths::target().join("checks").join(name).with_extension("log");
        paths::write(&log, b"")?;
        let file = File::create(&log)?;
        let languages: Vec<&str> = selection.languages.iter().map(|language| language.name()).collect();
        let mut command = Command::new(this_program()?);
        if check.after.contains(&"compile") {
            command.env(COMPILED, "1");
        }
        command.args(["check", name, "--only", &languages.join(",")]).args(selection.deep.then_some("--deep"));
        let status = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).status()?;
        Ok((status.success(), String::from_utf8_lossy(&fs::read(&log)?).into_owned()))
    };
    let (passed, printed) = ran().unwrap_or_else(|error| (false, format!("{error:#}")));
    println!("\n=== {name}\n{}", printed.trim_end());
    let said = |line: &str| line.strip_prefix(name)?.strip_prefix(": ")?.strip_suffix(" s of CPU")?.parse().ok();
    Outcome { name, wall: start.elapsed(), cpu: printed.lines().rev().find_map(said), passed }
}

/// Returns this program, even if a check builds it anew.
fn this_program() -> Result<PathBuf> {
    let linux = PathBuf::from("/proc/self/exe");
    if linux.exists() { Ok(linux) } else { Ok(env::current_exe()?) }
}
