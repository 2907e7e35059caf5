//! Terminals and pipes: colour, columns, control characters from peers, and pipes that close.

use std::process::Stdio;

use serde_json::json;

use super::choose::{challenge, offer};
use super::{PAYER, message, program, run, x402};

const CHOOSE: [&str; 7] = ["choose", "--payer", PAYER, "--network", "eip155:84532", "--now", "1740672100"];

#[test]
fn a_pipe_gets_plain_text_unless_colour_is_forced() {
    let challenge = challenge(&[offer(json!({})), offer(json!({"scheme": "foo"}))]);
    for arguments in
        [&["decode"][..], &CHOOSE, &["demo"], &["verify", "x", "--offer", "-"], &["--help"], &["decode", "--bad"]]
    {
        let (text, aside, _) = x402(arguments, &challenge);
        assert!(!text.contains('\u{1b}') && !aside.contains('\u{1b}'), "{arguments:?}: {text}{aside}");
    }
    let forced = run(program(&["decode"]).env("CLICOLOR_FORCE", "1"), &challenge).0;
    assert!(forced.contains("\u{1b}[1m0.01 USDC\u{1b}[0m") && forced.contains("\u{1b}[32mok\u{1b}[0m"), "{forced:?}");
    let silenced = run(program(&["decode"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"), &challenge).0;
    assert_eq!(silenced, x402(&["decode"], &challenge).0);
}

#[test]
fn a_peer_cannot_play_tricks_on_a_terminal() {
    const TRICKS: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{202e}\u{2066}\u{7f}\r\n\u{85}x";
    let mut challenge =
        json!({"x402Version": 2, "error": TRICKS, "resource": {"url": TRICKS, "description": TRICKS}, TRICKS: TRICKS});
    challenge["accepts"] = json!([
        offer(json!({"scheme": TRICKS})),
        offer(json!({"network": TRICKS})),
        offer(json!({"amount": TRICKS})),
        offer(json!({"payTo": TRICKS})),
        offer(json!({"extra": {"name": TRICKS}})),
        offer(json!({"maxTimeoutSeconds": TRICKS})),
        offer(json!({"network": "eip155:1", TRICKS: 1})),
        TRICKS,
    ]);
    let receipts = [
        json!({"success": true, "transaction": TRICKS, "network": TRICKS, "payer": TRICKS}),
        json!({"success": false, "errorReason": TRICKS, "transaction": "", "network": TRICKS}),
        json!({"success": false, "errorReason": "settlement_pending", "transaction": TRICKS, "network": TRICKS}),
    ];
    let url = ["--url", "https://api.example.com"];
    let choose = [&CHOOSE[..], &url].concat();
    let sign = [&["sign", "--key-env", "NO_SUCH"], &CHOOSE[3..], &url].concat();
    let verify = ["verify", &message("4-spec-v2-payment.json"), "--offer", "-"];
    let arguments =
        [&["decode"][..], &["decode", "--json"], &choose, &sign, &verify, &["decode", TRICKS], &["verify", TRICKS]];
    for arguments in arguments {
        for input in std::iter::once(&challenge).chain(&receipts) {
            for input in
                [input.to_string(), format!("HTTP/1.1 402 x\nPAYMENT-REQUIRED: {TRICKS}\n\n{input}"), TRICKS.to_owned()]
            {
                let (text, aside, exit) = run(program(arguments).env("CLICOLOR_FORCE", "1"), &input);
                let seen = (text + &aside).replace("\u{1b}[", "");
                let trick =
                    seen.chars().find(|c| c.is_control() && *c != '\n' || ('\u{2028}'..='\u{2069}').contains(c));
                assert!(trick.is_none(), "{arguments:?}: {seen:?}");
                assert!(!seen.contains("2J") || !seen.contains("\u{1b}"), "{seen:?}");
                assert!(matches!(exit, Some(0..=3)), "{arguments:?}: {seen}");
            }
        }
    }
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let sign = [
        &["sign", &message("3-spec-v2-challenge.json"), "--url", "https://a.example/", "--payer", PAYER, "--requests"],
        &CHOOSE[3..],
    ];
    for arguments in
        [&["demo"][..], &["--help"], &["decode", &message("3-spec-v2-challenge.json"), "--json"], &sign.concat()]
    {
        let mut child =
            program(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        let aside = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {aside}");
        assert!(!aside.contains("x402:") && !aside.contains("panicked"), "{arguments:?}: {aside}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let output = program(&["demo"]).stdout(full).stderr(Stdio::piped()).output().expect("the program ends");
    let aside = String::from_utf8_lossy(&output.stderr);
    assert!(aside.starts_with("x402: output.unwritable: standard output: "), "{aside}");
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
mod on_a_terminal {
    use std::fs::{File, OpenOptions};
    use std::io::Read;
    use std::process::Stdio;

    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use serde_json::json;

    use super::super::choose::{challenge, offer};
    use super::super::program;

    /// Returns what the program prints on a terminal.
    fn seen(arguments: &[&str], environment: &[(&str, &str)]) -> String {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).and_then(|()| unlockpt(&master)).expect("a terminal");
        let name = ptsname(&master, Vec::new()).expect("it has a name").into_string().expect("of text");
        let other = OpenOptions::new().read(true).write(true).open(name).expect("it opens");
        let mut child = {
            let mut command = program(arguments);
            let end = other.try_clone().expect("it has two ends");
            command.env("TERM", "xterm").envs(environment.iter().copied());
            command.stdin(Stdio::null()).stdout(other).stderr(end).spawn().expect("the program starts")
        };
        let mut text = Vec::new();
        // On Linux, reading a terminal fails once its other end is closed.
        let _ = File::from(master).read_to_end(&mut text);
        assert!(child.wait().expect("the program ends").code().is_some());
        String::from_utf8(text).expect("it prints UTF-8").replace("\r\n", "\n")
    }

    #[test]
    fn a_terminal_gets_colour_and_columns() {
        let challenge = challenge(&[offer(json!({})), offer(json!({"amount": "2500000", "network": "eip155:8453"}))]);
        let text = seen(&["decode", &challenge], &[]);
        assert!(text.contains("\u{1b}[1m0.01 USDC\u{1b}[0m") && text.contains("\u{1b}[32mok\u{1b}[0m"), "{text:?}");
        let plain = seen(&["decode", &challenge], &[("NO_COLOR", "1")]);
        assert!(plain.contains("  Base Sepolia  exact  to 0x2096…287C  within 60 s\n"), "{plain:?}");
        let columns = |text: &str| text.lines().filter_map(|line| line.find("exact")).collect::<Vec<_>>();
        assert!(matches!(columns(&plain)[..], [first, second] if first == second), "{plain}");
        assert!(!plain.contains('\u{1b}'), "{plain:?}");
        assert_eq!(seen(&["decode", &challenge], &[("TERM", "dumb")]), plain);
        // NO_COLOR counts when it is not empty (no-color.org).
        assert_eq!(seen(&["decode", &challenge], &[("NO_COLOR", "")]), text);

        let complaint = seen(&["decode", "{"], &[]);
        assert!(complaint.starts_with("\u{1b}[31mx402:\u{1b}[0m json.syntax: "), "{complaint:?}");
        assert!(
            seen(&["--help"], &[]).contains('\u{1b}') && !seen(&["--help"], &[("NO_COLOR", "1")]).contains('\u{1b}')
        );
    }
}
