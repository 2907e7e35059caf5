//! Checks: each in a process of its own, side by side, with the seconds it took; a failure does not hide the others.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, anyhow, bail};

use crate::language::Language;
use crate::{paths, release, test};

/// A check: what it is called, what it sees to, which others it waits for, when it is run, and how.
pub(crate) struct Check {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) after: &'static [&'static str],
    pub(crate) scope: Scope,
    pub(crate) run: fn(&Selection) -> Result<()>,
}

/// When a check belongs to a run.
#[derive(Clone, Copy)]
pub(crate) enum Scope {
    /// Whenever its language is one of those that are run.
    Of(Language),
    /// Whatever the languages are.
    Each,
    /// When all of them are run.
    Whole,
    /// With the full loads.
    Deep,
}

/// What is tested, and how much of each load is run.
pub(crate) struct Selection {
    pub(crate) languages: Vec<Language>,
    /// The full loads. They are numbers, never a check left out.
    pub(crate) deep: bool,
}

impl Scope {
    fn is_in(self, selection: &Selection) -> bool {
        match self {
            Scope::Of(language) => selection.languages.contains(&language),
            Scope::Each => true,
            Scope::Whole => selection.languages.len() == Language::ALL.len(),
            Scope::Deep => selection.deep && selection.languages.contains(&Language::Rust),
        }
    }
}

/// Runs single checks by their names; with none, lists them.
pub(crate) fn single(names: &[String], selection: &Selection) -> Result<()> {
    let all = || test::CHECKS.iter().chain(release::PACKS).chain(release::TRIALS);
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

/// What this process and those that it waited for took of the processors, where Linux says so.
fn cpu_seconds() -> Option<u64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in parentheses; the fields are those of proc_pid_stat(5), in hundredths of a second.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields.get(11..15)?.iter().filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() / 100)
}

/// What came of a check.
struct Outcome {
    name: &'static str,
    wall: Duration,
    cpu: Option<u64>,
    passed: bool,
}

/// What the workers share: the checks that wait, those that run, those that are done.
struct Board {
    waiting: Vec<&'static Check>,
    running: Vec<&'static str>,
    done: Vec<Outcome>,
}

/// Runs the checks that belong to the selection, as many at once as there are processors and one that waits for the
/// network; prints what each printed when it is done, and the seconds of all of them in the end.
pub(crate) fn run(checks: &[&'static [Check]], selection: &Selection) -> Result<()> {
    let start = Instant::now();
    let waiting = checks.iter().copied().flatten().filter(|check| check.scope.is_in(selection)).collect();
    let board = Mutex::new(Board { waiting, running: Vec::new(), done: Vec::new() });
    let changed = Condvar::new();
    let workers = thread::available_parallelism().map_or(2, usize::from) + 1;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| work(&board, &changed, selection))).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| anyhow!("a worker failed"))?)
    })?;
    let done = board.into_inner().map_err(|_| anyhow!("a worker failed"))?.done;
    println!("\n{:>6}{:>9}", "wall", "CPU");
    for Outcome { name, wall, cpu, passed } in &done {
        let cpu = cpu.map_or_else(String::new, |seconds| format!("{seconds} s"));
        println!("{:>4} s{cpu:>9}  {}  {name}", wall.as_secs(), if *passed { "passed" } else { "FAILED" });
    }
    let total: u64 = done.iter().filter_map(|check| check.cpu).sum();
    println!("{:>4} s{:>9}  altogether", start.elapsed().as_secs(), format!("{total} s"));
    let failed: Vec<&str> = done.iter().filter(|check| !check.passed).map(|check| check.name).collect();
    println!("{} passed, {} failed", done.len() - failed.len(), failed.len());
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// Takes one check after another whose turn it is, until none is left.
fn work(board: &Mutex<Board>, changed: &Condvar, selection: &Selection) -> Result<()> {
    let lock = || -> Result<MutexGuard<'_, Board>> { board.lock().map_err(|_| anyhow!("a worker failed")) };
    let mut now = lock()?;
    while !now.waiting.is_empty() {
        let over = |name: &&str| !now.running.contains(name) && now.waiting.iter().all(|check| check.name != *name);
        let Some(next) = now.waiting.iter().position(|check| check.after.iter().all(&over)) else {
            now = changed.wait(now).map_err(|_| anyhow!("a worker failed"))?;
            continue;
        };
        let check = now.waiting.remove(next);
        now.running.push(check.name);
        let broken =
            now.done.iter().find(|done| !done.passed && check.after.contains(&done.name)).map(|done| done.name);
        drop(now);
        let outcome = match broken {
            // What did not build is not tested on what was built before.
            Some(before) => {
                println!("\n=== {}\nnot run: {before} failed", check.name);
                Outcome { name: check.name, wall: Duration::ZERO, cpu: None, passed: false }
            }
            None => process(check, selection),
        };
        now = lock()?;
        now.running.retain(|name| *name != check.name);
        now.done.push(outcome);
        changed.notify_all();
    }
    Ok(())
}

/// Runs a check in a process of its own and prints what it printed. The last line says what it took.
fn process(check: &Check, selection: &Selection) -> Outcome {
    let start = Instant::now();
    println!("... {}", check.name);
    let ran = || -> Result<(ExitStatus, String)> {
        let log = paths::target().join("checks").join(check.name).with_extension("log");
        fs::create_dir_all(log.parent().context("a file is in a folder")?)?;
        let file = File::create(&log)?;
        let languages: Vec<&str> = selection.languages.iter().map(|language| language.name()).collect();
        let mut command = Command::new(this_program()?);
        command.args(["check", check.name, "--only", &languages.join(",")]).args(selection.deep.then_some("--deep"));
        let status = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).status()?;
        Ok((status, String::from_utf8_lossy(&fs::read(&log)?).into_owned()))
    };
    let (passed, printed) = match ran() {
        Ok((status, printed)) => (status.success(), printed),
        Err(error) => (false, format!("{error:#}")),
    };
    println!("\n=== {}\n{}", check.name, printed.trim_end());
    let said = |line: &str| line.strip_prefix(&format!("{}: ", check.name))?.strip_suffix(" s of CPU")?.parse().ok();
    Outcome { name: check.name, wall: start.elapsed(), cpu: printed.lines().rev().find_map(said), passed }
}

/// This very program, even if a check builds it anew.
fn this_program() -> Result<PathBuf> {
    let linux = PathBuf::from("/proc/self/exe");
    if linux.exists() { Ok(linux) } else { Ok(env::current_exe()?) }
}
